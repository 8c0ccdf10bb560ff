import { printable } from '../../basics/printable.ts';
import { journalName } from '../../plan/journal-name.ts';
import { command, type Flags } from '../command.ts';
import { exitCode } from '../errors.ts';
import { shared } from '../flags.ts';
import { readJournal } from './entries.ts';

const flags = { json: shared.json } as const satisfies Flags;

export const journalList = command({
  name: 'journal list',
  position: 130,
  line: 'what was deployed, a line for each entry',
  choices: [],
  flags,
  positionals: { usage: '[FILE]', least: 0, most: 1, what: 'at most one journal', isPath: true },
  examples: ['journal list', `journal list pod/${journalName}`],
  run: async (args, system) => {
    const [file = journalName] = args.positionals;
    const { entries, problems } = await readJournal(file, system);
    if (args.json) {
      const rows = entries.map(({ number, version, stamp, plan, preset }) => ({
        number,
        version,
        date: stamp.date,
        preset,
        plan,
      }));
      system.stdout.write(`${JSON.stringify({ entries: rows, problems }, null, 2)}\n`);
      return exitCode.done;
    }
    for (const { number, version, stamp, plan } of entries) {
      const row = `${String(number).padStart(3)}  ${version.padEnd(8)}  ${stamp.date}  ${plan.app} on ${plan.gpu}, ${plan.image}`;
      system.stdout.write(`${printable(row)}\n`);
    }
    for (const { line, message } of problems)
      system.stderr.write(`pod-wizard: ${printable(`${file}:${line}: ${message}`)}\n`);
    return exitCode.done;
  },
});
