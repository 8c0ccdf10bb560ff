import { canonicalJson, sha256 } from '../basics/digest.ts';
import { fields, type Plan } from './plan.ts';

/**
 * SHA-256 (hex) of the plan as canonical JSON: the same choices give the same digest, in whatever order they
 * were made. An answer to a later question counts only where it says more than nobody's answer did before.
 */
export function planDigest(plan: Plan): string {
  const silent = fields
    .filter(({ since, name, fallback }) => since !== undefined && isSame(plan[name], fallback))
    .map(({ name }): string => name);
  const told = Object.fromEntries(Object.entries(plan).filter(([name]) => !silent.includes(name)));
  return sha256(canonicalJson(told));
}

const isSame = (a: unknown, b: unknown) => canonicalJson(a) === canonicalJson(b);
