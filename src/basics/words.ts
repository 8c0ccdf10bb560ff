/** The words of a line as a shell groups them by quotes and backslashes, with nothing expanded; null: a quote is open. */
export function shellWords(line: string): readonly string[] | null {
  const words: string[] = [];
  let word: string | null = null;
  let quote = '';
  for (let at = 0; at < line.length; at += 1) {
    const sign = line.charAt(at);
    const next = line.charAt(at + 1);
    if (quote !== '') {
      if (sign === quote) quote = '';
      else if (quote === '"' && sign === '\\' && (next === '"' || next === '\\')) {
        word = `${word ?? ''}${next}`;
        at += 1;
      } else word = `${word ?? ''}${sign}`;
    } else if (sign === '"' || sign === "'") {
      quote = sign;
      word ??= '';
    } else if (sign === '\\' && next !== '') {
      word = `${word ?? ''}${next}`;
      at += 1;
    } else if (sign === ' ' || sign === '\t') {
      if (word !== null) words.push(word);
      word = null;
    } else word = `${word ?? ''}${sign}`;
  }
  if (quote !== '') return null;
  return word === null ? words : [...words, word];
}
