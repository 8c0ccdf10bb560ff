import { nearest } from '../basics/spelling.ts';
import { inOrder } from './order.ts';
import type { Preset } from './schema.ts';

/**
 * The presets that come with pod-wizard, by id. scripts/build.mjs validated them when it made the
 * file from presets/*.yaml, so they are not validated again; they load only when asked for.
 */
export async function loadBuiltinPresets(): Promise<readonly Preset[]> {
  const { default: presets } = await import('../generated/presets.json', { with: { type: 'json' } });
  // TypeScript widens the literals of JSON ("venv" to string); the build has checked them.
  return inOrder(presets as unknown as readonly Preset[]);
}

/** The preset of that id, or null. */
export function findPreset(presets: readonly Preset[], id: string): Preset | null {
  return presets.find((preset) => preset.id === id) ?? null;
}

/** Ids a mistyped one probably meant, best first; at most three. */
export function nearestPresetIds(presets: readonly Preset[], id: string): readonly string[] {
  return nearest(
    id,
    presets.map((preset) => preset.id),
    3,
  );
}
