import path from 'node:path';
import { withNote } from '../../journal/outcome.ts';
import { parseJournal } from '../../journal/parse.ts';
import { journalName } from '../../plan/journal-name.ts';
import { command, type Flags } from '../command.ts';
import { exitCode, Refusal, UsageError } from '../errors.ts';
import { shared } from '../flags.ts';
import { chosenEntry, readJournal } from './entries.ts';

const flags = {
  out: { ...shared.out, help: 'folder of the journal (default: this one)' },
} as const satisfies Flags;

/** More than this is no note. */
const longest = 2000;

export const journalNote = command({
  name: 'journal note',
  position: 155,
  line: 'a line of your own, below an outcome',
  choices: [],
  flags,
  positionals: { usage: 'N TEXT', least: 2, most: 200, what: "an entry's number and a text" },
  examples: ['journal note 3 "the first LoRA came out well" --out pod'],
  more: 'Notes are added one below the other, with their day.',
  run: async (args, system) => {
    const [number = '', ...words] = args.positionals;
    const text = words.join(' ').trim();
    if (text === '' || text.length > longest)
      throw new UsageError(`a note has 1 to ${longest} characters`, 'pod-wizard journal note 3 "TEXT"');
    const file = path.join(args.out, journalName);
    const { number: noted } = chosenEntry(await readJournal(file, system), number, file);
    const date = system.now().toISOString().slice(0, 10);
    await system.files.editUnderLock(path.resolve(system.cwd, file), (existing) => {
      // Chosen anew: somebody may have written there since.
      const edited = withNote(existing, chosenEntry(parseJournal(existing), number, file), date, text);
      if (!edited.ok) throw new Refusal(edited.message, '');
      return edited.text;
    });
    system.stdout.write(`noted  entry ${noted}\n`);
    return exitCode.done;
  },
});
