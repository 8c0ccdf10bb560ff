import { parseRequirement } from '../packaging/requirement.ts';
import type { InstallStrategy } from '../plan/values.ts';
import { limits } from './limits.ts';
import type { Place } from './place.ts';

/** A requirement (PEP 508) and where it stands. */
export interface Located {
  readonly text: string;
  readonly place: Place;
  /** From the list of an app that is cloned, as it was when it was read. */
  readonly ofApp?: boolean;
}

/** An index that is named, and whether it is asked beside the default one (`--extra-index-url`). */
export interface PackageIndex {
  readonly url: string;
  readonly extra: boolean;
  readonly place: Place;
  /** Asked before the default one, and alone for what it holds: so uv does. */
  readonly first?: boolean;
}

/** The CUDA tag of an index of torch, a mirror of it or `--torch-backend`; null for other packages' indexes. */
export function torchTagOf(url: string): string | null {
  const tag = /\/(cu\d{3})(?:\/|$)/.exec(url)?.[1];
  const ofTorch = (url.includes('pytorch') || url.startsWith('/whl/')) && !/\/(?:nightly|test)\//.test(url);
  return ofTorch && tag !== undefined ? tag : null;
}

/** Everything a file installs into one environment. */
export interface Installation {
  readonly requirements: readonly Located[];
  readonly constraints: readonly Located[];
  /** Sources named by address alone: `git+https://…`, a wheel. */
  readonly addresses: readonly Located[];
  readonly indexes: readonly PackageIndex[];
  /** Lines of a list with an option that pip takes on its command line only. */
  readonly misplaced?: readonly Located[];
  /** What conda's own solver is asked for, as written. */
  readonly conda?: readonly Located[];
  /** Requirement files that are named but were not given: what they hold is not known. */
  readonly unseen: readonly string[];
  /** Indexes that a comment of the list says to install from first. */
  readonly noted?: readonly string[];
  /** Packages that something else than pip puts there first, in a version that is not known. */
  readonly brought?: readonly string[];
  /** Some of it with -U or --force-reinstall, torch among that. */
  readonly upgrades?: boolean;
  /** How it is installed; null where the file does not tell. */
  readonly install: InstallStrategy | null;
  /** `3.11`, where the file says which. */
  readonly python: string | null;
  /** uv made the environment and was told of no Python: it brings the newest where there is none. */
  readonly ofUv?: boolean;
  /** Where it is installed, for what concerns the whole. */
  readonly place: Place | null;
  readonly apt: readonly Located[];
  readonly repositories: readonly string[];
  /** Variables that are set to `1` or `true`, and where. */
  readonly switches: readonly Located[];
  /** It is given as lists of a worker, not as commands: what comes from apt stands in one of them. */
  readonly lists: boolean;
  /** It is read from commands, among which apt would stand. */
  readonly steps: boolean;
}

export const nothing: Installation = {
  requirements: [],
  constraints: [],
  addresses: [],
  indexes: [],
  unseen: [],
  install: null,
  python: null,
  place: null,
  apt: [],
  repositories: [],
  switches: [],
  lists: false,
  steps: false,
};

/** What `git+…`, a path or the address of a file installs has no name that could be judged. */
export function isAddress(text: string): boolean {
  return (
    /^(?:[a-z+]+:\/\/|git\+|\.{0,2}\/|~\/)/i.test(text) ||
    text === '.' ||
    /^[^=<>@[\]\s]+\.(?:whl|zip|tar\.gz)$/.test(text) ||
    // `submodules/simple-knn`: with a slash in it pip looks for a folder.
    /^[\w.-]+\/[\w./-]*$/.test(text)
  );
}

/** A git address with a commit to be put in. What stands behind # stays: without its #subdirectory= another package is built. */
export function atCommit(text: string): string {
  return `write ${text.replace(/#.*/s, '').replace(/(?<=[^@/])@[\w./-]+$/, '')}@COMMIT${/#.*/s.exec(text)?.[0] ?? ''}`;
}

/** Name of a requirement, or null. */
export function nameOf({ text }: Located): string | null {
  return parseRequirement(text)?.name ?? null;
}

/** Adds what a second installation names; `asConstraints`: its requirements only hold versions back. */
export function joined(whole: Installation, more: Installation, asConstraints = false): Installation {
  const { requirements, constraints } = asConstraints
    ? { requirements: [], constraints: [...more.constraints, ...more.requirements] }
    : more;
  return {
    ...whole,
    requirements: some(whole.requirements, requirements),
    constraints: some(whole.constraints, constraints),
    addresses: some(whole.addresses, more.addresses),
    indexes: some(whole.indexes, more.indexes),
    misplaced: some(whole.misplaced ?? [], more.misplaced ?? []),
    unseen: some(whole.unseen, more.unseen),
    apt: some(whole.apt, more.apt),
    repositories: some(whole.repositories, more.repositories),
    switches: some(whole.switches, more.switches),
  };
}

function some<T>(before: readonly T[], more: readonly T[]): readonly T[] {
  return more.length === 0 ? before : [...before, ...more].slice(0, limits.requirements);
}
