import type { ParsedEntry } from '../../journal/entry.ts';
import { presetDigest } from '../../presets/content.ts';
import type { Preset } from '../../presets/schema.ts';
import { presetOf } from '../../presets/world.ts';
import { Refusal } from '../errors.ts';
import type { LoadedWorld } from '../load-world.ts';

/** The world with an entry's own preset in it, and what is to be said of that; null: nothing. */
export interface WithEntryPreset {
  readonly world: LoadedWorld;
  readonly told: string | null;
}

/**
 * A preset that is not built in travels with the entries it made. It is taken where the one of that id here
 * is missing or says something else: what was deployed is repeated, not what it became. Never throws; where
 * what the entry carries cannot be read, the world stays as it is.
 */
export async function withEntryPreset(
  world: LoadedWorld,
  { carried, number, plan }: ParsedEntry,
): Promise<WithEntryPreset> {
  if (carried === null) return { world, told: null };
  // What carries one is rare, and the reader of presets is large.
  const { parsePresetFile } = await import('../../presets/parse.ts');
  const parsed = parsePresetFile(carried, `the preset of entry ${number}`, world.catalog);
  if (!parsed.ok || parsed.kind !== 'preset' || parsed.preset.id !== plan.app) {
    const [problem] = parsed.ok ? [] : parsed.problems;
    const why = problem === undefined ? 'it is another one' : `${problem.where}: ${problem.message}`;
    return { world, told: `the preset that entry ${number} carries cannot be used: ${why}` };
  }
  const { preset } = parsed;
  const here = presetOf(world, preset.id);
  if (here !== null && presetDigest(here) === presetDigest(preset)) return { world, told: null };
  const told =
    here === null
      ? `the preset ${preset.id} is not here: taken from entry ${number}, which carries it`
      : `the preset ${preset.id} here (${here.version}) is not that of entry ${number} (${preset.version}): taken as the entry carries it`;
  const others = world.presets.filter(({ id }) => id !== preset.id);
  return {
    world: {
      ...world,
      presets: [...others, { ...preset, own: { named: null, digest: presetDigest(preset) } }],
    },
    told,
  };
}

/** The preset of an entry. Throws Refusal where neither this machine nor the entry has it. */
export function entryPreset({ presets }: LoadedWorld, { plan }: Pick<ParsedEntry, 'plan'>): Preset {
  const preset = presetOf({ presets }, plan.app);
  if (preset !== null) return preset;
  throw new Refusal(
    `the preset "${plan.app}" is not here`,
    'put its .yaml file into the folder that preset list names',
  );
}
