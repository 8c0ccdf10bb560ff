import { command, type Offers } from '../command.ts';
import { jsonFlag, listFlags, logFlags, terminateFlags, verifyFlags } from './flags.ts';

/** The pods that were rented from here. */
const ours: Offers = async (typed) => {
  const { openLedger } = await import('./run.ts');
  const records = await openLedger(typed.system).all();
  return records
    .toReversed()
    .map(({ name, title, state }) => ({ value: name, note: `${title}: ${state.is}` }));
};

const one = { usage: '[POD]', least: 0, most: 1, what: 'one pod, by name or id', offers: ours } as const;
const which =
  'POD is a name or id, as deploy list shows them; the only one that is open, if it is left out. One that was not rented from here must be named by its id.';
const codes = 'Exit codes: 0 done, 1 failure, 2 usage, 3 not known yet: something may be billed.';

export const deployList = command({
  name: 'deploy list',
  position: 172,
  line: 'the pods that were rented, as last seen',
  choices: [],
  flags: listFlags,
  examples: ['deploy list', 'deploy list --gone --json'],
  more: 'From the records alone, without the network: deploy status asks the cloud.',
  run: async (args, system) => (await import('./run.ts')).listCommand(args, system),
});

export const deployStatus = command({
  name: 'deploy status',
  position: 173,
  line: 'what the cloud says of them, what is billed',
  choices: [],
  flags: listFlags,
  positionals: one,
  examples: ['deploy status', 'deploy status --json'],
  more: `Finds each pod by its exact name in the whole list of the account, and settles what was not known.\n${codes}`,
  run: async (args, system) => (await import('./run.ts')).statusCommand(args, system),
});

export const deployLogs = command({
  name: 'deploy logs',
  position: 174,
  line: 'the log of the pod; -f follows it',
  choices: [],
  flags: logFlags,
  positionals: one,
  examples: ['deploy logs', 'deploy logs -f'],
  more: `${which}\nWhat it says went wrong: pod-wizard deploy logs | pod-wizard diagnose -`,
  run: async (args, system) => (await import('./run.ts')).logsCommand(args, system),
});

export const deployVerify = command({
  name: 'deploy verify',
  position: 175,
  line: 'follows it until its app answers',
  choices: [],
  flags: verifyFlags,
  positionals: one,
  examples: ['deploy verify', 'deploy verify --minutes 20'],
  more: `${which}
Tells each stage, and what the startup script says, until the app answers with its own page. That it does, after how long and at which price, goes into the journal; so does that it failed, and then diagnose reads the log. What is installed, only the script on the pod can say: bash startup.sh verify --json there, for journal result.
${codes}`,
  run: async (args, system, loadCommands) =>
    (await import('./run.ts')).verifyCommand(args, system, loadCommands),
});

export const deployStop = command({
  name: 'deploy stop',
  position: 176,
  line: 'stops it; its volume is kept, and billed',
  choices: [],
  flags: jsonFlag,
  positionals: one,
  examples: ['deploy stop'],
  more: `${which}\n${codes}`,
  run: async (args, system) => (await import('./run.ts')).stopCommand(args, system),
});

export const deployStart = command({
  name: 'deploy start',
  position: 177,
  line: 'starts one that was stopped',
  choices: [],
  flags: jsonFlag,
  positionals: one,
  examples: ['deploy start'],
  more: `${which}\n${codes}`,
  run: async (args, system) => (await import('./run.ts')).startCommand(args, system),
});

export const deployTerminate = command({
  name: 'deploy terminate',
  position: 178,
  line: 'ends it, with all that is on its disks',
  choices: [],
  flags: terminateFlags,
  positionals: one,
  examples: ['deploy terminate'],
  more: `${which}\nIt is believed to be gone when the list of the account no longer has it.\n${codes}`,
  run: async (args, system) => (await import('./run.ts')).terminateCommand(args, system),
});

export const deploySsh = command({
  name: 'deploy ssh',
  position: 179,
  line: 'the command line that brings you there',
  choices: [],
  flags: jsonFlag,
  positionals: one,
  examples: ['deploy ssh'],
  more: which,
  run: async (args, system) => (await import('./run.ts')).sshCommand(args, system),
});
