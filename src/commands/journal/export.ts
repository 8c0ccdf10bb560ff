import { withoutSecrets } from '../../diagnose/redact.ts';
import { entryData, entryParts, journalSchema } from '../../journal/data.ts';
import { historyOf } from '../../journal/history.ts';
import { journalName } from '../../plan/journal-name.ts';
import { command, type Flags } from '../command.ts';
import { exitCode } from '../errors.ts';
import { nameOf, readJournal } from './entries.ts';

const flags = {
  json: { type: 'boolean', help: 'as JSON, which is what it gives anyway' },
} as const satisfies Flags;

const parts = Object.entries(entryParts).map(([name, about]) => `${name}: ${about}`);

export const journalExport = command({
  name: 'journal export',
  position: 170,
  line: 'all entries as data',
  choices: [],
  flags,
  positionals: { usage: '[FILE]', least: 0, most: 1, what: 'at most one journal', isPath: true },
  examples: ['journal export --json', `journal export pod/${journalName} --json >journal.json`],
  more: [
    'One JSON document: format (1), entries, and problems (line, message, advice, entry) for what cannot be read.',
    'Of each entry:',
    ...parts,
    'What looks like a token or a password in reasons, notes and addresses is left out.',
  ].join('\n'),
  run: async (args, system) => {
    const [file = journalName] = args.positionals;
    const journal = await readJournal(file, system);
    const entries = historyOf(journal.entries).map((step) => entryData(step, (one) => nameOf(one, journal)));
    const document = { format: 1, entries, problems: journal.problems };
    const whole = journalSchema.parse(withoutSecretsIn(document));
    system.stdout.write(`${JSON.stringify(whole, null, 2)}\n`);
    return exitCode.done;
  },
});

/** Parts in which a person says something in words of their own. */
const written = ['why', 'accepted', 'accept', 'outcome', 'notes', 'name', 'title'];

/** A value with every text in it made safe to hand on. */
function withoutSecretsIn(value: unknown, isWritten = false): unknown {
  if (typeof value === 'string') return withoutSecrets(value, isWritten);
  if (Array.isArray(value)) return value.map((one) => withoutSecretsIn(one, isWritten));
  if (typeof value !== 'object' || value === null) return value;
  const parts = Object.entries(value);
  return Object.fromEntries(
    parts.map(([name, one]) => [name, withoutSecretsIn(one, isWritten || written.includes(name))]),
  );
}
