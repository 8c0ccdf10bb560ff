import { compareVersions } from '../packaging/versions.ts';
import aptGone from './packages/apt-gone.json' with { type: 'json' };
import boundRows from './packages/bounds.json' with { type: 'json' };
import brokenPairRows from './packages/broken-pairs.json' with { type: 'json' };
import cuda11Rows from './packages/cuda-11-builds.json' with { type: 'json' };
import exposureRows from './packages/exposures.json' with { type: 'json' };
import forcesHfTransferRows from './packages/forces-hf-transfer.json' with { type: 'json' };
import missingBuildRows from './packages/missing-builds.json' with { type: 'json' };
import newGpuGapRows from './packages/new-gpu-gaps.json' with { type: 'json' };
import notPackageRows from './packages/not-packages.json' with { type: 'json' };
import releaseRows from './packages/releases.json' with { type: 'json' };
import torchIndexRows from './packages/torch-index.json' with { type: 'json' };
import torchNeedRows from './packages/torch-needs.json' with { type: 'json' };
import wheelRangeRows from './packages/wheel-ranges.json' with { type: 'json' };
import wrongNameRows from './packages/wrong-names.json' with { type: 'json' };
import type { Sourced } from './types.ts';

/**
 * What is known about Python packages and what apt has: small tables that rule pages quote, so they are
 * there from the start, unlike the rest of the Catalog. Held against a schema by test/catalog/packages.test.ts.
 */
function rows<T extends Sourced>(json: unknown): readonly T[] {
  return json as readonly T[];
}

/**
 * Releases that bound a known change, and the newest one seen. A release missing here is found all the
 * same when a specifier names it.
 */
export interface PackageReleases extends Sourced {
  /** Normalised (PEP 503). */
  readonly name: string;
  readonly versions: readonly string[];
  /** `["5.21.0", "3.11"]`: from that release on, this Python or newer; ascending. pip passes over the others. */
  readonly pythonFrom?: readonly (readonly [version: string, python: string])[];
}

export const releases = rows<PackageReleases>(releaseRows);
const releasesOf = new Map(releases.map((row) => [row.name, row]));

/** Known releases of a package, oldest first; empty where none is known. With a Python: those that take it. */
export function knownReleases(name: string, python: string | null = null): readonly string[] {
  const { versions = [], pythonFrom = [] } = releasesOf.get(name) ?? {};
  const tooNew = pythonFrom.find(([, needs]) => python !== null && (compareVersions(python, needs) ?? 0) < 0);
  return tooNew === undefined
    ? versions
    : versions.filter((version) => (compareVersions(version, tooNew[0]) ?? 0) < 0);
}

/** What a release says of another package in its own metadata; pip refuses what contradicts it. */
export interface Bound extends Sourced {
  readonly name: string;
  readonly versions: string;
  readonly needs: string;
  readonly specifier: string;
  /** Which releases of that range were read, where not all were. */
  readonly read?: string;
}

// torch, and an upper bound of huggingface-hub or numpy that other rules watch, are theirs (PW404, PW408, PW410).
export const bounds = rows<Bound>(boundRows);

/** Two packages that pip installs together without a word, and that then fail. */
export interface BrokenPair extends Sourced {
  readonly name: string;
  readonly versions: string;
  /** A package, or `torch`: the one that will be there. */
  readonly beside: string;
  readonly broken: string;
  readonly error: string;
  readonly because: string;
  /** What fails, as a clause; absent: the import. */
  readonly fails?: string;
  /** Packages that hold `beside` by their own metadata in some releases: with one of them nothing is said where it is open. */
  readonly heldBy?: readonly string[];
  /** Nothing draws `beside` in: only where it is asked for itself. */
  readonly named?: true;
  /** Requirement that mends it, by a pin of `name` or of `beside`. */
  readonly pin: string;
  /** What was seen in the packages. */
  readonly seen: string;
}

export const brokenPairs = rows<BrokenPair>(brokenPairRows);

/** Pythons that releases of a package can be installed on without a compiler. */
export interface WheelRange extends Sourced {
  readonly name: string;
  readonly versions: string;
  /** Oldest Python it takes (Requires-Python), where that is newer than any image's oldest; newest with a wheel. */
  readonly from: string | null;
  readonly to: string | null;
  /** Its source does not compile on a newer one either. */
  readonly fails: boolean;
}

// scripts/verify-knowledge.mjs asks the package index for each boundary again.
export const wheelRanges = rows<WheelRange>(wheelRangeRows);

