import type { Completion } from './complete.ts';

/** A line of bash up to the cursor, its quotes taken away. Nothing in it is evaluated. */
export interface BashLine {
  /** The words before the current one, the program's name first. */
  readonly words: readonly string[];
  readonly current: string;
  /** The quote that is open at the cursor; `other` where it is none that can be closed simply. */
  readonly open: '' | "'" | '"' | 'other';
  /** How much of `current` readline takes for words of their own: what it will not replace. */
  readonly kept: number;
}

/** Reads a line as bash splits it. `breaks` are the characters at which readline starts a new word. */
export function readBashLine(line: string, breaks: string): BashLine {
  const words: string[] = [];
  let word: string | null = null;
  let kept = 0;
  let open: BashLine['open'] = '';
  /** A quote that began inside of a word. */
  let isMixed = false;
  for (let at = 0; at < line.length; at++) {
    const character = line.charAt(at);
    if (open === "'" || (open === '"' && character !== '\\')) {
      if (character === open) open = '';
      else word = (word ?? '') + character;
    } else if (character === '\\') {
      at++;
      const next = line.charAt(at);
      // Inside double quotes a backslash is itself, unless it stands before one of these.
      word = (word ?? '') + (open === '"' && !'$`"\\'.includes(next) ? `\\${next}` : next);
    } else if (character === "'" || character === '"') {
      isMixed = word !== null;
      open = character;
      word ??= '';
    } else if (character === ' ' || character === '\t' || character === '\n') {
      if (word !== null) words.push(word);
      word = null;
      kept = 0;
    } else {
      word = (word ?? '') + character;
      if (breaks.includes(character)) kept = word.length;
    }
  }
  return { words, current: word ?? '', open: open !== '' && isMixed ? 'other' : open, kept };
}

/** What readline is to put in place of the word it sees, quoted so that bash reads the offers back. */
export function bashReplies({ current, open, kept }: BashLine, { offers }: Completion): readonly string[] {
  if (open === 'other') return [];
  return offers.flatMap(({ value }) => {
    if (open === "'") return [value.replaceAll("'", "'\\''")];
    if (open === '"') return [value.replace(/[$`"\\]/g, '\\$&')];
    if (!value.startsWith(current.slice(0, kept))) return [];
    return [value.slice(kept).replace(/[^\w./:@%+,=\u0080-\uffff-]/g, '\\$&')];
  });
}
