/**
 * Words of a paragraph in lines of at most `width` UTF-16 units; a word longer than that stays whole, so that
 * an address or a path can still be copied. (The wizard, which must fit columns of a terminal, cuts: see
 * wizard/lines.ts.) Never empty: no words are one empty line.
 */
export function wrapWords(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/)) {
    const last = lines.at(-1);
    if (last === undefined || last.length + word.length + 1 > width) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines;
}
