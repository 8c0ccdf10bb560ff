import * as z from 'zod/mini';
import { printable } from '../basics/printable.ts';
import { textLike } from '../plan/values.ts';
import type { Outcome } from './entry.ts';

const text = z.string().check(z.maxLength(4000));

/** What `startup.sh verify --json` prints. Comes from a rented machine, so it is judged like any input. */
export const verifiedSchema = z.object({
  ok: z.boolean(),
  /** Digest of the plan that the script was made from. */
  plan: textLike(/^[0-9a-f]{64}$/),
  checks: z
    .array(z.object({ name: text, level: z.enum(['ok', 'warning', 'failed']), detail: text }))
    .check(z.minLength(1), z.maxLength(50)),
});
export type Verified = z.infer<typeof verifiedSchema>;

/** The outcome that a verification amounts to: `works` only when it says so and no check failed. */
export function outcomeOf({ ok, checks }: Verified, date: string): Outcome {
  const failed = checks.filter(({ level }) => level === 'failed');
  const warned = checks.filter(({ level }) => level === 'warning');
  const told = failed.length > 0 ? failed : checks.filter(({ name }) => name === 'torch' || name === 'app');
  const parts = told.map(({ name, detail }) => `${name}: ${detail}`);
  if (failed.length === 0 && warned.length > 0) {
    parts.push(`warned of: ${warned.map(({ name }) => name).join(', ')}`);
  }
  const note = printable(parts.join('; '));
  return {
    result: ok && failed.length === 0 ? 'works' : 'failed',
    date,
    note: note.length > 400 ? `${note.slice(0, 399)}\u2026` : note,
  };
}
