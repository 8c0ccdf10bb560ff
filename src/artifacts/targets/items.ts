import { shellWords } from '../../basics/words.ts';

/** The file of items, beside those of the pool. */
export const itemsFile = 'items.tsv';

export type Items =
  | { readonly ok: true; readonly count: number; readonly text: string }
  | { readonly ok: false; readonly line: number; readonly why: string };

/** As many jobs as a list may hold. */
const most = 10_000;

/**
 * A list of jobs, one a line, as the file that the pool reads: the words of each with tabs between. Quotes and
 * backslashes group words as in a shell; nothing is expanded. Empty lines and those that begin with # are passed over.
 */
export function readItems(text: string): Items {
  const items: string[] = [];
  for (const [at, line] of text.split(/\r?\n/).entries()) {
    const refused = (why: string): Items => ({ ok: false, line: at + 1, why });
    if (line.trim() === '' || line.trimStart().startsWith('#')) continue;
    const words = shellWords(line);
    if (words === null) return refused('a quote is not closed');
    // The file tells words by tabs, and jobs by line ends; a word with either would be another.
    if (words.some((word) => /\p{Cc}/u.test(word))) return refused('a word holds a control character');
    if (words.every((word) => word === '')) return refused('there is no word');
    items.push(words.join('\t'));
    if (items.length > most) return refused(`there are more than ${most} jobs`);
  }
  if (items.length === 0) return { ok: false, line: 1, why: 'there is no job' };
  return { ok: true, count: items.length, text: `${items.join('\n')}\n` };
}
