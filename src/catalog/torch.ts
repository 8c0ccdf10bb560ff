import { remember } from '../basics/remember.ts';
import type { Catalog, Gpu, TorchRelease } from './types.ts';

/** How a GPU gets its kernels: from machine code, from PTX that the driver compiles, or not at all. */
export type Code = 'code' | 'ptx' | 'none';

/** Whether a wheel exists, and if not, what it lacks. */
export type WheelAnswer = 'yes' | 'no-version' | 'no-tag' | 'no-python' | 'unknown';

/** The release of exactly this version; a local part (`+cu128`) is ignored. Null where the Catalog has none. */
export function torchRelease(catalog: Catalog, version: string): TorchRelease | null {
  return releaseOf(catalog, version, () => {
    const wanted = publicVersion(version);
    return catalog.torch.find((release) => release.version === wanted) ?? null;
  });
}

const releaseOf = remember<Catalog, TorchRelease | null>();

/**
 * Whether a build with these entries (`sm_86`, `compute_120`) runs on a compute capability (`8.9`).
 * Machine code runs on the same major at an equal or higher minor, and nowhere else; PTX runs on any
 * capability at or above its own.
 */
export function hasCodeFor(archs: readonly string[], computeCapability: string): Code {
  return codeOf(archs, computeCapability, () => bestCode(archs, computeCapability));
}

const codeOf = remember<readonly string[], Code>();

function bestCode(archs: readonly string[], computeCapability: string): Code {
  const device = /^(\d+)\.(\d)$/.exec(computeCapability);
  if (device === null) return 'none';
  const [major, minor] = [Number(device[1]), Number(device[2])];
  let best: Code = 'none';
  for (const arch of archs) {
    const entry = /^(sm|compute)_(\d+)(\d)$/.exec(arch);
    if (entry === null) continue;
    const [entryMajor, entryMinor] = [Number(entry[2]), Number(entry[3])];
    if (entry[1] === 'sm' && entryMajor === major && entryMinor <= minor) return 'code';
    const reached = entryMajor < major || (entryMajor === major && entryMinor <= minor);
    if (entry[1] === 'compute' && reached) best = 'ptx';
  }
  return best;
}

/** Whether the wheel of this version and tag has code for the GPU; unknown where either is. */
export function codeFor(catalog: Catalog, version: string, cudaTag: string, gpu: Gpu): Code | 'unknown' {
  const archs = torchRelease(catalog, version)?.archs[cudaTag];
  if (archs === undefined || gpu.computeCapability === null) return 'unknown';
  return hasCodeFor(archs, gpu.computeCapability);
}

/**
 * Whether a torch wheel exists for Linux x86-64. A version outside the Catalog's range is unknown; one
 * missing within it, such as 2.8.2, was never released.
 */
export function wheelExists(
  catalog: Catalog,
  torchVersion: string,
  cudaTag: string,
  pythonVersion: string,
): WheelAnswer {
  const release = torchRelease(catalog, torchVersion);
  if (release === null)
    return wasSkipped(
      catalog.torch.map(({ version }) => version),
      torchVersion,
    )
      ? 'no-version'
      : 'unknown';
  // The facts list builds for CUDA; those for the CPU and for ROCm have indexes of their own.
  if (cudaTag !== '' && !cudaTag.startsWith('cu')) return 'unknown';
  if (!release.cudaTags.includes(cudaTag) && !release.indexOnlyTags.includes(cudaTag)) return 'no-tag';
  return release.pythons.includes(pythonVersion) ? 'yes' : 'no-python';
}

/** The torchvision and torchaudio that belong to a torch release; null where it is not known. */
export function partnersOf(
  catalog: Catalog,
  torchVersion: string,
): { readonly torchvision: string | null; readonly torchaudio: string | null } | null {
  const release = torchRelease(catalog, torchVersion);
  return release === null ? null : { torchvision: release.torchvision, torchaudio: release.torchaudio };
}

/**
 * Whether a torchaudio is tied to one torch. Up to 2.10 each requires exactly its own; 2.11, the last line,
 * is built on the stable ABI and requires none (asked of the package index on 2026-11-22).
 */
export function isTiedTorchaudio(version: string): boolean {
  return compare(publicVersion(version), '2.11.0') < 0;
}

/** The newest torch release of the Catalog. */
export function newestTorch(catalog: Catalog): TorchRelease | null {
  return catalog.torch.reduce<TorchRelease | null>(
    (best, release) => (best === null || compare(release.version, best.version) > 0 ? release : best),
    null,
  );
}

/** Whether a torchvision release exists. Unknown outside the range that the torch releases span. */
export function isKnownTorchvision(catalog: Catalog, version: string): boolean | 'unknown' {
  return visionOf(catalog, version, () => {
    const versions = catalog.torch.flatMap(({ torchvision }) => torchvision ?? []);
    if (versions.includes(publicVersion(version))) return true;
    return wasSkipped(versions, version) ? false : 'unknown';
  });
}

const visionOf = remember<Catalog, boolean | 'unknown'>();

/** `2.8+cu128` and `2.8` are 2.8.0. */
function publicVersion(version: string): string {
  const bare = version.trim().replace(/\+.*/s, '');
  return /^\d+\.\d+$/.test(bare) ? `${bare}.0` : bare;
}

/**
 * True where a version lies between releases: its own line is known from an earlier patch on, and
 * something newer exists. Pre-releases, older and newer lines are not judged.
 */
function wasSkipped(releases: readonly string[], text: string): boolean {
  const version = publicVersion(text);
  if (!/^\d+\.\d+\.\d+$/.test(version) || releases.includes(version)) return false;
  const line = version.replace(/(?<!\d)\d+$/, '');
  return (
    releases.some((release) => release.startsWith(line) && compare(release, version) < 0) &&
    releases.some((release) => compare(release, version) > 0)
  );
}

/** Orders plain versions such as 2.10.0. */
function compare(a: string, b: string): number {
  const [left, right] = [a.split('.').map(Number), b.split('.').map(Number)];
  const at = left.findIndex((part, index) => part !== right[index]);
  return at < 0 ? 0 : (left[at] ?? 0) - (right[at] ?? 0);
}
