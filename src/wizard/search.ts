import UFuzzy from '@leeoniya/ufuzzy';
import { closest } from '../basics/spelling.ts';
import type { Option } from './options/option.ts';

/** Both ends of a part of a text: the first character of it, and the one after its last. */
export type Range = readonly [from: number, to: number];

/**
 * The rows that a typed text finds. Each word has to be there, in what the row shows or in what else it
 * is called; `<0.50` asks for a price. Only where nothing has them all, a slip in each word is forgiven.
 * The list's own order stays, but for the row that the text names: what the flag takes comes first.
 */
export function searchRows(
  options: readonly Option[],
  query: string,
  isNamed: (option: Option) => boolean,
): readonly Option[] {
  const words = wordsOf(query);
  if (words.length === 0) return options;
  const named = options.filter(isNamed);
  const exact = options.filter((one) => words.every((word) => has(one, word)));
  const found = exact.length > 0 || named.length > 0 ? exact : forgiving(options, words);
  return [...named, ...found.filter((one) => !named.includes(one))];
}

/** What a typed text asks for, word by word. */
export function wordsOf(query: string): readonly string[] {
  return query.toLowerCase().split(/\s+/).filter(Boolean);
}

function textOf({ label, facts, words = [] }: Option): string {
  return [label, ...facts, ...words].join(' ').toLowerCase();
}

function has(option: Option, word: string): boolean {
  const most = priceIn(word);
  if (most === null) return textOf(option).includes(word);
  return Number.isNaN(most) || (option.prices ?? []).some((price) => price <= most);
}

/** `<0.50` and `$0.50` as a number; NaN while it is not typed out; null for any other word. */
function priceIn(word: string): number | null {
  if (!/^[<$]/.test(word)) return null;
  const amount = word.replace(/^[<$]{1,2}/, '');
  return /^\d{0,4}(?:\.\d{0,4})?$/.test(amount) && /\d/.test(amount) ? Number(amount) : Number.NaN;
}

let fuzzy: UFuzzy | null = null;

/** Nobody makes a slip in a longer text; and what is made of it here would take for ever on a paste. */
const longest = 40;

/**
 * Looks for words and forgives one slip in each (two letters swapped, one too many, too few, or another), but
 * never one in a number.
 */
function look(texts: string[], words: readonly string[]) {
  // It would take a leading dash for "without", and quotes for "exactly so".
  const asked = words.join(' ').replace(/["-]/g, ' ');
  if (asked.length > longest || words.length > 6) return null;
  fuzzy ??= new UFuzzy({ intraMode: 1 });
  return fuzzy.search(texts, asked, 3);
}

function forgiving(options: readonly Option[], words: readonly string[]): readonly Option[] {
  const prices = words.filter((word) => priceIn(word) !== null);
  const [indexes] = look(
    options.map(textOf),
    words.filter((word) => !prices.includes(word)),
  ) ?? [null];
  const found = options.filter((_, index) => indexes?.includes(index) === true);
  return found.filter((option) => prices.every((price) => has(option, price)));
}

/** Of the last query: its rows stay in sight while the highlight moves, and to look again is a quarter of a key. */
let found = { query: '', inTexts: new Map<string, readonly Range[]>() };

/** The parts of a text that a query found, in order, none over another. */
export function rangesIn(text: string, query: string): readonly Range[] {
  if (found.query !== query) found = { query, inTexts: new Map() };
  const known = found.inTexts.get(text);
  if (known !== undefined) return known;
  const ranges = lookIn(text, query);
  found.inTexts.set(text, ranges);
  return ranges;
}

function lookIn(text: string, query: string): readonly Range[] {
  const words = wordsOf(query).filter((word) => priceIn(word) === null);
  if (words.length === 0) return [];
  const lower = text.toLowerCase();
  // Letters whose lower case is longer would move all that follows.
  if (lower.length !== text.length) return [];
  const exact = words.flatMap((word): Range[] => {
    const at = lower.indexOf(word);
    return at === -1 ? [] : [[at, at + word.length]];
  });
  if (exact.length > 0) return merged(exact);
  const [, info] = look([text], words) ?? [null, null];
  const [flat = []] = info?.ranges ?? [];
  return merged(
    flat.flatMap((from, index): Range[] => (index % 2 === 0 ? [[from, flat[index + 1] ?? from]] : [])),
  );
}

function merged(ranges: readonly Range[]): readonly Range[] {
  const all: Range[] = [];
  for (const [from, to] of ranges.toSorted((a, b) => a[0] - b[0])) {
    const last = all.at(-1);
    if (last !== undefined && from <= last[1]) all[all.length - 1] = [last[0], Math.max(last[1], to)];
    else all.push([from, to]);
  }
  return all;
}

/** The label that comes nearest to what was typed; null where there is none. */
export function nearestLabel(options: readonly Option[], query: string): string | null {
  const typed = query.trim().toLowerCase().slice(0, 100);
  const [best] = closest(
    options.filter(({ choice }) => choice.kind !== 'go-on' && choice.kind !== 'search'),
    typed,
    1,
    ({ label }) => [label.toLowerCase(), ...label.toLowerCase().split(/[\s/:]+/)],
  );
  return best?.label ?? null;
}
