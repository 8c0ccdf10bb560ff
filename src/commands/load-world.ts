import path from 'node:path';
import { loadCatalog } from '../catalog/load.ts';
import { loadBuiltinPresets } from '../presets/builtin.ts';
import { presetDigest } from '../presets/content.ts';
import type { ParsedFile } from '../presets/parse.ts';
import { isReference } from '../presets/reference.ts';
import type { Preset, SavedPlan } from '../presets/schema.ts';
import { presetOf, type World } from '../presets/world.ts';
import { FileError, type System } from '../system/system.ts';
import { Refusal } from './errors.ts';

/** A preset takes no more; a longer file is none. */
const longestPreset = 256 * 1024;

/** The Catalog, every preset there is, and the plans that were saved. */
export interface LoadedWorld extends World {
  readonly savedPlans: readonly SavedPlan[];
  /** Preset files of the user's that could not be read, as `where: message`. They are left out, not fatal. */
  readonly problems: readonly string[];
  /** Those of them that are no fault of what a file says: it, or the folder, must not be read. */
  readonly unreadable: readonly string[];
}

/** Whether the text of --preset is the path of a file or one in a git repository, not an id. */
export const isPresetPath = (text: string): boolean => /[/\\]|\.ya?ml$/.test(text);

/**
 * Folder of the user's own presets (XDG base directory specification); null where the environment names
 * none. A relative path is no answer: it would read whatever lies in the current folder.
 */
export function presetFolder({ env }: Pick<System, 'env'>): string | null {
  const { XDG_CONFIG_HOME: config = '', HOME: home = '' } = env;
  if (path.isAbsolute(config)) return path.join(config, 'pod-wizard', 'presets');
  return path.isAbsolute(home) ? path.join(home, '.config', 'pod-wizard', 'presets') : null;
}

/**
 * Reads a preset file whole: what it extends comes along, or is a file beside it (also by its name without the ending),
 * or lies in a git repository. `isNamed`: somebody asked for this one, so what it needs may be fetched. `text`: its own,
 * where that was read already. Null: there is no such file.
 */
export async function readPreset(
  system: System,
  { catalog, presets }: World,
  place: string,
  isNamed: boolean,
  text: string | null = null,
): Promise<ParsedFile | null> {
  // The readers of YAML and of what comes from elsewhere are large, and most people have no presets of their own.
  const load = async () => (await import('./elsewhere.ts')).elsewhere(system, isNamed);
  let loaded: ReturnType<typeof load> | null = null;
  const foreign = () => {
    loaded ??= load();
    return loaded;
  };
  const read = async (file: string) => {
    const text = await system.files.read(file, longestPreset);
    return text === null ? null : { text, file };
  };
  const first = isReference(place)
    ? await (await foreign()).read(place, null)
    : text === null
      ? await read(place)
      : { text, file: place };
  if (first === null) return null;
  const { parseExtended } = await import('../presets/parse.ts');
  const parsed = await parseExtended(first.text, first.file, catalog, async (reference, from) => {
    const preset = presets.find(({ id }) => id === reference);
    if (preset !== undefined) return { preset };
    if (isReference(reference)) return (await foreign()).read(reference, from);
    const name = /\.ya?ml$/.test(reference) ? reference : `${reference}.yaml`;
    return isReference(from) ? (await foreign()).read(name, from) : read(path.join(path.dirname(from), name));
  });
  if (loaded !== null) await (await foreign()).settle(parsed);
  return parsed;
}

/**
 * Loads everything answers are read against. `requested` is the text given as --preset: where it is
 * a path, that file is read too, and then its problems are fatal.
 */
export async function loadWorld(
  system: System,
  requested: string | null,
): Promise<LoadedWorld & { requested: string | null }> {
  const owned = new Map<string, Preset>();
  const savedPlans: SavedPlan[] = [];
  const problems: string[] = [];
  const unreadable: string[] = [];

  /** A folder or file that cannot be read is a problem of that file's: somebody else's HOME stops nobody. */
  const presetFiles = async (folder: string | null): Promise<readonly string[]> => {
    if (folder === null) return [];
    try {
      const names = await system.files.list(folder);
      return names.filter((name) => /\.ya?ml$/.test(name)).map((name) => path.join(folder, name));
    } catch (error) {
      if (!(error instanceof FileError)) throw error;
      problems.push(error.message);
      unreadable.push(error.message);
      return [];
    }
  };
  const [found, catalog, builtin] = await Promise.all([
    presetFiles(presetFolder(system)),
    loadCatalog(),
    loadBuiltinPresets(),
  ]);

  /** `named`: how the user names it; null: by its id. */
  const add = async (
    file: string,
    named: string | null,
  ): Promise<{ id: string } | { problems: readonly string[] }> => {
    const parsed = await readPreset(system, { catalog, presets: builtin }, file, named !== null);
    if (parsed === null) return { problems: [`${file}: there is no such file`] };
    if (!parsed.ok) return { problems: parsed.problems.map(({ where, message }) => `${where}: ${message}`) };
    const { id } = parsed.kind === 'preset' ? parsed.preset : parsed.saved;
    // Given by its path it is meant, and stands in the place of ours; in the folder it would do so in silence.
    if ((named === null || parsed.kind !== 'preset') && builtin.some((preset) => preset.id === id)) {
      return { problems: [`${file}: "${id}" is the name of a built-in preset; give yours another id`] };
    }
    // One that was named is meant, whatever lies in the folder under the same id.
    if (parsed.kind === 'preset')
      owned.set(id, { ...parsed.preset, own: { named: named ?? id, digest: presetDigest(parsed.preset) } });
    else if (named === null) savedPlans.push(parsed.saved);
    else savedPlans.unshift(parsed.saved);
    return { id };
  };

  const readable = async (file: string) => {
    try {
      return await add(file, null);
    } catch (error) {
      // Nothing is fetched for a preset that nobody named.
      if (error instanceof Refusal) return { problems: [`${file}: ${error.message}; ${error.next}`] };
      if (!(error instanceof FileError)) throw error;
      unreadable.push(error.message);
      return { problems: [error.message] };
    }
  };

  for (const file of found) {
    const added = await readable(file);
    if ('problems' in added) problems.push(...added.problems);
  }
  let id = requested;
  if (requested !== null && isPresetPath(requested)) {
    const place = isReference(requested) ? requested : path.resolve(system.cwd, requested);
    const added = await add(place, requested);
    if ('problems' in added) {
      throw new Refusal(`the preset ${requested} cannot be used`, added.problems.join('\n'));
    }
    id = added.id;
  }
  const presets = [...builtin.filter((preset) => !owned.has(preset.id)), ...owned.values()];
  return { catalog, presets, savedPlans, problems, unreadable, requested: id };
}

/** The world with the preset of this place in it, by its name; as it is where that cannot be read, or the id is taken. */
export async function withPresetFile<W extends World>(world: W, place: string, system: System): Promise<W> {
  try {
    const builtin = { ...world, presets: await loadBuiltinPresets() };
    const parsed = await readPreset(system, builtin, place, false);
    if (parsed?.ok !== true || parsed.kind !== 'preset' || presetOf(world, parsed.preset.id) !== null)
      return world;
    const own = { named: place, digest: presetDigest(parsed.preset) };
    return { ...world, presets: [...world.presets, { ...parsed.preset, own }] };
  } catch (error) {
    if (error instanceof FileError || error instanceof Refusal) return world;
    throw error;
  }
}
