import type { Field, Plan } from './plan.ts';

/**
 * A Plan in the making: only what was stated so far. Rules judge drafts, so a known-bad pair is
 * reported before the rest is decided and before any default could paper over it.
 */
export type PlanDraft = { [F in Field]?: Plan[F] };

/** A change to a draft, as carried by a fix. A key replaces the whole value of that field. */
export type PlanPatch = PlanDraft;

/** Applies a patch. Pure; the draft is not changed. */
export function applyPatch(draft: PlanDraft, patch: PlanPatch): PlanDraft {
  return { ...draft, ...patch };
}

/** The patch that gives one answer. The value must be of that field: one that its record gave. */
export function answering(field: Field, value: unknown): PlanPatch {
  return { [field]: value };
}

/** The answers of a whole plan. */
export function answersOf({ format: _, ...answers }: Plan): PlanDraft {
  return answers;
}

/** The fields that a draft answers. */
export function answeredFields(draft: PlanDraft): readonly Field[] {
  return Object.keys(draft) as Field[];
}

/** Drops keys whose value is undefined, as zod's optional keys may have them. */
export function definedOnly(draft: { readonly [F in Field]?: Plan[F] | undefined }): PlanDraft {
  return Object.fromEntries(Object.entries(draft).filter(([, value]) => value !== undefined));
}
