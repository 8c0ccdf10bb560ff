import path from 'node:path';
import { printable } from '../../basics/printable.ts';
import { carriedDigest } from '../../journal/changes.ts';
import type { ParsedEntry } from '../../journal/entry.ts';
import { type JournalProblem, type ParsedJournal, parseJournal, pickEntry } from '../../journal/parse.ts';
import { ownKey } from '../../plan/command.ts';
import { planDigest } from '../../plan/digest.ts';
import { journalName } from '../../plan/journal-name.ts';
import type { System } from '../../system/system.ts';
import type { Flag, Offers, Typed } from '../command.ts';
import { Refusal, UsageError } from '../errors.ts';

/** The entries of the journal that the line means. `journalOf` gives its path. */
export function entryOffers(journalOf: (typed: Typed) => string): Offers {
  return async (typed) => {
    const text = await typed.system.files.read(path.resolve(typed.system.cwd, journalOf(typed)));
    const journal = parseJournal(text ?? '');
    return journal.entries.map((entry) => ({
      value: nameOf(entry, journal),
      note: `${entry.version}, ${entry.stamp.date}, ${entry.plan.app} on ${entry.plan.gpu}`,
    }));
  };
}

/** `--entry N`, with the entries of the journal that the line means. */
export function entryFlag(journalOf: (typed: Typed) => string) {
  return {
    type: 'string',
    placeholder: 'N',
    offers: entryOffers(journalOf),
    help: 'journal entry (default: the last that fits)',
  } as const satisfies Flag;
}

/** Whether a word means an entry: `3`, or `3@57`, that of line 57 where two are called 3. */
export const isEntry = (word: string) => /^\d{1,9}(?:@\d{1,9})?$/.test(word);

/** The entries and the journal among the words after a command: `3 4 pod/JOURNAL.md`, in any order. */
export function entriesAndFile(words: readonly string[]): {
  readonly numbers: readonly string[];
  readonly file: string;
} {
  const files = words.filter((word) => !isEntry(word));
  if (files.length > 1)
    throw new UsageError(`"${files[1]}" is not an entry's number`, 'name one journal, and entries by number');
  return { numbers: words.filter(isEntry), file: files[0] ?? journalName };
}

/** The entry that a command of one entry means: its number as a word, or with --entry. Null: the last. */
export function oneEntry(numbers: readonly string[], flag: string | null): string | null {
  if (numbers.length + (flag === null ? 0 : 1) > 1)
    throw new UsageError('this is about one entry', `name one: ${numbers[0]}`);
  return numbers[0] ?? flag;
}

/** The journal among the words so far. */
export const firstFile = ({ positionals }: Typed) =>
  positionals.find((word) => !isEntry(word)) ?? journalName;

/** What a command takes that is about one entry: which one, and of which journal. */
export const entryAndJournal = {
  usage: '[N] [FILE]',
  least: 0,
  most: 2,
  what: 'an entry and a journal at most',
  offers: entryOffers(firstFile),
  isPath: true,
} as const;

/** The journal in the folder that `--out` names. */
export const inOutFolder = ({ flag }: Typed) => path.join(flag('out') ?? '.', journalName);

/** What an entry is called: its number, and its line where another has that number, too. */
export function nameOf({ number, line }: ParsedEntry, { entries }: ParsedJournal): string {
  const isAlone = entries.filter((entry) => entry.number === number).length === 1;
  return isAlone ? String(number) : `${number}@${line}`;
}

/**
 * The entry that is meant: by its number, its number and line, or the beginning of the digest by which scripts
 * name it; the last where nothing is given. Throws Refusal where there is none, UsageError for what means none.
 */
export function chosenEntry(journal: ParsedJournal, text: string | null, file: string): ParsedEntry {
  const entry = meant(journal, text);
  if (entry !== undefined && entry !== null) return entry;
  const lost = journal.problems.find(({ entry: one }) => one !== null && String(one.number) === text);
  if (lost !== undefined)
    throw new Refusal(`entry ${text} cannot be read: ${file}:${lost.line}: ${lost.message}`, lost.advice);
  const names = journal.entries.map((one) => nameOf(one, journal)).join(', ');
  throw new Refusal(
    text === null ? `${file} holds no entry that can be replayed` : `${file} has no entry ${text}`,
    names === '' ? '' : `it has ${names}`,
  );
}

function meant(journal: ParsedJournal, text: string | null): ParsedEntry | null | undefined {
  const { entries } = journal;
  if (text === null) return pickEntry(journal, null);
  if (digestLike.test(text))
    return entries.findLast(({ plan, carried }) =>
      (carried === null ? planDigest(plan) : ownKey(plan, carriedDigest(carried))).startsWith(text),
    );
  const [number = '', line] = text.split('@');
  if (!isEntry(text) || Number(number) === 0)
    throw new UsageError(
      `--entry: "${text}" is not an entry's number`,
      `write --entry ${entries.at(-1)?.number ?? 1}`,
    );
  return line === undefined
    ? pickEntry(journal, Number(number))
    : entries.find((entry) => entry.number === Number(number) && entry.line === Number(line));
}

// Longer than any number of an entry.
const digestLike = /^[0-9a-f]{12,64}$/;

/** Reads a journal. Throws Refusal where there is none. */
export async function readJournal(
  file: string,
  system: System,
): Promise<ParsedJournal & { readonly text: string }> {
  const text = await system.files.read(path.resolve(system.cwd, file));
  if (text === null)
    throw new Refusal(
      `there is no file ${file}`,
      `give the path of a ${journalName} that was written before`,
    );
  return { ...parseJournal(text), text };
}

/** More than this nobody reads. */
const mostProblems = 20;

/** Says what of a journal could not be read, each with its line and what to do. */
export function tellProblems(file: string, problems: readonly JournalProblem[], system: System): void {
  for (const { line, message, advice } of problems.slice(0, mostProblems))
    system.stderr.write(`pod-wizard: ${printable(`${file}:${line}: ${message}; ${advice}`)}\n`);
  if (problems.length > mostProblems)
    system.stderr.write(`pod-wizard: … and ${problems.length - mostProblems} more of these\n`);
}

/** The same in one line, for commands that are about something else. */
export function mentionProblems(file: string, { problems }: ParsedJournal, system: System): void {
  if (problems.length === 0) return;
  const what = problems.length === 1 ? 'one thing' : `${problems.length} things`;
  const text = `${file}: ${what} in it cannot be read as it stands (journal list says what)`;
  system.stderr.write(`pod-wizard: ${printable(text)}\n`);
}
