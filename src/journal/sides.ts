import { type Line, splitLines, withBlocks } from './scan.ts';

/** A journal as each side of a merge has it; one side where nobody merges. Lines keep their numbers. */
export interface Sides {
  readonly sides: readonly (readonly Line[])[];
  /** Lines (from 1) at which a merge that was not finished begins, or a mark of one stands alone. */
  readonly marks: readonly number[];
}

const marks = [
  ['ours', /^<{7}(?: |$)/],
  ['base', /^\|{7}(?: |$)/],
  ['theirs', /^={7}$/],
  ['all', /^>{7}(?: |$)/],
] as const;
type Part = (typeof marks)[number][0];

/**
 * Two branches that each added an entry leave conflict marks, and git gives what is alike in both only once: the
 * marks cut right through both entries. So each side is put together again and read as a journal of its own.
 */
export function sidesOf(text: string): Sides {
  const lines = splitLines(text);
  const begun: number[] = [];
  const parts: Part[] = [];
  let part: Part = 'all';
  const kept = lines.filter((line) => {
    const to = partAfter(line.content, part);
    if (to === null) {
      parts.push(part);
      return true;
    }
    if (to === 'ours' || part === 'all') begun.push(line.number);
    part = to;
    return false;
  });
  if (begun.length === 0) return { sides: [withBlocks(lines)], marks: [] };
  const seen = (['ours', 'base', 'theirs'] as const).filter((one) => parts.includes(one));
  const sides = (seen.length === 0 ? (['all'] as const) : seen).map((side) =>
    withBlocks(kept.filter((_, index) => parts[index] === 'all' || parts[index] === side)),
  );
  return { sides, marks: begun };
}

/** What follows a mark; null: this line is none. */
function partAfter(content: string, part: Part): Part | null {
  // Of thousands of lines hardly one begins so.
  if (!'<|=>'.includes(content.charAt(0))) return null;
  const found = marks.find(([, pattern]) => pattern.test(content))?.[0] ?? null;
  // Seven = under a line make a heading of it.
  const isMark = found !== 'theirs' || part === 'ours' || part === 'base';
  return isMark ? found : null;
}
