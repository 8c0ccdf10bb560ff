import { codeFor, hasCodeFor, torchRelease } from '../../catalog/torch.ts';
import type { Catalog, Gpu } from '../../catalog/types.ts';
import type { Statement } from '../rule.ts';

/** What three rules ask of a torch build: does it hold code for this GPU, and if not, from which side does it miss? */

export interface TorchBuild {
  readonly version: string;
  /** Null where an image's build could not be established. */
  readonly cudaTag: string | null;
}

export type Fit = 'runs' | 'gpu-too-new' | 'gpu-dropped' | 'unknown';

/** How a build fits a GPU. Where the tag is unknown, it fails only if every build of that release fails. */
export function fitOf(catalog: Catalog, build: TorchBuild, gpu: Gpu): Fit {
  const archs = torchRelease(catalog, build.version)?.archs;
  const capability = gpu.computeCapability;
  if (archs === undefined || capability === null) return 'unknown';
  // Most are: a list of choices asks this for each.
  if (build.cudaTag !== null && /code|ptx/.test(codeFor(catalog, build.version, build.cudaTag, gpu)))
    return 'runs';
  const tags = build.cudaTag === null ? Object.keys(archs) : [build.cudaTag];
  const codes = tags.map((tag) => codeFor(catalog, build.version, tag, gpu));
  if (codes.some((code) => code === 'code' || code === 'ptx')) {
    return build.cudaTag === null && codes.includes('none') ? 'unknown' : 'runs';
  }
  if (codes.length === 0 || codes.includes('unknown')) return 'unknown';
  const lists = tags.map((tag) => archs[tag] ?? []);
  return lists.every((list) => isBelow(list, capability)) ? 'gpu-dropped' : 'gpu-too-new';
}

/** True where the card is older than the oldest machine code of the build. */
function isBelow(archs: readonly string[], capability: string): boolean {
  const [major = 0, minor = 0] = capability.split('.').map(Number);
  return archs.every((arch) => {
    const entry = /^sm_(\d+)(\d)$/.exec(arch);
    return entry === null || Number(entry[1]) * 10 + Number(entry[2]) > major * 10 + minor;
  });
}

/** Highest torch with code for the GPU among the CUDA 12 builds, which run on every driver from 525 on. */
export function newestBuildFor(
  catalog: Catalog,
  gpu: Gpu,
  fits: (version: string, cudaTag: string) => boolean,
): {
  readonly torch: string;
  readonly torchvision: string;
  readonly torchaudio: string;
  readonly cudaTag: string;
} | null {
  const { computeCapability } = gpu;
  if (computeCapability === null) return null;
  for (const release of catalog.torch.toReversed()) {
    const { version, torchvision, torchaudio } = release;
    if (torchvision === null || torchaudio === null) continue;
    const tags = release.cudaTags.filter((tag) => tag.startsWith('cu12')).toReversed();
    const cudaTag = tags.find(
      (tag) => hasCodeFor(release.archs[tag] ?? [], computeCapability) === 'code' && fits(version, tag),
    );
    if (cudaTag !== undefined) return { torch: version, torchvision, torchaudio, cudaTag };
  }
  return null;
}

/** `2.8.0+cu128`, or the bare version where the tag is unknown. */
export function nameOf({ version, cudaTag }: TorchBuild): string {
  return cudaTag === null ? version : `${version}+${cudaTag}`;
}

export const noKernel = 'CUDA error: no kernel image is available for execution on the device';

/** What torch prints as it loads, and what the first kernel then raises. */
export function noCodeError(gpu: Gpu, machineCode: string): string {
  return `${gpu.name} with CUDA capability ${machineCode} is not compatible with the current PyTorch installation. ${noKernel}`;
}

export const archEvidence: readonly Statement[] = [
  {
    text: 'Architectures of every torch wheel, read from the build scripts of each release (TORCH_CUDA_ARCH_LIST).',
    source: 'rice8y/torch-check@3a083d5d data/upstream-observed.json; pytorch/pytorch RELEASE.md',
  },
  {
    text: 'Machine code runs on the same major compute capability at an equal or higher minor; measured with torch._C._cuda_getArchFlags().',
    source: 'replicate/cog@6110c912 pkg/doctor/gpu_compatibility.go',
  },
];
