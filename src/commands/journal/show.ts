import { printable } from '../../basics/printable.ts';
import { journalName } from '../../journal/name.ts';
import { pickEntry } from '../../journal/parse.ts';
import { entryText } from '../../journal/scan.ts';
import { command, type Flags } from '../command.ts';
import { exitCode, Refusal } from '../errors.ts';
import { shared } from '../flags.ts';
import { entryFlag, entryNumber, firstFile, readJournal } from './entries.ts';

const flags = {
  entry: { ...entryFlag(firstFile), help: 'which entry (default: the last)' },
  json: shared.json,
} as const satisfies Flags;

export const journalShow = command({
  name: 'journal show',
  position: 140,
  line: 'one entry as it stands in the journal',
  choices: [],
  flags,
  positionals: { usage: '[FILE]', least: 0, most: 1, what: 'at most one journal', isPath: true },
  examples: ['journal show', `journal show pod/${journalName} --entry 3`],
  run: async (args, system) => {
    const [file = journalName] = args.positionals;
    const journal = await readJournal(file, system);
    const entry = pickEntry(journal, entryNumber(args.entry, journal.entries.at(-1)?.number ?? 1));
    if (entry === null) {
      const numbers = journal.entries.map(({ number }) => number).join(', ');
      throw new Refusal(
        args.entry === null ? `${file} holds no entry` : `${file} has no entry ${args.entry}`,
        numbers === '' ? '' : `it has ${numbers}`,
      );
    }
    const text = entryText(journal.text, entry.line);
    system.stdout.write(
      args.json
        ? `${JSON.stringify(entry, null, 2)}\n`
        : `${text.trimEnd().split('\n').map(printable).join('\n')}\n`,
    );
    return exitCode.done;
  },
});
