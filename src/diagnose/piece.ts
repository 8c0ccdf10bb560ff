import { bare } from './normalise.ts';

/** A part of a long text. */
export interface Piece {
  readonly from: number;
  readonly to: number;
}

const step = 1000;
const margin = 500;
const forward = 1500;

/**
 * The line round a place, or as much of it as is worth reading: at most 2000 characters, and for all places
 * in one thousand the same ones, so that each is prepared once. Carriage returns end a line too, since
 * progress bars write over themselves; not so before a colon, where bash complains of a script with
 * Windows line ends (`set: -\r: invalid option`).
 */
export function pieceAt(text: string, at: number): Piece {
  const window = Math.floor(at / step) * step;
  const [first, last] = [Math.max(0, window - margin), Math.min(text.length, window + forward)];
  let from = at;
  while (from > first && !isBreak(text, from - 1)) from--;
  let to = at;
  while (to < last && !isBreak(text, to)) to++;
  return { from, to };
}

function isBreak(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code === 10 || (code === 13 && text.charCodeAt(at + 1) !== 58);
}

/** The next `count` lines that are not blank, joined by blanks; less at the end of the text. */
export function following(text: string, after: number, count: number): string {
  const lines: string[] = [];
  let at = isBreak(text, after) ? after : text.indexOf('\n', after);
  for (let tries = 0; at >= 0 && at < text.length && lines.length < count && tries < 3 * count; tries++) {
    const from = at + 1;
    for (at = from; at < text.length && at < from + forward && !isBreak(text, at); ) at++;
    const line = bare(text.slice(from, at));
    if (line !== '') lines.push(line);
    if (!isBreak(text, at)) at = text.indexOf('\n', at);
  }
  return lines.join(' ');
}
