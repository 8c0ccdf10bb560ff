import { createHash } from 'node:crypto';
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
  return createHash('sha256').update(canonicalJson(told)).digest('hex');
}

const isSame = (a: unknown, b: unknown) => canonicalJson(a) === canonicalJson(b);

/** JSON with sorted keys and no blanks. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
