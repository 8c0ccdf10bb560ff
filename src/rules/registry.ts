import * as all from './all.ts';
import type { Rule } from './rule.ts';

/** Every rule about a plan, in the order of their codes. */
export const rules: readonly Rule[] = Object.values(all).toSorted((a, b) => (a.code < b.code ? -1 : 1));

/** The rule with this code (any case), or null. */
export function ruleByCode(code: string): Rule | null {
  const wanted = code.trim().toUpperCase();
  return rules.find((rule) => rule.code === wanted) ?? null;
}
