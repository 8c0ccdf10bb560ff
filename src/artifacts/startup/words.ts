import { quote, quoteAll } from '../../basics/shell.ts';

/** How values of a plan are written down: short ones on one line, long ones on several. */

const width = 118;

/** A bash array. */
export function array(name: string, words: readonly string[]): string {
  const oneLine = `${name}=(${quoteAll(words)})`;
  if (oneLine.length <= width) return oneLine;
  return [`${name}=(`, ...filled(words.map(quote), '  ', ''), ')'].join('\n');
}

/** A command of a function; `words` are bash already. */
export function command(...words: readonly string[]): string {
  const oneLine = `  ${words.join(' ')}`;
  if (oneLine.length <= width) return oneLine;
  const [first = '', ...rest] = words;
  return [`  ${first} \\`, ...filled(rest, '    ', ' \\')].join('\n');
}

/** As many words a line as there is room for; `end` stands after all but the last. */
function filled(words: readonly string[], indent: string, end: string): readonly string[] {
  const lines: string[] = [];
  for (const word of words) {
    const line = lines.at(-1);
    if (line !== undefined && line.length + word.length + end.length < width)
      lines[lines.length - 1] = `${line} ${word}`;
    else lines.push(`${indent}${word}`);
  }
  return lines.map((line, at) => (at === lines.length - 1 ? line : `${line}${end}`));
}

/** Lines that set a local variable, however long its value; an address is cut behind a slash where it has one. */
export function longWord(name: string, value: string): readonly string[] {
  const parts = value.match(/.{1,90}$|.{1,89}\/|.{1,90}/gsu) ?? [''];
  return parts.map((part, at) => (at === 0 ? `  local ${name}=${quote(part)}` : `  ${name}+=${quote(part)}`));
}

/** A function of these lines: on one where there is but one, with room for it. */
export function bashFunction(name: string, lines: readonly string[]): string {
  const [only = '', ...more] = lines;
  const oneLine = `${name}() { ${only.trim()}; }`;
  if (more.length === 0 && !only.includes('\n') && oneLine.length <= width) return oneLine;
  return [`${name}() {`, ...lines, '}'].join('\n');
}
