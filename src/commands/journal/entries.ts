import path from 'node:path';
import { carriedDigest } from '../../journal/changes.ts';
import type { ParsedEntry } from '../../journal/entry.ts';
import { type ParsedJournal, parseJournal, pickEntry } from '../../journal/parse.ts';
import { ownKey } from '../../plan/command.ts';
import { planDigest } from '../../plan/digest.ts';
import { journalName } from '../../plan/journal-name.ts';

import type { System } from '../../system/system.ts';
import type { Flag, Offers, Typed } from '../command.ts';
import { Refusal, UsageError } from '../errors.ts';

/** `--entry N`, with the entries of the journal that the line means. `journalOf` gives its path. */
export function entryFlag(journalOf: (typed: Typed) => string) {
  const offers: Offers = async (typed) => {
    const text = await typed.system.files.read(path.resolve(typed.system.cwd, journalOf(typed)));
    return parseJournal(text ?? '').entries.map(({ number, version, stamp, plan }) => ({
      value: String(number),
      note: `${version}, ${stamp.date}, ${plan.app} on ${plan.gpu}`,
    }));
  };
  return {
    type: 'string',
    placeholder: 'N',
    offers,
    help: 'journal entry (default: the last that fits)',
  } as const satisfies Flag;
}

/** A journal that is the first file named. */
export const firstFile = ({ positionals: [file] }: Typed) => file ?? journalName;

/** The journal in the folder that `--out` names. */
export const inOutFolder = ({ flag }: Typed) => path.join(flag('out') ?? '.', journalName);

/**
 * The entry that `--entry` means: by its number, or by the beginning of the digest by which scripts name it;
 * the last where nothing is given. Throws Refusal where there is none, UsageError for what means none.
 */
export function chosenEntry(journal: ParsedJournal, text: string | null, file: string): ParsedEntry {
  const entry =
    text !== null && digestLike.test(text)
      ? journal.entries.findLast(({ plan, carried }) =>
          (carried === null ? planDigest(plan) : ownKey(plan, carriedDigest(carried))).startsWith(text),
        )
      : pickEntry(journal, entryNumber(text, journal.entries.at(-1)?.number ?? 1));
  if (entry !== undefined && entry !== null) return entry;
  const numbers = journal.entries.map(({ number }) => number).join(', ');
  throw new Refusal(
    text === null ? `${file} holds no entry that can be replayed` : `${file} has no entry ${text}`,
    numbers === '' ? '' : `it has ${numbers}`,
  );
}

// Longer than any number of an entry.
const digestLike = /^[0-9a-f]{12,64}$/;

function entryNumber(text: string | null, example: number): number | null {
  if (text === null) return null;
  const number = Number(text);
  if (Number.isSafeInteger(number) && number > 0) return number;
  throw new UsageError(`--entry: "${text}" is not an entry's number`, `write --entry ${example}`);
}

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
