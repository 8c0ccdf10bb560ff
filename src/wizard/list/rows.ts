import type { Fit } from '../../judge/fit.ts';
import type { Judged } from '../judge.ts';
import { fitLine, type Line, pad, type Span, shortenReference, span, truncate, widthOf } from '../lines.ts';
import type { Option } from '../options/option.ts';
import { rangesIn } from '../search.ts';
import type { Glyphs } from '../theme.ts';
import { isAccepted, verdictMark, verdictRole, verdictWord } from '../view/mark.ts';

/** A row without its pointer. */
export interface RowInput {
  readonly option: Option;
  readonly judged: Judged;
  /** A word after the label: where the answer that stands came from; null: this is not the answer. */
  readonly tag: string | null;
}

const verdictWidth = 'incompatible'.length;
const gap = 2;

/** Column widths, worked out over the whole list so that nothing moves while it scrolls. */
export interface Columns {
  readonly label: number;
  readonly verdict: number;
  /** Width of each fact column; the last ones go when there is no room. */
  readonly facts: readonly number[];
}

/** Divides `width` columns among mark, label (`tagged` by how much more), verdict and facts; `isWhole`: none of those is cut. */
export function columnsFor(
  options: readonly Option[],
  tagged: number,
  hasVerdicts: boolean,
  width: number,
  isWhole = false,
): Columns {
  const wantedLabel = options.reduce((most, { label }) => Math.max(most, widthOf(label)), 8) + tagged;
  const wantedFacts: number[] = [];
  for (const { facts } of options) {
    facts.forEach((fact, column) => {
      wantedFacts[column] = Math.max(wantedFacts[column] ?? 0, widthOf(fact));
    });
  }
  const verdict = hasVerdicts ? verdictWidth : 0;
  const fixed = 2 + (verdict === 0 ? 0 : gap + verdict);
  // A label may be cut to so much for the sake of facts: the two ends of a reference, most of a name.
  const least = Math.min(wantedLabel, options.some(({ cut }) => cut === 'reference') ? 34 : 18);
  const facts: number[] = [];
  let left = width - fixed - Math.min(least, Math.max(8, width - fixed));
  for (const fact of wantedFacts) {
    const room = Math.min(fact, left - gap);
    // A column cut to less than this says nothing, and a price or a date that is cut at all.
    if (room < (isWhole ? fact : Math.min(fact, 12))) break;
    facts.push(room);
    left -= gap + room;
  }
  const used = fixed + facts.reduce((sum, fact) => sum + gap + fact, 0);
  return { label: Math.max(1, Math.min(wantedLabel, width - used)), verdict, facts };
}

const fitWords: Readonly<Record<Fit, string>> = {
  fully: 'works fully',
  'with a setting': 'with setting',
  unknown: 'not known',
  not: 'does not run',
};

/** Under an app how it runs there, else the verdict. */
function wordFor(judged: Judged): string {
  return judged.fit === null || isAccepted(judged.brief) ? verdictWord(judged) : fitWords[judged.fit];
}

/** A label with what the search found of it in bold. */
function matched(label: string, query: string, isHighlighted: boolean): readonly Span[] {
  const role = isHighlighted ? 'accent' : 'plain';
  const spans: Span[] = [];
  let at = 0;
  for (const [from, to] of rangesIn(label, query)) {
    spans.push(span(label.slice(at, from), role));
    spans.push(span(label.slice(from, to), isHighlighted ? 'accentMatch' : 'match'));
    at = to;
  }
  return [...spans, span(label.slice(at), role)];
}

/** A line with what the search found of its texts in bold. */
export function matchedLine(line: Line, query: string): Line {
  if (query.trim() === '') return line;
  return line.flatMap((one) =>
    one.role === 'plain' || one.role === 'accent' ? matched(one.text, query, one.role === 'accent') : [one],
  );
}

/** One row: mark, label, verdict, facts. */
export function rowLine(
  { option, judged, tag }: RowInput,
  columns: Columns,
  { isHighlighted, query }: { readonly isHighlighted: boolean; readonly query: string },
  width: number,
  glyphs: Glyphs,
): Line {
  const cut = option.cut === 'reference' ? shortenReference : truncate;
  // The name of what was answered is worth more than the word for it.
  const room = columns.label - widthOf(option.label);
  const suffix = tag === null || (room < tag.length + 3 && option.cut === 'end') ? '' : ` (${tag})`;
  const label = cut(option.label, columns.label - widthOf(suffix), glyphs.ellipsis);
  const spans: Span[] = [
    verdictMark(judged, glyphs),
    span(' '),
    ...matched(label, query, isHighlighted),
    span(pad(suffix, columns.label - widthOf(label)), 'dim'),
  ];
  if (columns.verdict > 0) {
    spans.push(span(`  ${pad(wordFor(judged), columns.verdict)}`, verdictRole(judged.verdict, judged.brief)));
  }
  columns.facts.forEach((factWidth, index) => {
    const fact = truncate(option.facts[index] ?? '', factWidth, glyphs.ellipsis);
    spans.push(span(`  ${pad(fact, factWidth)}`, 'dim'));
  });
  return fitLine(spans, width, glyphs.ellipsis);
}
