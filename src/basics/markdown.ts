import { printable } from './printable.ts';

/**
 * Foreign text in Markdown. Whatever it holds, it is shown literally: it never becomes structure,
 * HTML, a link or a fence (CommonMark and GitHub's dialect).
 */

/** Markdown that is safe as it stands; made only by the functions of this file. */
export interface Markdown {
  readonly markdown: string;
}

/** One line of text, escaped only where Markdown would read something into it, so that the source stays readable. */
export function escapeText(text: string): string {
  return (
    printable(text)
      .trim()
      .replaceAll(/[\\`*[\]~|$@&]/g, '\\$&')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      // An underscore inside a word (gradio_logsview) is only an underscore.
      .replaceAll(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
      // GitHub turns bare addresses into links.
      .replaceAll(/:(?=\/\/)/g, '\\:')
      .replaceAll(/(www)\./gi, '$1\\.')
      // What would open a block at the start of a line: a heading, a list, an underline.
      .replace(/^([-+=#])(?=\1*(?:\s|$))/, '\\$1')
      .replace(/^(\d+)([.)])(?=\s|$)/, '$1\\$2')
  );
}

/** The text that `escapeText` made this of. */
export function unescapeText(markdown: string): string {
  return markdown.replaceAll(
    /\\([!-/:-@[-`{-~])|&lt;|&gt;/g,
    (found, character: string | undefined) => character ?? (found === '&lt;' ? '<' : '>'),
  );
}

/** One line of text as code. */
export function codeSpan(text: string): string {
  const shown = printable(text);
  const marks = '`'.repeat(longestRun(shown) + 1);
  const pad = /^[` ]|[` ]$/.test(shown) || shown === '' ? ' ' : '';
  return `${marks}${pad}${shown}${pad}${marks}`;
}

/** One line of text as a block of code that no backticks of its own can close. */
export function codeBlock(info: string, line: string): string {
  const shown = printable(line);
  const marks = '`'.repeat(Math.max(3, longestRun(shown) + 1));
  return `${marks}${info}\n${shown}\n${marks}`;
}

/** Builds Markdown from a literal (ours) and values (foreign, so escaped, unless Markdown themselves). */
export function md(
  parts: TemplateStringsArray,
  ...values: readonly (string | number | Markdown)[]
): Markdown {
  const shown = values.map((value) =>
    typeof value === 'object' ? value.markdown : escapeText(String(value)),
  );
  return { markdown: parts.map((part, index) => `${part}${shown[index] ?? ''}`).join('') };
}

/** Text as code, for `md`. */
export function code(text: string): Markdown {
  return { markdown: codeSpan(text) };
}

/** A table of foreign texts under headings of ours. */
export function table(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [
    line(headings),
    line(headings.map(() => '---')),
    ...rows.map((cells) => line(cells.map(escapeText))),
  ].join('\n');
}

function longestRun(text: string): number {
  return Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
}
