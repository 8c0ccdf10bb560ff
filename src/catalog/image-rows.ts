import type { TagFacts } from './tag-grammar.ts';
import type { Image, ImageFamily, ImagePython, Sourced } from './types.ts';

/** An image as the facts hold it: what its family does not say already. */
export interface ImageRow extends Sourced {
  readonly ref: string;
  /** Only a phantom says so; every other row is known. */
  readonly status?: 'phantom';
  /** Id of its family; null: none, what is not in the row is unknown. */
  readonly family: string | null;
  readonly vendor: Image['vendor'];
  readonly distro?: string;
  readonly cuda: string | null;
  readonly torch: Image['torch'];
  /** In place of the family's; one interpreter behind all three commands. */
  readonly onlyPython?: string;
  readonly shortlisted?: NonNullable<Image['shortlisted']>;
  readonly notes: readonly string[];
  readonly insteadUse?: string;
}

/** Completes a row of the facts from its family. (A spread comes last: before other properties it is several times as slow.) */
export function imageOfRow(row: ImageRow, families: readonly ImageFamily[]): Image {
  const family = families.find(({ id }) => id === row.family) ?? null;
  return {
    ref: row.ref,
    status: row.status ?? 'known',
    prerelease: false,
    vendor: row.vendor,
    distro: row.distro ?? family?.distro ?? null,
    cuda: row.cuda,
    minHostCuda: startGate(row.cuda),
    shortlisted: row.shortlisted ?? null,
    notes: [...row.notes, ...(family?.notes ?? [])],
    insteadUse: row.insteadUse ?? null,
    source: row.source,
    reviewed: row.reviewed,
    confidence: row.confidence,
    ...layout(family, row.onlyPython ?? null, row.torch),
  };
}

/** What the tag and its family say about an image that no row describes. */
export function imageOfTag(
  ref: string,
  tag: TagFacts,
  family: ImageFamily | null,
  cudaTag: string | null,
  reviewed: string,
): Image {
  const python = tag.python ?? family?.torchPython ?? null;
  const torch = tag.torch === null ? null : { version: tag.torch, cudaTag, python };
  return {
    ref,
    status: 'derived',
    prerelease: tag.prerelease,
    vendor: tag.vendor,
    distro: tag.distro,
    cuda: tag.cuda,
    // Those of PyTorch are built on ubuntu as well, which has no gate.
    minHostCuda: tag.make === 'pytorch' ? null : startGate(tag.cuda),
    shortlisted: null,
    notes: family?.notes ?? [],
    insteadUse: null,
    source: ['tag grammar', ...(family?.source ?? [])],
    reviewed: family?.reviewed ?? reviewed,
    confidence: 'medium',
    ...layout(
      family,
      /^(?:runpod-pytorch-old|python(?:-slim)?)$/.test(tag.make ?? '') ? tag.python : null,
      torch,
    ),
  };
}

/** An image of which nothing is known but its name. */
export function unknownImage(ref: string, reviewed: string): Image {
  return {
    ref,
    status: 'unknown',
    prerelease: false,
    vendor: null,
    distro: null,
    cuda: null,
    minHostCuda: null,
    shortlisted: null,
    notes: [],
    insteadUse: null,
    source: ['the reference alone: no row of the Catalog and no tag grammar fits it'],
    reviewed,
    confidence: 'low',
    ...layout(null, null, null),
  };
}

type Layout = Pick<Image, 'pythons' | 'commands' | 'torch' | 'services' | 'env' | 'tools'>;

function layout(family: ImageFamily | null, onlyPython: string | null, torch: Image['torch']): Layout {
  const pythons = onlyPython === null ? (family?.pythons ?? []) : [soleInterpreter(onlyPython)];
  return {
    torch,
    pythons: pythons.map((python) => ({ ...python, hasTorch: python.version === torch?.python })),
    commands: onlyPython === null ? (family?.commands ?? {}) : { python: onlyPython, python3: onlyPython },
    services: family?.services ?? null,
    env: family?.env ?? {},
    tools: family?.tools ?? [],
  };
}

/** Old images and the official Python ones have one interpreter behind all three names, without a marker. */
function soleInterpreter(version: string): Omit<ImagePython, 'hasTorch'> {
  return {
    version,
    commands: [`python${version}`, 'python', 'python3'],
    externallyManaged: false,
    needsApt: false,
  };
}

/** Images on nvidia/cuda refuse to start on a host whose driver supports less than their own CUDA. */
function startGate(cuda: string | null): string | null {
  return cuda === null ? null : cuda.split('.').slice(0, 2).join('.');
}
