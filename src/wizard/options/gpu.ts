import { machineCode } from '../../catalog/gpus.ts';
import type { Catalog, Gpu } from '../../catalog/types.ts';
import type { Option } from './option.ts';

/** GPU types that fit a query, the shortlist first, those with the least memory first: they cost the least. */
export function gpuOptions(catalog: Catalog, query: string): readonly Option[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  return catalog.gpus
    .filter((gpu) => words.every((word) => searchText(gpu).includes(word)))
    .toSorted(
      (a, b) =>
        Number(b.shortlisted) - Number(a.shortlisted) ||
        (a.vramGb ?? Number.POSITIVE_INFINITY) - (b.vramGb ?? Number.POSITIVE_INFINITY) ||
        (a.price?.usdPerHour ?? Number.POSITIVE_INFINITY) -
          (b.price?.usdPerHour ?? Number.POSITIVE_INFINITY) ||
        a.name.localeCompare(b.name, 'en'),
    )
    .map(gpuOption);
}

function searchText(gpu: Gpu): string {
  const { name, id, architecture, vramGb } = gpu;
  // Also without its spaces, since people write `rtx4090`.
  return `${name} ${name.replaceAll(' ', '')} ${id} ${architecture} ${machineCode(gpu)} ${vramGb}gb`.toLowerCase();
}

function gpuOption(gpu: Gpu): Option {
  const code = machineCode(gpu);
  const { price } = gpu;
  return {
    id: gpu.id,
    label: gpu.name,
    cut: 'end',
    facts: [
      gpu.vramGb === null ? '' : `${gpu.vramGb} GB`,
      code ?? '',
      price === null ? '' : `$${price.usdPerHour.toFixed(2)}/h`,
    ],
    about: [
      gpu.id,
      [
        gpu.architecture,
        gpu.vramGb === null ? 'memory not established' : `${gpu.vramGb} GB`,
        code ?? 'no CUDA compute capability known',
      ]
        .filter((part) => part !== null)
        .join(', '),
      ...(price === null
        ? []
        : [`$${price.usdPerHour.toFixed(2)} an hour when last seen (secure cloud, ${price.asOf})`]),
      ...gpu.notes,
    ],
    choice: { kind: 'state', patch: { gpu: gpu.id } },
  };
}
