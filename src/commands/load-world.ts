import path from 'node:path';
import { loadCatalog } from '../catalog/load.ts';
import { loadBuiltinPresets } from '../presets/builtin.ts';
import type { Preset, SavedPlan } from '../presets/schema.ts';
import type { World } from '../presets/world.ts';
import type { System } from '../system/system.ts';
import { Refusal } from './errors.ts';

/** The Catalog, every preset there is, and the plans that were saved. */
export interface LoadedWorld extends World {
  readonly savedPlans: readonly SavedPlan[];
  /** Preset files of the user's that could not be read, as `where: message`. They are left out, not fatal. */
  readonly problems: readonly string[];
}

/** Folder of the user's own presets (XDG base directory specification). */
export function presetFolder(system: System): string {
  const config = system.env['XDG_CONFIG_HOME'];
  const base =
    config !== undefined && path.isAbsolute(config)
      ? config
      : path.join(system.env['HOME'] ?? '.', '.config');
  return path.join(base, 'pod-wizard', 'presets');
}

/**
 * Loads everything answers are read against. `requested` is the text given as --preset: where it is
 * a path, that file is read too, and then its problems are fatal.
 */
export async function loadWorld(
  system: System,
  requested: string | null,
): Promise<LoadedWorld & { requested: string | null }> {
  const [catalog, builtin] = await Promise.all([loadCatalog(), loadBuiltinPresets()]);
  const presets: Preset[] = [...builtin];
  const savedPlans: SavedPlan[] = [];
  const problems: string[] = [];

  const add = async (file: string): Promise<{ id: string } | { problems: readonly string[] }> => {
    const text = await system.files.read(file, 256 * 1024);
    if (text === null) return { problems: [`${file}: there is no such file`] };
    // The YAML reader is the largest part of a headless run, and most people have no presets of their own.
    const { parsePresetFile } = await import('../presets/parse.ts');
    const parsed = parsePresetFile(text, file, catalog);
    if (!parsed.ok) return { problems: parsed.problems.map(({ where, message }) => `${where}: ${message}`) };
    const { id } = parsed.kind === 'preset' ? parsed.preset : parsed.saved;
    if (builtin.some((preset) => preset.id === id)) {
      return { problems: [`${file}: "${id}" is the name of a built-in preset; give yours another id`] };
    }
    if (parsed.kind === 'preset') presets.push(parsed.preset);
    else savedPlans.push(parsed.saved);
    return { id };
  };

  const folder = presetFolder(system);
  for (const name of await system.files.list(folder)) {
    if (!/\.ya?ml$/.test(name)) continue;
    const added = await add(path.join(folder, name));
    if ('problems' in added) problems.push(...added.problems);
  }
  let id = requested;
  if (requested !== null && /[/\\]|\.ya?ml$/.test(requested)) {
    const added = await add(path.resolve(system.cwd, requested));
    if ('problems' in added) {
      throw new Refusal(`the preset ${requested} cannot be used`, added.problems.join('\n'));
    }
    id = added.id;
  }
  return { catalog, presets, savedPlans, problems, requested: id };
}
