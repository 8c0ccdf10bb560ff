import { nearest } from '../../basics/spelling.ts';
import { contentOf } from '../../presets/content.ts';
import { command, type Flags } from '../command.ts';
import { exitCode, UsageError } from '../errors.ts';
import { shared } from '../flags.ts';
import { loadWorld } from '../load-world.ts';
import { presetNames } from './names.ts';

const flags = { json: shared.json } as const satisfies Flags;

export const presetShow = command({
  name: 'preset show',
  position: 100,
  line: 'all that one says, with what it extends, as a file',
  choices: [],
  flags,
  positionals: {
    usage: 'NAME|FILE',
    least: 1,
    most: 1,
    what: 'the name of one preset, or its file',
    offers: presetNames,
  },
  examples: ['preset show fluxgym', 'preset show fluxgym >my-app.yaml'],
  run: async (args, system) => {
    const [name = ''] = args.positionals;
    const { presets, savedPlans, requested } = await loadWorld(system, name);
    const all = [...presets.map(contentOf), ...savedPlans];
    const found = all.find(({ id }) => id === requested);
    if (found === undefined) {
      const names = all.map(({ id }) => id);
      throw new UsageError(
        `there is no preset "${name}"`,
        `did you mean ${nearest(name, names, 3).join(', ')}? pod-wizard preset list shows all`,
      );
    }
    if (args.json) system.stdout.write(`${JSON.stringify(found, null, 2)}\n`);
    else {
      const { formatDocument } = await import('../../presets/saved-plan.ts');
      system.stdout.write(formatDocument(found));
    }
    return exitCode.done;
  },
});
