import * as z from 'zod/mini';
import { printable } from '../../basics/printable.ts';
import type { PlanDraft } from '../../plan/draft.ts';
import { answeredFields, answering } from '../../plan/draft.ts';
import type { Origin } from '../../plan/origin.ts';
import { type Field, fieldRecord, fields } from '../../plan/plan.ts';
import type { SavedPlan } from '../../presets/schema.ts';
import { givenBy, type World } from '../../presets/world.ts';
import { withWhy } from '../answers.ts';
import { placeNamed } from '../steps.ts';
import type { Interrupted, Progress, Walk } from '../types.ts';

/**
 * Whether a step is worth keeping: where the person gave an answer besides the app. What an app offers first
 * is one key away, and must not take the place of a walk that was kept before.
 */
export function isWorthKeeping(before: Progress['answers'], { answers, place }: Progress): boolean {
  if (place === 'start' || answers === before) return false;
  const own: readonly (Origin | undefined)[] = ['you', 'fix', 'recommended'];
  return answeredFields(answers.draft).some(
    (field) => field !== 'app' && own.includes(answers.origins[field]),
  );
}

/** A record takes no more; a longer file is none of ours. */
export const longestRecord = 64 * 1024;

const text = z.string().check(z.maxLength(2000));
const schema = z.object({
  version: z.literal(1),
  id: text,
  when: text,
  place: text,
  // As flags have them, so that they are read as flags are: by what is known today.
  answers: z.record(text, z.array(text).check(z.maxLength(60))),
  origins: z.record(text, text),
  why: z.optional(text),
  preset: z.optional(text),
});

/** The texts that access tokens of the usual services begin with: such an answer is kept nowhere. */
const token = /(?:hf_|sk-|gh[opsu]_|github_pat_|glpat-|rpa_|xox[abp]-|AKIA|eyJ)[\w-]{12}/;

export function formatWalk({ id, when, place, preset, answers: { draft, origins, why = '' } }: Walk): string {
  const kept = answeredFields(draft).flatMap((name): [Field, readonly string[]][] => {
    const value = draft[name];
    const texts = value === undefined ? [] : fieldRecord(name).write(value);
    return texts.length === 0 || texts.some((one) => token.test(one)) ? [] : [[name, texts]];
  });
  const said = why === '' || token.test(why) ? {} : { why };
  const from = preset === null ? {} : { preset };
  const record = {
    version: 1,
    id,
    when,
    place,
    answers: Object.fromEntries(kept),
    origins,
    ...said,
    ...from,
  };
  return `${JSON.stringify(record)}\n`;
}

const originOf: Readonly<Record<string, Origin>> = {
  you: 'you',
  // A flag of then is no flag of now: it was the person's word all the same.
  flag: 'you',
  preset: 'preset',
  default: 'default',
  fix: 'fix',
  recommended: 'recommended',
  journal: 'journal',
};

/** The preset file that a record names; null where it names none, or cannot be read. */
export function presetFileOf(content: string): string | null {
  const parsed = schema.safeParse(parseJson(content));
  return parsed.success ? (parsed.data.preset ?? null) : null;
}

/**
 * Reads a record against the world as it is now. Null where it is none of ours, damaged, or holds no answer
 * that still stands.
 */
export function readWalk(content: string, world: World, saved: readonly SavedPlan[]): Interrupted | null {
  const parsed = schema.safeParse(parseJson(content));
  if (!parsed.success || Number.isNaN(Date.parse(parsed.data.when))) return null;
  const { id, when, place: name, answers, origins: from, why, preset = null } = parsed.data;
  const place = placeNamed(name);
  if (place === null) return null;
  let draft: PlanDraft = {};
  const origins: Partial<Record<Field, Origin>> = {};
  const lost: string[] = [];
  for (const { name: field, short, read } of fields) {
    for (const one of answers[field] ?? []) {
      const given = read(one, givenBy(world, draft, saved));
      if (given.ok) draft = { ...draft, ...answering(field, given.value) };
      else lost.push(`${short} is open again: ${given.message}.`);
    }
    const origin = originOf[from[field] ?? ''];
    if (draft[field] !== undefined && origin !== undefined) origins[field] = origin;
  }
  if (answeredFields(draft).length === 0) return null;
  return { id, when, place, preset, answers: withWhy({ draft, origins }, printable(why ?? '')), lost };
}

function parseJson(content: string): unknown {
  try {
    return JSON.parse(content);
  } catch {
    return null;
  }
}

const minute = 60_000;

/** How long ago a moment was, in words; by its day where that is long, or the clock was turned. */
export function ago(when: string, now: Date): string {
  const past = now.getTime() - Date.parse(when);
  const counted = (count: number, unit: string) => `${count} ${unit}${count === 1 ? '' : 's'} ago`;
  if (past < -minute || past > 14 * 24 * 60 * minute) return `on ${when.slice(0, 10)}`;
  if (past < minute) return 'just now';
  if (past < 60 * minute) return counted(Math.floor(past / minute), 'minute');
  if (past < 48 * 60 * minute) return counted(Math.floor(past / 60 / minute), 'hour');
  return counted(Math.floor(past / 24 / 60 / minute), 'day');
}
