import type { Catalog } from '../catalog/types.ts';
import type { PlanDraft } from './draft.ts';
import { type Field, fieldRecord, type Plan } from './plan.ts';

/** An answer as a person reads it, in one line. */
export function describeAnswer(plan: Plan, field: Field): string {
  return fieldRecord(field).describe(plan[field]);
}

/** The same in a few words; empty where it is open. */
export function brieflyOf(draft: PlanDraft, field: Field, catalog: Catalog): string {
  const record = fieldRecord(field);
  const value = draft[field];
  if (value === undefined) return '';
  return record.brief?.(value, catalog) ?? record.describe(value);
}
