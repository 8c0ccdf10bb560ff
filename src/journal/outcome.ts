import { md } from '../basics/markdown.ts';
import type { Outcome } from './entry.ts';
import { headingNumber, scanLines } from './scan.ts';

/** The line that tells what came of an entry; null: nobody has said yet. */
export function formatOutcome(outcome: Outcome | null): string {
  if (outcome === null) return 'Outcome: not yet recorded';
  const { result, date, note } = outcome;
  return md`Outcome: **${result}** (${date})${note.trim() === '' ? '' : `: ${note}`}`.markdown;
}

export type WithOutcome =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly message: string };

/**
 * Replaces the outcome line of an entry and not one other byte. Where an entry number occurs twice,
 * the last one is meant.
 */
export function withOutcome(text: string, entryNumber: number, outcome: Outcome): WithOutcome {
  const lines = scanLines(text);
  const start = lines.findLastIndex((line) => headingNumber(line) === entryNumber);
  if (start === -1) return { ok: false, message: `the journal has no heading of an entry ${entryNumber}` };
  const rest = lines.findIndex((line, index) => index > start && headingNumber(line) !== null);
  const end = rest === -1 ? lines.length : rest;
  const target = lines.findIndex(
    ({ content, block }, index) =>
      index > start && index < end && block === null && content.startsWith('Outcome:'),
  );
  if (target === -1) {
    return {
      ok: false,
      message: `entry ${entryNumber} has no line that starts with "Outcome:"; add it and try again`,
    };
  }
  const replaced = lines.map(({ content, ending }, index) =>
    index === target ? `${formatOutcome(outcome)}${ending}` : `${content}${ending}`,
  );
  return { ok: true, text: replaced.join('') };
}
