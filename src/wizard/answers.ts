import { complete } from '../plan/complete.ts';
import { answeredFields, answersOf, type PlanDraft, type PlanPatch } from '../plan/draft.ts';
import type { Origin, Origins } from '../plan/origin.ts';
import { type Field, fields, type Plan } from '../plan/plan.ts';
import { presetOf } from '../presets/world.ts';
import type { WizardContext } from './types.ts';

/** What is stated so far and who stated it. A new object for every change, so that what follows from it can be kept by identity. */
export interface Answers {
  readonly draft: PlanDraft;
  readonly origins: Origins;
  /** Left out: the startup script is as it is made. */
  readonly edit?: Edit;
  /** Why the person makes it, for the journal. Left out: they did not say. */
  readonly why?: string;
}

/**
 * The startup script as a person changed it. It holds where these answers make the very script that it was
 * made of; under others it rests, since nobody knows whether its lines would still be right there.
 */
export interface Edit {
  readonly from: string;
  readonly to: string;
}

/** The whole plan, or null while something without a default is missing. */
export function planOf(context: WizardContext, { draft }: Answers): Plan | null {
  const completed = complete(draft, presetOf(context.world, draft.app), context.world.catalog);
  return completed.ok ? completed.plan : null;
}

/** The draft with its defaults filled in where that is possible. */
export function wholeDraft(context: WizardContext, answers: Answers): PlanDraft {
  const plan = planOf(context, answers);
  return plan === null ? answers.draft : answersOf(plan);
}

/** States something. */
export function state(answers: Answers, patch: PlanPatch, origin: Origin): Answers {
  const origins = Object.fromEntries(answeredFields(patch).map((field) => [field, origin]));
  return { ...answers, draft: { ...answers.draft, ...patch }, origins: { ...answers.origins, ...origins } };
}

/**
 * Gives an answer that wishes others, as an app's does. They take the place of what the answer before it
 * wished; what the person or a flag stated stays.
 */
export function stateWithWishes(answers: Answers, patch: PlanPatch, wishes: PlanDraft): Answers {
  const { draft, origins } = answers;
  const kept = answeredFields(draft).filter((field) => origins[field] !== 'preset');
  const own: Answers = { ...answers, draft: pick(draft, kept), origins: pick(origins, kept) };
  const free = answeredFields(wishes).filter(
    (field) => wishes[field] !== undefined && own.draft[field] === undefined && !(field in patch),
  );
  return state(state(own, pick(wishes, free), 'preset'), patch, 'you');
}

/** What flags and variables stated, and why it is made: all that a new start keeps. */
export function statedByFlag({ draft, origins, why }: Answers): Answers {
  const kept = answeredFields(draft).filter((field) => origins[field] === 'flag');
  return withWhy({ draft: pick(draft, kept), origins: pick(origins, kept) }, why);
}

/** With why it is made; empty or left out: with what was said of that taken back. */
export function withWhy({ why: _, ...answers }: Answers, why: string | undefined): Answers {
  return why === undefined || why === '' ? answers : { ...answers, why };
}

function pick<All extends { readonly [F in Field]?: unknown }>(
  all: All,
  names: readonly Field[],
): Partial<All> {
  return Object.fromEntries(
    names.flatMap((name) => (name in all ? [[name, all[name]]] : [])),
  ) as Partial<All>;
}

/** Where every answer of a whole plan came from; what nobody stated is a default. */
export function allOrigins(origins: Origins): Readonly<Record<Field, Origin>> {
  const all = fields.map(({ name }) => [name, origins[name] ?? 'default'] as const);
  return Object.fromEntries(all) as Record<Field, Origin>;
}
