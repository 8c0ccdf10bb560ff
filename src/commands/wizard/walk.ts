import path from 'node:path';
import { sha256 } from '../../basics/digest.ts';
import { someName } from '../../system/some-name.ts';
import { FileError, type System } from '../../system/system.ts';
import type { Interrupted, Progress } from '../../wizard/types.ts';
import { formatWalk, longestRecord, presetFileOf, readWalk } from '../../wizard/walk/record.ts';
import { type LoadedWorld, withPresetFile } from '../load-world.ts';
import { stateFolder } from '../state-folder.ts';

/** Where the walk into a folder is kept. */
export interface WalkPlace {
  readonly folder: string;
  /** Asked when it is needed: its name is a digest, and to load what makes one takes longer than to draw a frame. */
  readonly file: () => string;
}

/**
 * Where the walk into a folder is kept: one file a folder, in the user's state folder (XDG base directory
 * specification), and never in the folder itself, which stays as it is until the files are written. Null
 * where the environment names none: then nothing is kept.
 */
export function walkPlace(system: Pick<System, 'env' | 'cwd'>, out: string): WalkPlace | null {
  const folder = stateFolder(system);
  if (folder === null) return null;
  const into = path.resolve(system.cwd, out);
  return { folder, file: () => path.join(folder, `walk-${sha256(into).slice(0, 24)}.json`) };
}

/**
 * The walk that was interrupted, and the world with the preset file that it was begun with. No walk where there is
 * none, or it cannot be read.
 */
export async function interruptedWalk(
  place: WalkPlace | null,
  world: LoadedWorld,
  system: System,
): Promise<{ readonly walk: Interrupted | null; readonly world: LoadedWorld }> {
  if (place === null) return { walk: null, world };
  const names = await quietly(() => system.files.list(place.folder));
  if (names?.some((name) => name.startsWith('walk-')) !== true) return { walk: null, world };
  const content = await quietly(() => system.files.read(place.file(), longestRecord));
  if (content === null) return { walk: null, world };
  const file = presetFileOf(content);
  const then = file === null ? world : await withPresetFile(world, file, system);
  return { walk: readWalk(content, then, then.savedPlans), world: then };
}

export interface Keeper {
  /** Keeps how far one came. Returns at once; the last one wins. */
  readonly keep: (progress: Progress) => void;
  /** Resolves when all that was to be kept is. */
  readonly settled: () => Promise<void>;
  /** The walk has ended in files: its record goes, unless another run has one there by now. */
  readonly forget: (taken: string | null) => Promise<void>;
}

/**
 * A disk that does not take the record stops nobody: then this walk is not kept. `preset`: the absolute path of the
 * preset file that this run was given.
 */
export function keeperOf(place: WalkPlace | null, preset: string | null, system: System): Keeper {
  let id: string | null = null;
  let waiting: Progress | null = null;
  let writing: Promise<void> | null = null;
  const write = async (file: string): Promise<void> => {
    id ??= someName(36);
    while (waiting !== null) {
      const walk = { id, when: system.now().toISOString(), preset, ...waiting };
      waiting = null;
      await quietly(() => system.files.replace(file, formatWalk(walk), 0o600));
    }
    writing = null;
  };
  return {
    keep: (progress) => {
      if (place === null) return;
      waiting = progress;
      writing ??= write(place.file());
    },
    settled: async () => {
      await writing;
    },
    forget: async (taken) => {
      await writing;
      const ours = [id, taken].filter((one) => one !== null);
      if (place === null || ours.length === 0) return;
      const content = await quietly(() => system.files.read(place.file(), longestRecord));
      if (ours.some((one) => content?.includes(`"id":"${one}"`)))
        await quietly(() => system.files.remove(place.file()));
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
