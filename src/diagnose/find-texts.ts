/** Where one of many literal texts begins. */
export interface Found {
  /** Index into the text searched. */
  readonly at: number;
  /** Index into the list of texts. */
  readonly which: number;
}

/** Characters of a block, and how many kinds of blocks are told apart. */
const size = 3;
const kinds = 1 << 16;

const newline = 10;
const blank = 32;
/** The kinds of quotes are one: whoever types an error anew takes another. */
const quote = 39;

/** Shortest text that can be looked for; it also bounds how far the search leaps. */
export const shortest = 5;

/**
 * A search for many literals at once, in any case (Wu and Manber, 1994, "A fast algorithm for multi-pattern
 * searching", blocks of three): most characters of a log are never looked at, and its time does not depend
 * on how many texts there are.
 */
export function createFinder(texts: readonly string[]): (text: string, from: number, to: number) => Found[] {
  const folded = texts.map((text) => text.toLowerCase().replace(/["`]/g, "'"));
  const leap = new Uint8Array(kinds).fill(shortest - size + 1);
  const candidates = new Map<number, number[]>();
  const anchors = anchorsOf(folded);
  for (const [which, text] of folded.entries()) {
    if (text.length < shortest) throw new Error(`too short to look for: ${JSON.stringify(text)}`);
    const anchor = anchors[which] ?? 0;
    for (let end = size - 1; end < shortest; end++) {
      const block = blockAt(text, anchor + end);
      leap[block] = Math.min(leap[block] ?? 0, shortest - 1 - end);
      if (end === shortest - 1) candidates.set(block, [...(candidates.get(block) ?? []), which]);
    }
  }
  return (text, from, to) => {
    const found: Found[] = [];
    let at = from + shortest - 1;
    while (at < to) {
      const block = blockAt(text, at);
      const far = leap[block] ?? 1;
      if (far > 0) {
        at += far;
        continue;
      }
      for (const which of candidates.get(block) ?? []) {
        const wanted = folded[which] ?? '';
        const begin = at - shortest + 1 - (anchors[which] ?? 0);
        if (begin >= from && begin + withoutQuote(wanted) <= to && isAt(text, begin, wanted))
          found.push({ at: begin, which });
      }
      at++;
    }
    return found.sort((a, b) => a.at - b.at || a.which - b.which);
  };
}

/**
 * Of each text the part that is looked for first: the one whose blocks are rarest among all
 * the texts. They speak as logs do, so the search then stops less often for nothing.
 */
function anchorsOf(texts: readonly string[]): readonly number[] {
  const often = new Uint32Array(kinds);
  for (const text of texts) {
    for (let end = size - 1; end < text.length; end++) {
      const block = blockAt(text, end);
      often[block] = (often[block] ?? 0) + 1;
    }
  }
  return texts.map((text) => {
    let best = 0;
    let least = Number.POSITIVE_INFINITY;
    for (let from = 0; from + shortest <= withoutQuote(text); from++) {
      let sum = 0;
      // The last block decides whether the search stops, the others only how far it leaps.
      for (let end = size - 1; end < shortest; end++)
        sum += end * end * (often[blockAt(text, from + end)] ?? 0);
      if (sum < least) [best, least] = [from, sum];
    }
    return best;
  });
}

/** Its length without the quote at its end, which whoever posts a line loses. */
function withoutQuote(text: string): number {
  return text.length > shortest && text.endsWith("'") ? text.length - 1 : text.length;
}

function blockAt(text: string, end: number): number {
  const two = (fold(text.charCodeAt(end - 1)) << 7) | fold(text.charCodeAt(end));
  return two ^ (fold(text.charCodeAt(end - 2)) << 9);
}

function isAt(text: string, begin: number, wanted: string): boolean {
  for (let index = 0; index < wanted.length; index++) {
    const code = text.charCodeAt(begin + index);
    const asked = wanted.charCodeAt(index);
    // Whoever posts a log wraps it: the end of a line counts as a blank, but not as the first of a text.
    const lower = code >= 65 && code <= 90 ? code | 32 : code;
    if (lower === asked || (asked === quote && (code === 34 || code === 96))) continue;
    // At the end of the line, or of the text.
    if (asked === quote && index > 0 && index === wanted.length - 1 && !(code > 13)) continue;
    if (code !== newline || index === 0 || asked !== blank) return false;
  }
  return true;
}

/** Seven bits per character; what lies beyond ASCII only has to fall into the same bucket every time. */
function fold(code: number): number {
  if (code === newline) return blank;
  if (code === 34 || code === 96) return quote;
  return code >= 65 && code <= 90 ? code | 32 : code & 127;
}
