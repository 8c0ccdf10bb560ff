import path from 'node:path';
import { printable } from '../../basics/printable.ts';
import { loadCatalog } from '../../catalog/load.ts';
import { loadBuiltinPresets } from '../../presets/builtin.ts';
import { command, type Flags } from '../command.ts';
import { exitCode } from '../errors.ts';
import { shared } from '../flags.ts';
import { readInput } from '../input-file.ts';
import { parentsOf } from '../load-world.ts';

const flags = { json: shared.json } as const satisfies Flags;

export const presetCheck = command({
  name: 'preset check',
  position: 110,
  line: 'problems of a preset file, line by line',
  choices: [],
  flags,
  positionals: { usage: 'FILE', least: 1, most: 1, what: 'one file', isPath: true },
  examples: ['preset check my-app.yaml'],
  more: 'Exit 1 where a problem stands.',
  run: async (args, system) => {
    const [file = ''] = args.positionals;
    const text = await readInput(system, file, 'preset check');
    const { parseExtended } = await import('../../presets/parse.ts');
    const parents = parentsOf(system, await loadBuiltinPresets());
    const parsed = await parseExtended(text, path.resolve(system.cwd, file), await loadCatalog(), parents);
    const problems = parsed.ok ? [] : parsed.problems;
    const id = parsed.ok ? (parsed.kind === 'preset' ? parsed.preset.id : parsed.saved.id) : null;
    if (args.json) system.stdout.write(`${JSON.stringify({ file, id, problems }, null, 2)}\n`);
    else {
      for (const { where, message } of problems)
        system.stdout.write(`${printable(`${where}: ${message}`)}\n`);
      if (id !== null) system.stdout.write(`${printable(`${file} is sound: --preset ${id}`)}\n`);
    }
    return problems.length === 0 ? exitCode.done : exitCode.findings;
  },
});
