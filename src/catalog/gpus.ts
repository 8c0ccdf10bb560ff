import { closest } from '../basics/spelling.ts';
import firstToolkits from './first-toolkits.json' with { type: 'json' };
import type { Catalog, Gpu } from './types.ts';

/** What a person's words for a GPU type mean. `nearest` and `gpus` are best first. */
export type GpuMatch =
  | { readonly kind: 'found'; readonly gpu: Gpu }
  | { readonly kind: 'ambiguous'; readonly gpus: readonly Gpu[] }
  | { readonly kind: 'none'; readonly nearest: readonly Gpu[] };

/** The GPU type with exactly this id, or null. */
export function gpuById(catalog: Catalog, id: string): Gpu | null {
  return catalog.gpus.find((gpu) => gpu.id === id) ?? null;
}

/** The compute capability as compilers name it: `8.9` is `sm_89`, `12.0` is `sm_120`; null where unknown. */
export function machineCode(gpu: Gpu): string | null {
  return gpu.computeCapability === null ? null : `sm_${gpu.computeCapability.replace('.', '')}`;
}

/** The first CUDA version that compiles for the GPU's own compute capability; null where it is not known. */
export function firstCuda(gpu: Gpu): string | null {
  return gpu.computeCapability === null ? null : firstCudaFor(gpu.computeCapability);
}

/** The same of a compute capability. Those before 8.9 are of no account for any torch since 2.0: null. */
export function firstCudaFor(capability: string): string | null {
  return firstToolkits.find((one) => one.capability === capability)?.cuda ?? null;
}

/** Compute capability 10.x (data centre) or 12.x (workstation, GeForce). */
export function isBlackwell(gpu: Gpu): boolean {
  return /^1[02]\./.test(gpu.computeCapability ?? '');
}

/**
 * Finds the GPU type a person means: its id, its short name, or some words of either, in any case and
 * with or without spaces and brand. A text that is a whole name wins over one that is a part of
 * others, so `4080` is the RTX 4080 and not the SUPER.
 */
export function matchGpu(catalog: Catalog, text: string): GpuMatch {
  // Nobody types a longer name; comparing one would only take time.
  const wanted = text.trim().slice(0, 200);
  const exact = gpuById(catalog, wanted);
  if (exact !== null) return { kind: 'found', gpu: exact };
  if (squeeze(wanted) === '') return { kind: 'none', nearest: [] };

  const model = modelOf(wanted);
  const readings: readonly ((gpu: Gpu) => boolean)[] = [
    (gpu) => squeeze(gpu.name) === squeeze(wanted) || squeeze(gpu.id) === squeeze(wanted),
    (gpu) => model !== '' && (modelOf(gpu.name) === model || modelOf(gpu.id) === model),
    (gpu) => words(wanted).every((word) => words(`${gpu.name} ${gpu.id}`).includes(word)),
  ];
  for (const reading of readings) {
    const gpus = distinct(catalog.gpus.filter(reading));
    const [first, second] = gpus;
    if (first === undefined) continue;
    return second === undefined ? { kind: 'found', gpu: first } : { kind: 'ambiguous', gpus };
  }
  const nearest = closest(distinct(catalog.gpus), model === '' ? squeeze(wanted) : model, 3, spellings);
  return { kind: 'none', nearest };
}

/** Lower case, letters and digits only: people differ in spaces and dashes. */
function squeeze(text: string): string {
  return words(text).join('');
}

function words(text: string): readonly string[] {
  return text.toLowerCase().match(/[a-z0-9]+/g) ?? [];
}

/** The name without brand and series: `NVIDIA GeForce RTX 4090` is `4090`. */
function modelOf(name: string): string {
  return squeeze(name.replace(/(?:nvidia|amd|geforce|instinct|tesla|quadro|rtx|gtx)(?![a-z])/gi, ' '));
}

/** Shortlisted first. The cloud's list holds some cards twice, under ids that differ in spaces or case only. */
function distinct(gpus: readonly Gpu[]): readonly Gpu[] {
  const sorted = gpus.toSorted((a, b) => Number(b.shortlisted) - Number(a.shortlisted));
  return sorted.filter((gpu, at) => sorted.findIndex(({ id }) => modelOf(id) === modelOf(gpu.id)) === at);
}

/** As people would type it: whole, and by its first word alone. */
function spellings(gpu: Gpu): readonly string[] {
  const [series = ''] = words(gpu.name).filter((word) => /\d/.test(word));
  return [modelOf(gpu.name), modelOf(gpu.id), series];
}
