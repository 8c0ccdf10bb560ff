import { printable } from '../../basics/printable.ts';
import { complete } from '../../plan/complete.ts';
import { command, type Flags } from '../command.ts';
import { exitCode } from '../errors.ts';
import { shared } from '../flags.ts';
import { assertPresetId, presetFile } from '../save-preset.ts';
import { readStated } from '../stated.ts';
import { missingAnswers } from '../wizard/missing.ts';

const flags = { json: shared.json } as const satisfies Flags;

export const presetSave = command({
  name: 'preset save',
  position: 120,
  line: 'these choices as a preset of your own',
  choices: 'all',
  flags,
  positionals: { usage: 'NAME', least: 1, most: 1, what: 'one name' },
  examples: ['preset save my-flux --preset fluxgym --gpu 4090 --image IMAGE'],
  more: 'It starts later wizards and scripts: pod-wizard --preset NAME.',
  run: async (args, system) => {
    const [name = ''] = args.positionals;
    const { draft, preset, world } = await readStated(args, system);
    assertPresetId(name, world);
    const completed = complete(draft, preset, world.catalog);
    if (!completed.ok) throw missingAnswers(draft, completed.missing, world, true);
    const { path: file, content, mode } = await presetFile(completed.plan, name, system);
    await system.files.replace(file, content, mode);
    system.stdout.write(
      args.json ? `${JSON.stringify({ id: name, file }, null, 2)}\n` : `saved  ${printable(file)}\n`,
    );
    return exitCode.done;
  },
});
