import { presetInfo, recordInfo } from './entry.ts';

/** One line of a journal, with what the lines before make of it. */
export interface Line {
  /** Without its line end. */
  readonly content: string;
  /** `\n`, `\r\n`, or nothing at the end of the text. */
  readonly ending: string;
  /** From 1. */
  readonly number: number;
  /** The fenced block it is part of (fences included); null outside. */
  readonly block: Block | null;
}

export interface Block {
  readonly info: string;
  /** Index of the opening fence. */
  readonly from: number;
  /** Index of the closing fence, or of the last line where it was never closed. */
  readonly to: number;
  readonly closed: boolean;
}

// Editors of Windows put a byte order mark before the first line.
const fencePattern = /^\uFEFF? {0,3}(?:(`{3,})([^`]*)|(~{3,})((?:[^~].*)?))$/;
const headingPattern = /^\uFEFF?## (\d{1,9})\. .*\((v\d+\.\d+\.\d+), \d{4}-\d{2}-\d{2}\)\s*$/;

/** The entry number of an entry's heading, or null for any other line. */
export function headingNumber({ content, block }: Line): number | null {
  const digits = block === null ? headingPattern.exec(content)?.[1] : undefined;
  return digits === undefined ? null : Number(digits);
}

/** `v1.0.3` of an entry's heading; null for any other line. */
export function headingVersion({ content }: Line): string | null {
  return headingPattern.exec(content)?.[2] ?? null;
}

/** Splits a journal into lines and marks its fenced blocks. Joining `content + ending` gives the text back. */
export function scanLines(text: string): readonly Line[] {
  return withBlocks(splitLines(text));
}

/** The same lines with their fenced blocks marked, as if there were no others. */
export function withBlocks(lines: readonly Line[]): readonly Line[] {
  const own = lines.map((line): MutableLine => ({ ...line, block: null }));
  markBlocks(own);
  return own;
}

/** The lines of a text, no block marked. */
export function splitLines(text: string): readonly Line[] {
  const lines: Line[] = [];
  for (let from = 0; from < text.length; ) {
    const at = text.indexOf('\n', from);
    const to = at === -1 ? text.length : at + 1;
    const ending = at === -1 ? '' : at > from && text[at - 1] === '\r' ? '\r\n' : '\n';
    lines.push({
      content: text.slice(from, to - ending.length),
      ending,
      number: lines.length + 1,
      block: null,
    });
    from = to;
  }
  return lines;
}

type MutableLine = { -readonly [Key in keyof Line]: Line[Key] };

interface Fence {
  readonly at: number;
  /** Three or more of one character. */
  readonly marks: string;
  readonly info: string;
}

/** One pass over all lines, whatever they hold: a fence that is never closed does not send us to the end again. */
function markBlocks(lines: readonly MutableLine[]): void {
  const fences: Fence[] = [];
  const headings: number[] = [];
  for (const [at, { content }] of lines.entries()) {
    const match = fencePattern.exec(content);
    const marks = match?.[1] ?? match?.[3];
    if (marks !== undefined) fences.push({ at, marks, info: (match?.[2] ?? match?.[4] ?? '').trim() });
    else if (headingPattern.test(content)) headings.push(at);
  }
  const closings = closingsOf(fences);
  let free = 0;
  let nextHeading = 0;
  for (const [index, { at, info, marks }] of fences.entries()) {
    if (at < free) continue;
    while ((headings[nextHeading] ?? lines.length) < at) nextHeading += 1;
    const heading = headings[nextHeading] ?? lines.length;
    const closing = closings[index] ?? lines.length;
    // What was cut short must not swallow the entries after it: a block of ours, and any of three marks, since
    // entries have such blocks themselves (an example of one is fenced by more).
    const isOurs = info === recordInfo || info === presetInfo || marks === '```';
    const closed = closing < (isOurs ? heading : lines.length);
    const block: Block = { info, from: at, to: closed ? closing : heading - 1, closed };
    for (const line of lines.slice(block.from, block.to + 1)) line.block = block;
    free = block.to + 1;
  }
}

/** For each fence, the line of the next one that would close it: the same character, as many or more, nothing after it. */
function closingsOf(fences: readonly Fence[]): readonly (number | undefined)[] {
  const closings: (number | undefined)[] = [];
  // Going up from the end: those that may close, the nearest last, each shorter than the one before it.
  const waiting: Record<string, Fence[]> = { '`': [], '~': [] };
  for (const [index, fence] of [...fences.entries()].reverse()) {
    const ahead = waiting[fence.marks.charAt(0)] ?? [];
    closings[index] = nearestOf(ahead, fence.marks.length)?.at;
    if (fence.info !== '') continue;
    while ((ahead.at(-1)?.marks.length ?? Number.POSITIVE_INFINITY) <= fence.marks.length) ahead.pop();
    ahead.push(fence);
  }
  return closings;
}

/** The last of these, ordered from long to short, that has so many marks. */
function nearestOf(fences: readonly Fence[], length: number): Fence | undefined {
  let [low, high] = [0, fences.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((fences[middle]?.marks.length ?? 0) >= length) low = middle + 1;
    else high = middle;
  }
  return fences[low - 1];
}
