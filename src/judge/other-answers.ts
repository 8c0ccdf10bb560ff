import type { Catalog } from '../catalog/types.ts';
import { answering, type PlanDraft, type PlanPatch } from '../plan/draft.ts';
import { type Field, fieldRecord, fields } from '../plan/plan.ts';
import type { Preset } from '../presets/schema.ts';

/** Choices that nobody can make for the user: where they live, and which app they want. */
export const beyondChange: readonly Field[] = fields
  .filter(({ others }) => others === undefined)
  .map(({ name }) => name);

/**
 * Other answers to a question that a recommendation may give, best first: shortlisted ones, the
 * preset's wishes, and what applies where nothing is said. Never depends on the other answers.
 */
export function otherAnswers(
  field: Field,
  draft: PlanDraft,
  preset: Preset | null,
  catalog: Catalog,
): readonly PlanPatch[] {
  const given = { answers: draft, catalog, app: preset, apps: [], saved: [] };
  return (fieldRecord(field).others?.(given) ?? []).map((value) => answering(field, value));
}
