import tables from './catalog.json' with { type: 'json' };
import { type ImageRow, imageOfRow } from './image-rows.ts';
import type { Catalog, Sourced } from './types.ts';

// Made of src/catalog/facts by `npm run facts`. The rows are ours and test/catalog/facts.test.ts holds
// each against a strict schema, so nothing is validated again at every start.
// The bundle reads each table when it is taken from there.
const { origins, texts } = tables;

interface CompactRow {
  readonly origin: number;
  /** Each points at a text, as does the source of a price. */
  readonly notes?: readonly number[];
  readonly prices?: readonly { readonly source: number }[];
}

function rows<T extends Sourced>(table: readonly CompactRow[]): readonly T[] {
  return table.map(({ origin, ...row }) => ({
    ...row,
    ...(row.notes === undefined ? {} : { notes: row.notes.map((at) => texts[at]) }),
    ...(row.prices === undefined
      ? {}
      : { prices: row.prices.map((price) => ({ ...price, source: texts[price.source] })) }),
    ...origins[origin],
  })) as unknown as readonly T[];
}

/** Each table is made when it is first asked for: the first frame shows no image. */
function whenAsked<T extends object>(makers: { readonly [Name in keyof T]: () => T[Name] }): T {
  const tables = {} as T;
  for (const name of Object.keys(makers) as (keyof T)[])
    Object.defineProperty(tables, name, {
      enumerable: true,
      configurable: true,
      get: () => {
        const value = makers[name]();
        Object.defineProperty(tables, name, { value });
        return value;
      },
    });
  return tables;
}

export const catalog: Catalog = whenAsked<Catalog>({
  gpus: () => rows(tables.gpus),
  images: () => rows<ImageRow>(tables.images).map((row) => imageOfRow(row, catalog.imageFamilies)),
  imageFamilies: () => rows(tables['image-families']),
  imageReleases: () => rows(tables['image-releases']),
  torch: () => rows(tables.torch),
  cuda: () => rows(tables.cuda),
  distros: () => rows(tables.distros),
  heldPorts: () => rows(tables['held-ports']),
  storagePrices: () => rows(tables['storage-prices']),
  flashAttn: () => rows(tables['flash-attn']),
  xformers: () => rows(tables.xformers),
  bitsandbytes: () => rows(tables.bitsandbytes),
  jobTimes: () => rows(tables['job-times']),
  // Every origin is that of a row.
  reviewed: () =>
    origins
      .map(({ reviewed }) => reviewed)
      .sort()
      .at(-1) ?? '',
});
