import type { Heading } from './groups.ts';

/** The first visible row of a window with the highlight in its middle, as far as the ends allow. */
export function windowStart(highlight: number, count: number, height: number): number {
  return Math.max(0, Math.min(highlight - Math.floor(height / 2), count - height));
}

/** What stands in a row of a list with headings. */
export type Seen<Row> =
  | { readonly kind: 'row'; readonly row: Row; readonly index: number }
  | { readonly kind: 'heading'; readonly heading: Heading };

/**
 * What is in sight of a list with its headings. Where the heading of the first row has scrolled out, it stands
 * in place of that row: one always reads under which heading one is.
 */
export function inSight<Row>(
  rows: readonly Row[],
  headings: readonly Heading[],
  highlight: number,
  height: number,
): readonly Seen<Row>[] {
  if (headings.length === 0) {
    const start = windowStart(highlight in rows ? highlight : 0, rows.length, height);
    return rows
      .slice(start, start + height)
      .map((row, index) => ({ kind: 'row', row, index: start + index }));
  }
  const all = rows.flatMap((row, index): Seen<Row>[] => {
    const heading = headings.find(({ at }) => at === index);
    const own: Seen<Row> = { kind: 'row', row, index };
    return heading === undefined ? [own] : [{ kind: 'heading', heading }, own];
  });
  const at = all.findIndex((one) => one.kind === 'row' && one.index === highlight);
  const start = windowStart(Math.max(0, at), all.length, height);
  const [first, ...others] = all.slice(start, start + height);
  if (first === undefined) return [];
  if (first.kind === 'heading' || first.index === highlight) return [first, ...others];
  // The next heading says enough, where it is the next row.
  const above = headings.findLast((heading) => heading.at <= first.index);
  return above === undefined || others[0]?.kind === 'heading'
    ? [first, ...others]
    : [{ kind: 'heading', heading: above }, ...others];
}
