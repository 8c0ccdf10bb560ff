import path from 'node:path';
import { printable } from '../../basics/printable.ts';
import { quote } from '../../basics/shell.ts';
import { loadCatalog } from '../../catalog/load.ts';
import { loadBuiltinPresets } from '../../presets/builtin.ts';
import { isReference } from '../../presets/reference.ts';
import { command, type Flags } from '../command.ts';
import { exitCode } from '../errors.ts';
import { shared } from '../flags.ts';
import { readInput } from '../input-file.ts';
import { readPreset } from '../load-world.ts';

const flags = { json: shared.json } as const satisfies Flags;

export const presetCheck = command({
  name: 'preset check',
  position: 110,
  line: 'problems of a preset file, line by line',
  choices: [],
  flags,
  positionals: { usage: 'FILE|GIT-REF', least: 1, most: 1, what: 'one file', isPath: true },
  examples: ['preset check my-app.yaml'],
  more: 'Exit 1 where a problem stands. GIT-REF is git+https://HOST/OWNER/NAME@COMMIT:PATH.yaml: what that would run is shown, and with #sha256=DIGEST behind it is confirmed.',
  run: async (args, system) => {
    const [file = ''] = args.positionals;
    const world = { catalog: await loadCatalog(), presets: await loadBuiltinPresets() };
    const isForeign = isReference(file);
    const place = isForeign ? file : path.resolve(system.cwd, file);
    const text = isForeign ? null : await readInput(system, file, 'preset check');
    const parsed = await readPreset(system, world, place, true, text);
    const problems = parsed?.ok === false ? parsed.problems : [];
    const id = parsed?.ok === true ? (parsed.kind === 'preset' ? parsed.preset.id : parsed.saved.id) : null;
    if (args.json) system.stdout.write(`${JSON.stringify({ file, id, problems }, null, 2)}\n`);
    else {
      for (const { where, message } of problems)
        system.stdout.write(`${printable(`${where}: ${message}`)}\n`);
      const named = isForeign ? quote(file) : id;
      if (id !== null) system.stdout.write(`${printable(`${file} is sound: --preset ${named}`)}\n`);
    }
    return problems.length === 0 ? exitCode.done : exitCode.findings;
  },
});
