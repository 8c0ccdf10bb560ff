import { createHash } from 'node:crypto';
import type { Plan } from './schema.ts';

/** SHA-256 (hex) of the plan as canonical JSON: the same choices give the same digest, in whatever order they were made. */
export function planDigest(plan: Plan): string {
  return createHash('sha256').update(canonicalJson(plan)).digest('hex');
}

/** JSON with sorted keys and no blanks. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
