import compact from './catalog.json' with { type: 'json' };
import { type ImageRow, imageOfRow } from './image-rows.ts';
import type {
  BitsandbytesRelease,
  Catalog,
  CudaToolkit,
  Distro,
  FlashAttnWheels,
  Gpu,
  HeldPort,
  ImageFamily,
  ImageRelease,
  JobTime,
  Sourced,
  StoragePrice,
  TorchRelease,
  XformersRelease,
} from './types.ts';

// Made of src/catalog/facts by `npm run facts`. The rows are ours and test/catalog/facts.test.ts holds
// each against a strict schema, so nothing is validated again at every start.
const { origins, texts, ...tables } = compact;

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

const families = rows<ImageFamily>(tables['image-families']);
const facts = {
  gpus: rows<Gpu>(tables.gpus),
  images: rows<ImageRow>(tables.images).map((row) => imageOfRow(row, families)),
  imageFamilies: families,
  imageReleases: rows<ImageRelease>(tables['image-releases']),
  torch: rows<TorchRelease>(tables.torch),
  cuda: rows<CudaToolkit>(tables.cuda),
  distros: rows<Distro>(tables.distros),
  heldPorts: rows<HeldPort>(tables['held-ports']),
  storagePrices: rows<StoragePrice>(tables['storage-prices']),
  flashAttn: rows<FlashAttnWheels>(tables['flash-attn']),
  xformers: rows<XformersRelease>(tables.xformers),
  bitsandbytes: rows<BitsandbytesRelease>(tables.bitsandbytes),
  jobTimes: rows<JobTime>(tables['job-times']),
};

export const catalog: Catalog = {
  ...facts,
  reviewed:
    Object.values(facts)
      .flatMap((table) => table.map(({ reviewed }) => reviewed))
      .sort()
      .at(-1) ?? '',
};
