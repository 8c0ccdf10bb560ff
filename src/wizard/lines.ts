import { printable } from '../basics/printable.ts';
import { isOneEach, quickStringWidth } from './string-width.ts';
import type { Role } from './theme.ts';

/** Text with its role. Spans are made by `span`, so what they hold is printable and has no line ends. */
export interface Span {
  readonly text: string;
  readonly role: Role;
  /** The address that the text, or the piece of it, leads to; terminals that can make it clickable (OSC 8). */
  readonly link?: string;
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

let graphemes: Intl.Segmenter | null = null;

/** The graphemes of a text: what a person sees as one character. */
export function split(text: string): readonly string[] {
  if (isOneEach(text)) return [...text];
  // Made when there is something to cut that no table knows: the first one of a run takes long.
  graphemes ??= new Intl.Segmenter('en', { granularity: 'grapheme' });
  return [...graphemes.segment(text)].map(({ segment }) => segment);
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
  for (const one of line) {
    const { text } = one;
    const part = widthOf(text) > left ? truncate(text, left, ellipsis) : text;
    if (part !== '') fitted.push({ ...one, text: part });
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

/** Lines that belong together, such as a sentence: shown whole, or not at all. */
export interface Block {
  readonly lines: readonly Line[];
  /** Blocks of a lower number come first where there is no room for all. */
  readonly rank: number;
}

/**
 * Joins blocks in their order; of those that do not all fit, the important ones. Nothing is cut within a
 * sentence: that something was left out is said in a line of its own, by `rest`.
 */
export function fitBlocks(blocks: readonly Block[], height: number, rest: Line): readonly Line[] {
  const total = blocks.reduce((sum, { lines }) => sum + lines.length, 0);
  if (total <= height) return blocks.flatMap(({ lines }) => lines);
  // Blank lines may go without a word.
  const text = blocks.filter(({ lines }) => lines.some((line) => line.length > 0));
  const isTold = text.reduce((sum, { lines }) => sum + lines.length, 0) > height && height > 1;
  let room = height - Number(isTold);
  const chosen = new Set<Block>();
  for (const block of text.toSorted((a, b) => a.rank - b.rank)) {
    // What comes first is shown as far as it goes, but for a single row: half a sentence says nothing.
    if (height === 1 && (block.lines.length > 1 || chosen.size > 0)) break;
    if (block.lines.length > room && chosen.size > 0) continue;
    chosen.add(block);
    room -= block.lines.length;
  }
  const shown = text.filter((block) => chosen.has(block)).flatMap(({ lines }) => lines);
  if (shown.length === 0) return [rest];
  return [...shown.slice(0, height - Number(isTold)), ...(isTold ? [rest] : [])];
}
