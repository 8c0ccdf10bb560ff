/** Where one of many literal texts begins. */
export interface Found {
  /** Index into the text searched. */
  readonly at: number;
  /** Index into the list of texts. */
  readonly which: number;
}

/** Shortest text that can be looked for; it also bounds how far the search leaps. */
export const shortest = 5;

/**
 * A search for many literals at once, in any case (Wu and Manber, 1994, "A fast algorithm for multi-pattern
 * searching", blocks of two): most characters of a log are never looked at, and its time does not depend
 * on how many texts there are.
 */
export function createFinder(texts: readonly string[]): (text: string, from: number, to: number) => Found[] {
  const folded = texts.map((text) => text.toLowerCase());
  const leap = new Uint8Array(1 << 14).fill(shortest - 1);
  const candidates: number[][] = Array.from({ length: 1 << 14 }, () => []);
  for (const [which, text] of folded.entries()) {
    if (text.length < shortest) throw new Error(`too short to look for: ${JSON.stringify(text)}`);
    for (let end = 1; end < shortest; end++) {
      const block = (fold(text.charCodeAt(end - 1)) << 7) | fold(text.charCodeAt(end));
      leap[block] = Math.min(leap[block] ?? 0, shortest - 1 - end);
      if (end === shortest - 1) candidates[block]?.push(which);
    }
  }
  return (text, from, to) => {
    const found: Found[] = [];
    let at = from + shortest - 1;
    while (at < to) {
      const block = (fold(text.charCodeAt(at - 1)) << 7) | fold(text.charCodeAt(at));
      const far = leap[block] ?? 1;
      if (far > 0) {
        at += far;
        continue;
      }
      const begin = at - shortest + 1;
      for (const which of candidates[block] ?? []) {
        const wanted = folded[which] ?? '';
        if (begin + wanted.length <= to && isAt(text, begin, wanted)) found.push({ at: begin, which });
      }
      at++;
    }
    return found;
  };
}

function isAt(text: string, begin: number, wanted: string): boolean {
  for (let index = 0; index < wanted.length; index++) {
    const code = text.charCodeAt(begin + index);
    const lower = code >= 65 && code <= 90 ? code | 32 : code;
    if (lower !== wanted.charCodeAt(index)) return false;
  }
  return true;
}

/** Seven bits per character; what lies beyond ASCII only has to fall into the same bucket every time. */
function fold(code: number): number {
  return code >= 65 && code <= 90 ? code | 32 : code & 127;
}
