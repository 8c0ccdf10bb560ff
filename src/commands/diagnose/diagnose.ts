import { journalName } from '../../plan/journal-name.ts';
import { command } from '../command.ts';
import { diagnoseFlags } from './flags.ts';

export const diagnose = command({
  name: 'diagnose',
  position: 40,
  line: 'what a log says went wrong, and what ends it',
  choices: [],
  flags: diagnoseFlags,
  positionals: { usage: '[FILE…|-]', least: 0, most: 1000, what: 'logs', isPath: true },
  examples: ['diagnose pod.log', `diagnose pod.log --plan ${journalName} --apply`],
  more: 'Without a FILE, standard input: COMMAND 2>&1 | pod-wizard diagnose -',
  // It alone needs what is known of failures: half of the program.
  run: async (args, system) => (await import('./run.ts')).diagnoseCommand(args, system),
});
