import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { sha256 } from '../../basics/digest.ts';
import { FileError, type System } from '../../system/system.ts';
import type { Interrupted, Progress } from '../../wizard/types.ts';
import { formatWalk, longestRecord, readWalk } from '../../wizard/walk/record.ts';
import type { LoadedWorld } from '../load-world.ts';

/**
 * Where the walk into a folder is kept: one file a folder, in the user's state folder (XDG base directory
 * specification), and never in the folder itself, which stays as it is until the files are written. Null
 * where the environment names none: then nothing is kept.
 */
export function walkFile({ env, cwd }: Pick<System, 'env' | 'cwd'>, out: string): string | null {
  const { XDG_STATE_HOME: state = '', HOME: home = '' } = env;
  const base = path.isAbsolute(state)
    ? state
    : path.isAbsolute(home)
      ? path.join(home, '.local/state')
      : null;
  const folder = sha256(path.resolve(cwd, out)).slice(0, 24);
  return base === null ? null : path.join(base, 'pod-wizard', `walk-${folder}.json`);
}

/** The walk that was interrupted; null where there is none, or it cannot be read. */
export async function interruptedWalk(
  file: string | null,
  world: LoadedWorld,
  system: System,
): Promise<Interrupted | null> {
  const content = file === null ? null : await quietly(() => system.files.read(file, longestRecord));
  return content === null ? null : readWalk(content, world, world.savedPlans);
}

export interface Keeper {
  /** Keeps how far one came. Returns at once; the last one wins. */
  readonly keep: (progress: Progress) => void;
  /** Resolves when all that was to be kept is. */
  readonly settled: () => Promise<void>;
  /** The walk has ended in files: its record goes, unless another run has one there by now. */
  readonly forget: (taken: string | null) => Promise<void>;
}

/** A disk that does not take the record stops nobody: then this walk is not kept. */
export function keeperOf(file: string | null, system: System): Keeper {
  const id = randomUUID();
  let waiting: Progress | null = null;
  let writing: Promise<void> | null = null;
  const write = async (place: string): Promise<void> => {
    while (waiting !== null) {
      const walk = { id, when: system.now().toISOString(), ...waiting };
      waiting = null;
      await quietly(() => system.files.replace(place, formatWalk(walk), 0o600));
    }
    writing = null;
  };
  return {
    keep: (progress) => {
      if (file === null) return;
      waiting = progress;
      writing ??= write(file);
    },
    settled: async () => {
      await writing;
    },
    forget: async (taken) => {
      await writing;
      const content = file === null ? null : await quietly(() => system.files.read(file, longestRecord));
      const own = [id, ...(taken === null ? [] : [taken])].some((one) => content?.includes(`"id":"${one}"`));
      if (file !== null && own) await quietly(() => system.files.remove(file));
    },
  };
}

async function quietly<T>(work: () => Promise<T>): Promise<T | null> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof FileError) return null;
    throw error;
  }
}
