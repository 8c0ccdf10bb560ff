import { printable } from '../../basics/printable.ts';
import { contentOf } from '../../presets/content.ts';
import { command, type Flags } from '../command.ts';
import { exitCode } from '../errors.ts';
import { shared } from '../flags.ts';
import { loadWorld, presetFolder } from '../load-world.ts';

const flags = { json: shared.json } as const satisfies Flags;

export const presetList = command({
  name: 'preset list',
  position: 90,
  aliases: ['presets'],
  line: 'those that come along, then your own',
  choices: [],
  flags,
  examples: ['preset list'],
  run: async (args, system) => {
    const { presets, savedPlans, problems } = await loadWorld(system, null);
    if (args.json) {
      system.stdout.write(
        `${JSON.stringify({ presets: presets.map(contentOf), savedPlans, problems }, null, 2)}\n`,
      );
      return exitCode.done;
    }
    const rows = [
      ...presets.map(({ id, version, summary }) => [id, version, summary] as const),
      ...savedPlans.map(
        (saved) => [saved.id, '-', `${saved.title} (your answers for ${saved.extends})`] as const,
      ),
    ];
    const width = Math.max(...rows.map(([id]) => id.length)) + 2;
    for (const [id, version, summary] of rows) {
      system.stdout.write(printable(`${id.padEnd(width)}${version.padEnd(8)}${summary}`).concat('\n'));
    }
    for (const problem of problems) system.stderr.write(`pod-wizard: not usable: ${printable(problem)}\n`);
    const folder = presetFolder(system);
    system.stdout.write(
      folder === null
        ? '\nNo folder is known for your own: set HOME or XDG_CONFIG_HOME to an absolute path\n'
        : `\nYour own go into ${printable(folder)}\n`,
    );
    return exitCode.done;
  },
});
