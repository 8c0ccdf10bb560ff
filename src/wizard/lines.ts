import { printable } from '../basics/printable.ts';
import { quickStringWidth } from './string-width.ts';
import type { Role } from './theme.ts';

/** Text with its role. Spans are made by `span`, so what they hold is printable and has no line ends. */
export interface Span {
  readonly text: string;
  readonly role: Role;
}

/** One row of the screen. */
export type Line = readonly Span[];

/** The only way text gets on screen: control characters become visible escapes. */
export function span(text: string, role: Role = 'plain'): Span {
  return { text: printable(text), role };
}

export const blank: Line = [];

/** Columns a text takes. */
export function widthOf(text: string): number {
  return quickStringWidth(text);
}

export function lineWidth(line: Line): number {
  return line.reduce((sum, { text }) => sum + widthOf(text), 0);
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** The graphemes of a text: what a person sees as one character. */
export function split(text: string): readonly string[] {
  return /^[\x20-\x7e]*$/.test(text) ? [...text] : [...graphemes.segment(text)].map(({ segment }) => segment);
}

/** The longest beginning of a text that fits. */
function head(text: string, width: number): string {
  let taken = '';
  let used = 0;
  for (const part of split(text)) {
    used += widthOf(part);
    if (used > width) break;
    taken += part;
  }
  return taken;
}

function tail(text: string, width: number): string {
  const parts = split(text);
  let from = parts.length;
  let used = 0;
  while (from > 0) {
    used += widthOf(parts[from - 1] ?? '');
    if (used > width) break;
    from -= 1;
  }
  return parts.slice(from).join('');
}

/** Cuts at the end. */
export function truncate(text: string, width: number, ellipsis: string): string {
  if (widthOf(text) <= width) return text;
  return width < 1 ? '' : head(text, width - 1) + ellipsis;
}

/** Cuts in the middle. */
function truncateMiddle(text: string, width: number, ellipsis: string): string {
  if (widthOf(text) <= width) return text;
  if (width < 1) return '';
  const end = Math.floor((width - 1) * 0.55);
  return head(text, width - 1 - end) + ellipsis + tail(text, end);
}

/**
 * Shortens an image reference: first its registry and owner go, which many images share, then the
 * middle of what is left.
 */
export function shortenReference(reference: string, width: number, ellipsis: string): string {
  const repository = reference.slice(reference.lastIndexOf('/') + 1);
  const tag = repository.slice(repository.indexOf(':') + 1);
  // The cloud's own images are the usual ones; a tag of anybody else's would pass for theirs.
  const least = reference.startsWith('runpod/pytorch:') ? tag : repository;
  const short = [reference, repository, least].find((text) => widthOf(text) <= width);
  return short ?? truncateMiddle(least, width, ellipsis);
}

/** Fills up with spaces. */
export function pad(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - widthOf(text)));
}

/** A line cut to a width. */
export function fitLine(line: Line, width: number, ellipsis: string): Line {
  if (lineWidth(line) <= width) return line;
  const fitted: Span[] = [];
  let left = width;
  for (const { text, role } of line) {
    const part = widthOf(text) > left ? truncate(text, left, ellipsis) : text;
    if (part !== '') fitted.push({ text: part, role });
    left -= widthOf(part);
    if (part !== text) break;
  }
  return fitted;
}

/**
 * Words in lines of at most this width; a word that is longer is cut into pieces. Later lines start
 * with `indent` spaces.
 */
export function wrap(text: string, width: number, indent = 0): readonly string[] {
  const room = Math.max(1, width);
  const lines: string[] = [];
  let line = '';
  const start = () => (lines.length === 0 ? '' : ' '.repeat(Math.min(indent, room - 1)));
  for (const word of printable(text)
    .split(' ')
    .filter((part) => part !== '')) {
    const joined = line.trim() === '' ? line + word : `${line} ${word}`;
    if (widthOf(joined) <= room) {
      line = joined;
      continue;
    }
    if (line.trim() !== '') {
      lines.push(line);
      line = start();
    }
    let rest = word;
    while (widthOf(line + rest) > room) {
      // Where not even one character fits beside the indent, the indent goes.
      if (head(rest, room - widthOf(line)) === '') line = '';
      const piece = joint(head(rest, room - widthOf(line))) || (split(rest)[0] ?? '');
      lines.push(line + piece);
      rest = rest.slice(piece.length);
      line = start();
    }
    line += rest;
  }
  if (line.trim() !== '' || lines.length === 0) lines.push(line);
  return lines;
}

/** The beginning of a long word up to its last joint, where that is near the end: references read better so. */
function joint(piece: string): string {
  const at = Math.max(...['-', '/', ':', '_'].map((sign) => piece.lastIndexOf(sign))) + 1;
  return at > piece.length * 0.6 ? piece.slice(0, at) : piece;
}

/** Wrapped text as lines of one role. */
export function paragraph(text: string, width: number, role: Role = 'plain', indent = 0): readonly Line[] {
  return wrap(text, width, indent).map((line) => [{ text: line, role }]);
}

/** A block of lines that may be shortened when there is no room. */
export interface Block {
  readonly lines: readonly Line[];
  /** Blocks of a higher number are shortened first; 0 is never. */
  readonly rank: number;
  /** It keeps so many lines before it goes as a whole. */
  readonly keep: number;
}

/** Joins blocks, shortening the least important ones until they fit the height. */
export function fitBlocks(blocks: readonly Block[], height: number, ellipsis: string): readonly Line[] {
  const kept = blocks.map(({ lines }) => lines.length);
  const excess = () => kept.reduce((sum, count) => sum + count, 0) - height;
  const ranks = [...new Set(blocks.map(({ rank }) => rank))].sort((a, b) => b - a);
  for (const rank of ranks) {
    for (const floor of ['keep', 'none'] as const) {
      blocks.forEach((block, index) => {
        if (block.rank !== rank || excess() <= 0) return;
        const count = kept[index] ?? 0;
        const least = floor === 'keep' ? Math.min(block.keep, count) : rank === 0 ? count : 0;
        kept[index] = Math.max(least, count - excess());
      });
    }
  }
  return blocks
    .flatMap(({ lines }, index) => {
      const count = kept[index] ?? 0;
      if (count >= lines.length) return lines;
      return lines.slice(0, count).map((line, row) => (row === count - 1 ? ended(line, ellipsis) : line));
    })
    .slice(0, height);
}

/** Marks that text follows which there was no room for. */
function ended(line: Line, ellipsis: string): Line {
  const last = line.at(-1);
  if (last === undefined) return line;
  const text = last.text.endsWith(ellipsis)
    ? last.text
    : `${last.text.replace(/(?<![\s.,;:])[\s.,;:]+$/, '')} ${ellipsis}`;
  return [...line.slice(0, -1), { ...last, text }];
}
