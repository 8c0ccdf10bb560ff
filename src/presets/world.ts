import type { Catalog } from '../catalog/types.ts';
import type { PlanDraft } from '../plan/draft.ts';
import type { Given, SavedAnswers } from '../plan/field.ts';
import type { Preset } from './schema.ts';

/** What answers are read against. */
export interface World {
  readonly catalog: Catalog;
  readonly presets: readonly Preset[];
}

/** The preset of that id, or null. */
export function presetOf({ presets }: Pick<World, 'presets'>, app: string | undefined): Preset | null {
  return presets.find(({ id }) => id === app) ?? null;
}

/** What the next question is answered against, after these answers. */
export function givenBy(world: World, draft: PlanDraft, saved: readonly SavedAnswers[] = []): Given {
  const { catalog, presets } = world;
  return { answers: draft, catalog, app: presetOf(world, draft.app), apps: presets, saved };
}
