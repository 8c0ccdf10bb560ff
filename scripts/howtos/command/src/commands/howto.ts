import { command, type Flags } from './command.ts';
import { exitCode } from './errors.ts';
import { shared } from './flags.ts';

const flags = { json: shared.json } as const satisfies Flags;

export const howto = command({
  name: 'howto',
  position: 175,
  line: 'what the how-to of a new command adds',
  choices: [],
  flags,
  examples: ['howto --json'],
  run: async (args, system) => {
    system.stdout.write(args.json ? '{"followed":true}\n' : 'followed\n');
    return exitCode.done;
  },
});
