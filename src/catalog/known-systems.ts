import entrypointRows from './packages/image-entrypoints.json' with { type: 'json' };
import otherSystemRows from './packages/other-systems.json' with { type: 'json' };
import sameFolderRows from './packages/same-folder.json' with { type: 'json' };
import type { Sourced } from './types.ts';

/** An image whose ENTRYPOINT is a program: what CMD says are its arguments. */
export interface ImageEntrypoint extends Sourced {
  /** Without its tag. */
  readonly image: string;
  /** How its tags begin; empty: all of them. */
  readonly tags: string;
  /** The program, `vllm serve`. */
  readonly runs: string;
  /** Where it listens unless it is told otherwise. */
  readonly port: number;
}

const entrypoints: readonly ImageEntrypoint[] = entrypointRows as readonly ImageEntrypoint[];

/** What an image runs, whatever CMD says; null: nothing, or not known. */
export function entrypointOf(ref: string): ImageEntrypoint | null {
  const [, name = '', tag = 'latest'] = /^(?:docker\.io\/)?([^:@]+)(?::([^@]+))?/.exec(ref) ?? [];
  return entrypoints.find(({ image, tags }) => image === name && tag.startsWith(tags)) ?? null;
}

/** A package that exists for another operating system only. */
export interface OtherSystem extends Sourced {
  /** As pip (normalised) or conda writes it. */
  readonly name: string;
  readonly manager: 'pip' | 'conda';
  readonly system: 'Windows' | 'macOS';
  /** What does the same on Linux; null: nothing is needed there. */
  readonly instead: string | null;
}

const otherSystems = otherSystemRows as readonly OtherSystem[];

export function otherSystemOf(name: string, manager: OtherSystem['manager']): OtherSystem | null {
  return otherSystems.find((row) => row.name === name && row.manager === manager) ?? null;
}

/** Packages that write the same folder of site-packages, so that only one of them can be there. */
export interface SameFolder extends Sourced {
  readonly names: readonly string[];
  readonly folder: string;
  readonly error: string;
  readonly because: string;
  /** Which of them to keep, on a GPU. */
  readonly keep: string;
}

export const sameFolders: readonly SameFolder[] = sameFolderRows as readonly SameFolder[];