/** The torch that an exactly pinned release asks for in its own metadata. */
export interface TorchNeed extends Sourced {
  readonly name: string;
  readonly versions: string;
  readonly torch: string;
}

export const torchNeeds = rows<TorchNeed>(torchNeedRows);

/** An apt package that newer distributions no longer have, and what takes its place. */
export interface AptGone extends Sourced {
  readonly apt: string;
  /** Ids of distributions. */
  readonly from: readonly string[];
  /** Null: nothing. */
  readonly now: string | null;
}

export const goneFromApt = rows<AptGone>(aptGone);

/** An extension that, in builds for some torch, has no code for GPUs from a capability on, though torch itself has. */
export interface NewGpuGap extends Sourced {
  readonly name: string;
  /** Of the extension; empty: any. */
  readonly versions: string;
  /** Of torch; empty: any. */
  readonly torch: string;
  /** Of torch; none: any. */
  readonly cudaTags: readonly string[];
  /** Compute capability, `10.0`. */
  readonly from: string;
  /** What fails, as the subject of a sentence. */
  readonly what: string;
  /** What to take instead. */
  readonly fix: string;
}

export const newGpuGaps = rows<NewGpuGap>(newGpuGapRows);

/** The newest build for CUDA 11 of a line of torch 1. */
interface Cuda11Build extends Sourced {
  /** `1.12` */
  readonly torch: string;
  readonly tag: string;
}

/** The tag of the newest build for CUDA 11 of a torch 1; null where there is none. */
export function cuda11Build(version: string): string | null {
  const line = version.split('.').slice(0, 2).join('.');
  return rows<Cuda11Build>(cuda11Rows).find(({ torch }) => torch === line)?.tag ?? null;
}

/** A partner of torch that was never built for a CUDA tag which torch itself has. */
export interface MissingBuild extends Sourced {
  readonly name: 'torchvision' | 'torchaudio';
  readonly cudaTag: string;
  /** The nearest tag that has both. */
  readonly instead: string;
  /** What a build of another tag says beside it. */
  readonly error: string;
}

export const missingBuilds = rows<MissingBuild>(missingBuildRows);

/** A name that people import or abbreviate, and the project that installs it. */
interface WrongName extends Sourced {
  readonly name: string;
  readonly project: string;
}

/** The right name by the wrong one; both normalised (PEP 503). */
export const wrongNames: ReadonlyMap<string, string> = new Map(
  rows<WrongName>(wrongNameRows).map(({ name, project }) => [name, project]),
);

/** Names that people write into lists for pip and that no project on the package index has. */
interface NotPackages extends Sourced {
  /** Where what is meant comes from. */
  readonly belongsTo: 'Python' | 'apt' | 'conda' | 'NVIDIA' | 'git';
  /** Normalised (PEP 503). */
  readonly names: readonly string[];
}

export const notPackages: ReadonlyMap<string, NotPackages['belongsTo']> = new Map(
  rows<NotPackages>(notPackageRows).flatMap(({ belongsTo, names }) =>
    names.map((name) => [name, belongsTo] as const),
  ),
);

/** What the index of torch holds: names, and beginnings of names. */
interface TorchIndex extends Sourced {
  readonly names: readonly string[];
  readonly prefixes: readonly string[];
}

/** Whether the index of torch may have a project of that normalised name. */
export function mayBeOnTorchIndex(name: string): boolean {
  return rows<TorchIndex>(torchIndexRows).some(
    ({ names, prefixes }) => names.includes(name) || prefixes.some((prefix) => name.startsWith(prefix)),
  );
}

/** A repository whose code sets HF_HUB_ENABLE_HF_TRANSFER=1 itself, whatever the environment says. */
interface ForcesHfTransfer extends Sourced {
  /** `owner/name`, lower case. */
  readonly repository: string;
}

export const forcesHfTransfer: readonly string[] = rows<ForcesHfTransfer>(forcesHfTransferRows).map(
  ({ repository }) => repository,
);

/** What a release leaves open to whoever reaches its page: known, published, and mended in a later one. */
export interface Exposure extends Sourced {
  readonly name: string;
  readonly versions: string;
  /** A clause: `whoever has the address reads any file`. */
  readonly open: string;
  /** `CVE-2023-51449`. */
  readonly id: string;
}

/** Gravest first. */
export const exposures = rows<Exposure>(exposureRows);
