import { gpuById, machineCode, matchGpu } from '../../catalog/gpus.ts';
import { byPrice, communityPrice, dollars, priceText, securePrice } from '../../catalog/prices.ts';
import type { Catalog, Gpu } from '../../catalog/types.ts';
import { type FieldRecord, type Row, refused, taken } from '../field.ts';
import { lineOf } from '../values.ts';

/** The cheapest first where nothing else is asked: what they cost is what most people come for. */
const orders: Readonly<Record<string, (a: Gpu, b: Gpu) => number>> = {
  price: byPrice,
  memory: (a, b) => (b.vramGb ?? 0) - (a.vramGb ?? 0) || byPrice(a, b),
  name: (a, b) => a.name.localeCompare(b.name, 'en'),
};

/** GPU type id exactly as the cloud spells it, e.g. `NVIDIA GeForce RTX 4090`. */
export const gpu: FieldRecord<string> = {
  name: 'gpu',
  position: 20,
  flag: 'gpu',
  placeholder: 'GPU',
  label: 'GPU type',
  short: 'GPU',
  help: 'GPU type: "4090", "rtx 4090" or the exact id',
  repeatable: false,
  restated: true,
  step: 1,
  schema: lineOf(1, 120),
  editor: {
    kind: 'list',
    bestFirst: true,
    search: { extent: () => null, nearest: nearestName },
    orders: Object.keys(orders),
    judgedByApp: true,
    rows: ({ catalog }, _, order = 'price') => ordered(catalog, order).map(gpuRow),
  },
  read: (text, { catalog }) => {
    const match = matchGpu(catalog, text);
    switch (match.kind) {
      case 'found':
        return taken(match.gpu.id);
      case 'ambiguous':
        return refused(
          `"${text}" fits more than one GPU type`,
          match.gpus.map(({ id }) => id),
        );
      default:
        return refused(
          `there is no GPU type "${text}"`,
          match.nearest.map(({ name }) => name),
        );
    }
  },
  write: (value) => [value],
  describe: (value) => value,
  brief: (value, catalog) => gpuById(catalog, value)?.name ?? value,
  others: ({ catalog }) =>
    catalog.gpus
      .filter(({ shortlisted, vramGb }) => shortlisted && vramGb !== null)
      .toSorted(byPrice)
      .map(({ id }) => id),
  // Short names, which the flag takes too; the GPU that most presets are made on first, then the shortlist.
  offers: ({ catalog }) => {
    const rank = ({ name, shortlisted }: Gpu) => (name === 'RTX 4090' ? 0 : shortlisted ? 1 : 2);
    return [...new Set(catalog.gpus.toSorted((a, b) => rank(a) - rank(b)).map(({ name }) => name))];
  },
  isUnknown: ({ draft, gpu: known, preset }) => {
    if (draft['gpu'] === undefined) return false;
    if (known === null || (preset !== null && known.vramGb === null)) return true;
    return known.vendor === 'NVIDIA' && known.computeCapability === null;
  },
  isRecommended: ({ gpu: known, preset, tier }) =>
    known?.shortlisted === true && (preset === null || tier !== null),
};

/** The shortlist first. */
function ordered(catalog: Catalog, order: string): readonly Gpu[] {
  const compare = orders[order] ?? byPrice;
  return catalog.gpus.toSorted((a, b) => Number(b.shortlisted) - Number(a.shortlisted) || compare(a, b));
}

function nearestName(catalog: Catalog, query: string): string | null {
  const match = matchGpu(catalog, query);
  const [first] =
    match.kind === 'found' ? [match.gpu] : match.kind === 'ambiguous' ? match.gpus : match.nearest;
  return first?.name ?? null;
}

function gpuRow(one: Gpu): Row<string> {
  const code = machineCode(one);
  const { id, name, architecture, vramGb, notes } = one;
  const secure = securePrice(one);
  const seen = secure ?? communityPrice(one);
  return {
    id,
    label: name,
    cut: 'end',
    facts: [
      seen === null ? '' : secure === null ? `${dollars(seen.usdPerHour)}+` : `${dollars(seen.usdPerHour)}/h`,
      vramGb === null ? '' : `${vramGb} GB`,
      // Whose price it is, and of when: a month says enough.
      seen === null ? '' : `${secure === null ? 'community' : 'secure'} ${seen.date.slice(0, 7)}`,
      code ?? '',
    ],
    about: [
      id,
      [
        architecture,
        vramGb === null ? 'memory not established' : `${vramGb} GB`,
        code ?? 'no CUDA compute capability known',
      ]
        .filter((part) => part !== null)
        .join(', '),
      priceText(one),
      ...notes,
    ],
    // Also without its spaces, since people write `rtx4090`.
    words: [name.replaceAll(' ', ''), id, architecture ?? '', code ?? '', `${vramGb}gb`],
    prices: [secure, communityPrice(one)].flatMap((price) => price?.usdPerHour ?? []),
    choice: { kind: 'answer', value: id },
  };
}
