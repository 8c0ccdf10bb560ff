import { nearest } from '../../basics/spelling.ts';
import { contentOf } from '../../presets/content.ts';
import { command, type Flags } from '../command.ts';
import { exitCode, UsageError } from '../errors.ts';
import { shared } from '../flags.ts';
import { loadWorld } from '../load-world.ts';
import { presetSchemaText } from '../save-preset.ts';
import { presetNames } from './names.ts';

const flags = {
  schema: { type: 'boolean', help: 'the JSON Schema (draft-07) of a preset file, for editors' },
  json: shared.json,
} as const satisfies Flags;

export const presetShow = command({
  name: 'preset show',
  position: 100,
  line: 'all that one says, as one file',
  choices: [],
  flags,
  positionals: {
    usage: 'NAME|FILE',
    least: 0,
    most: 1,
    what: 'the name of one preset, or its file',
    offers: presetNames,
  },
  examples: ['preset show fluxgym >my-app.yaml', 'preset show --schema >preset.schema.json'],
  run: async (args, system) => {
    if (args.schema) {
      system.stdout.write(await presetSchemaText());
      return exitCode.done;
    }
    const [name] = args.positionals;
    if (name === undefined)
      throw new UsageError('preset show takes the name of one preset', 'pod-wizard preset show fluxgym');
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
