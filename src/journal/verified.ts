import * as z from 'zod/mini';
import { duration } from '../basics/duration.ts';
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
  /** Where it runs; scripts of 0.1 do not say. */
  pod: z.optional(
    z.object({
      id: text,
      region: text,
      gpu: text,
      driver: text,
      secondsToReady: z.nullable(z.number().check(z.nonnegative(), z.maximum(10_000_000))),
    }),
  ),
  /** A line a package: see `lockOf`. */
  installed: z.optional(z.array(z.string().check(z.maxLength(1000))).check(z.maxLength(5000))),
});
export type Verified = z.infer<typeof verifiedSchema>;

/** Beside what the pod said: what is known at home. */
export interface Known {
  /** ISO date. */
  readonly date: string;
  /** What it costs, as a person reads it: stated, or worked out; null: not known. */
  readonly cost: string | null;
  readonly installed: Outcome['installed'];
  /** What the user adds; empty: nothing. */
  readonly note: string;
}

/** The outcome that a verification amounts to: `works` only when it says so and no check failed. */
export function outcomeOf({ ok, checks, pod }: Verified, known: Known): Outcome {
  const failed = checks.filter(({ level }) => level === 'failed');
  const warned = checks.filter(({ level }) => level === 'warning');
  const told = failed.length > 0 ? failed : checks.filter(({ name }) => name === 'torch' || name === 'app');
  const parts = told.map(({ name, detail }) => `${name}: ${detail}`);
  if (failed.length === 0 && warned.length > 0) {
    parts.push(`warned of: ${warned.map(({ name }) => name).join(', ')}`);
  }
  const seconds = pod?.secondsToReady ?? null;
  const where = [
    pod?.gpu ?? '',
    pod?.driver ? `driver ${pod.driver}` : '',
    pod?.region ?? '',
    pod?.id ? `pod ${pod.id}` : '',
  ];
  return {
    result: ok && failed.length === 0 ? 'works' : 'failed',
    date: known.date,
    facts: [
      seconds === null ? '' : `ready after ${duration(seconds)}`,
      known.cost ?? '',
      where.filter((part) => part !== '').join(', '),
    ]
      .filter((part) => part !== '')
      .map((part) => cut(printable(part), 200)),
    installed: known.installed,
    note: cut(printable([known.note, ...parts].filter((part) => part !== '').join('; ')), 400),
  };
}

function cut(line: string, most: number): string {
  return line.length > most ? `${line.slice(0, most - 1)}\u2026` : line;
}
