import { toDotPath } from 'zod/v4/core';
import { printable } from '../basics/printable.ts';
import { fieldNamed, fields, type Plan, planFormat, planSchema } from './plan.ts';

export type ReadPlan =
  | { readonly ok: true; readonly plan: Plan }
  /** What is wrong with it, without a full stop. */
  | { readonly ok: false; readonly message: string };

/**
 * Reads a Plan that was written some time by some version. An older one lacks what it did not know, and
 * gets the fallbacks of that; one that holds more than is known here was made by a newer version, and is
 * refused by that name: what it means cannot be guessed.
 */
export function readPlan(value: unknown): ReadPlan {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { ok: false, message: 'it is no plan' };
  }
  const stated: Readonly<Record<string, unknown>> = { ...value };
  const newer = newerBy(stated);
  if (newer !== null) {
    return {
      ok: false,
      message: `it was made by a newer pod-wizard (${newer}): repeat it with that version`,
    };
  }
  const defaults = fields.flatMap(({ name, fallback }) => (fallback === undefined ? [] : [[name, fallback]]));
  const parsed = planSchema.safeParse({ ...Object.fromEntries(defaults), ...stated });
  if (parsed.success) return { ok: true, plan: parsed.data };
  const [issue] = parsed.error.issues;
  return {
    ok: false,
    message: issue === undefined ? 'unknown reason' : `${toDotPath(issue.path)}: ${issue.message}`,
  };
}

/** What shows that a newer version made it; null: nothing does. */
function newerBy(stated: Readonly<Record<string, unknown>>): string | null {
  const { format } = stated;
  if (typeof format === 'number' && format > planFormat) return `plan format ${format}`;
  const unknown = Object.keys(stated).find((name) => name !== 'format' && fieldNamed(name) === null);
  return unknown === undefined ? null : `it answers "${printable(unknown.slice(0, 60))}"`;
}
