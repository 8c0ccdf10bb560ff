import type { Field, Plan } from './schema.ts';

/**
 * A Plan in the making: only what was stated so far. Rules judge drafts, so a known-bad pair is
 * reported before the rest is decided and before any default could paper over it.
 */
export type PlanDraft = { [K in Field]?: Plan[K] };

/** A change to a draft, as carried by a fix. A key replaces the whole value of that field. */
export type PlanPatch = PlanDraft;

/** Applies a patch. Pure; the draft is not changed. */
export function applyPatch(draft: PlanDraft, patch: PlanPatch): PlanDraft {
  return { ...draft, ...patch };
}

/** What is taken where nothing was stated and the preset has no wish of its own. */
export const fallback = {
  install: 'venv',
  torch: null,
  pins: [],
  codeServer: null,
  keepServices: true,
  volumePath: '/workspace',
  workspace: '/workspace',
  hostCuda: null,
  territory: null,
  accept: [],
} as const satisfies { [K in Field]?: unknown };

/** Drops keys whose value is undefined, as zod's optional keys may have them. */
export function definedOnly(plan: { readonly [K in Field]?: Plan[K] | undefined }): PlanDraft {
  return Object.fromEntries(Object.entries(plan).filter(([, value]) => value !== undefined));
}
