import type { Catalog } from '../catalog/types.ts';
import type { PlanDraft } from './draft.ts';
import type { AppToPlan } from './field.ts';
import { type Field, fields, type Plan, planFormat, usualOf } from './plan.ts';

export type Completed =
  | { readonly ok: true; readonly plan: Plan }
  /** Choices that have no default: somebody must state them. */
  | { readonly ok: false; readonly missing: readonly Field[] };

/** Takes a draft to a whole Plan: what was stated, then the app's answers, then wishes and fallbacks of the fields. */
export function complete(draft: PlanDraft, app: AppToPlan | null, catalog: Catalog): Completed {
  const answers: Record<string, unknown> = { format: planFormat };
  const given = { answers, catalog, app, apps: [], saved: [] };
  const missing: Field[] = [];
  for (const field of fields) {
    const { name } = field;
    let value: unknown = draft[name];
    if (value === undefined) value = app?.plan[name];
    if (value === undefined) value = field.wish?.(given);
    if (value === undefined) value = usualOf(field, answers);
    if (value === undefined) {
      // Where the app is open, what it would wish is not missing.
      if (app !== null || (field.wish ?? field.usual) === undefined) missing.push(name);
    } else {
      answers[name] = value;
    }
  }
  if (missing.length > 0) return { ok: false, missing };
  if (app === null) return { ok: false, missing: ['app'] };
  return { ok: true, plan: answers as Plan };
}
