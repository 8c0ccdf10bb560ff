import { gpuById } from '../../catalog/gpus.ts';
import { byPrice, dollars, priceAge, securePrice } from '../../catalog/prices.ts';
import type { Catalog, Gpu } from '../../catalog/types.ts';
import { fits, reasonsOf } from '../../judge/fit.ts';
import type { Judged } from '../judge.ts';
import { widthOf } from '../lines.ts';
import type { Option } from '../options/option.ts';
import { isAccepted } from '../view/mark.ts';

/** Rows that run the app alike, under a heading of their own: how it runs there, and with which setting or why not. */
export interface Group {
  /** How it runs, best first. */
  readonly rank: number;
  /** `Works fully`. */
  readonly title: string;
  /** The setting, or the reason; empty where there is none. */
  readonly because: string;
}

/** A group as it stands in a list: before which of its rows, and how many of them are its own. */
export interface Heading extends Group {
  readonly at: number;
  readonly count: number;
  /** The card to name, with its price: the cheapest on which the app works best. Null: it is in another group. */
  readonly cheapest: { readonly name: string; readonly price: string } | null;
}

const titles = {
  fully: 'Works fully',
  'with a setting': 'Works with a setting',
  unknown: 'Not known whether it works',
  not: 'Does not run',
} as const;

/** The group of a row; null where it is not judged by how an app runs. */
export function groupOf(judged: Judged): Group | null {
  const { fit, brief: findings } = judged;
  if (fit === null) return null;
  const rank = fits.indexOf(fit);
  if (isAccepted(findings)) return { rank, title: 'Accepted by you', because: '' };
  // Of two rules that give the same reason one is enough.
  const reasons = fit === 'unknown' ? [] : reasonsOf(findings).map(({ brief, title }) => brief ?? title);
  return { rank, title: titles[fit], because: [...new Set(reasons)].join('; ') };
}

function sameGroup(a: Group, b: Group): boolean {
  return a.rank === b.rank && a.title === b.title && a.because === b.because;
}

/**
 * Rows by their groups: those that work best first, and among groups that work alike the one of which a row
 * comes first. Within a group the rows keep their order.
 */
export function byGroup<Row>(rows: readonly Row[], groupAt: (row: Row) => Group): readonly Row[] {
  const groups: { readonly group: Group; readonly rows: Row[] }[] = [];
  for (const row of rows) {
    const group = groupAt(row);
    const found = groups.find((one) => sameGroup(one.group, group));
    if (found === undefined) groups.push({ group, rows: [row] });
    else found.rows.push(row);
  }
  return groups.toSorted((a, b) => a.group.rank - b.group.rank).flatMap((one) => one.rows);
}

/** The headings of rows that stand by their groups. */
export function headingsOf(
  options: readonly Option[],
  judgedAt: (option: Option) => Judged,
  catalog: Catalog,
): readonly Heading[] {
  const headings: (Group & { at: number; options: Option[] })[] = [];
  options.forEach((option, at) => {
    const group = groupOf(judgedAt(option));
    if (group === null) return;
    const last = headings.at(-1);
    if (last !== undefined && sameGroup(last, group)) last.options.push(option);
    else headings.push({ ...group, at, options: [option] });
  });
  const best = Math.min(...headings.map(({ rank }) => rank));
  const works = best <= fits.indexOf('with a setting');
  const cheapest = works
    ? cheapestOf(
        headings.filter(({ rank }) => rank === best).flatMap((heading) => heading.options),
        catalog,
      )
    : null;
  return headings.map(({ options: own, ...heading }) => ({
    ...heading,
    count: own.length,
    cheapest: own.some(({ id }) => id === cheapest?.id) ? namedWithPrice(cheapest) : null,
  }));
}

/** As for the plan that is offered first, a price of more than half a year ago counts for nothing. */
function cheapestOf(options: readonly Option[], catalog: Catalog): Gpu | null {
  const priced = options.flatMap(({ id }) => {
    const gpu = gpuById(catalog, id);
    const price = gpu === null ? null : securePrice(gpu);
    return gpu === null || price === null || priceAge(price, new Date(catalog.reviewed)) === 'stale'
      ? []
      : [gpu];
  });
  return priced.toSorted(byPrice)[0] ?? null;
}

function namedWithPrice(gpu: Gpu | null): Heading['cheapest'] {
  const price = gpu === null ? null : securePrice(gpu);
  return gpu === null || price === null ? null : { name: gpu.name, price: dollars(price.usdPerHour) };
}

/** A heading in one row: the most that fits. */
export function headingText({ title, because, count, cheapest }: Heading, width: number): string {
  const short = because === '' ? title : `${title.replace('Works with a setting', 'Setting')}: ${because}`;
  const whole = because === '' ? title : `${title}: ${because}`;
  const card = cheapest === null ? null : `${cheapest.name} ${cheapest.price}/h`;
  const named = card === null ? '' : `, cheapest ${card}`;
  const texts = [
    `${whole} (${count})${named}`,
    `${whole}${named}`,
    `${short}${named}`,
    ...(card === null ? [] : [`${short}, from ${card}`]),
    short,
  ];
  return texts.find((text) => widthOf(text) <= width) ?? short;
}
