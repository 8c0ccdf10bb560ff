import { complete } from '../plan/complete.ts';
import type { PlanDraft, PlanPatch } from '../plan/draft.ts';
import type { Origin, Origins } from '../plan/origin.ts';
import type { Field, Plan } from '../plan/schema.ts';
import type { Preset } from '../presets/schema.ts';
import type { WizardContext } from './types.ts';

/** What is stated so far and who stated it. A new object for every change, so that what follows from it can be kept by identity. */
export interface Answers {
  readonly draft: PlanDraft;
  readonly origins: Origins;
}

/** The preset that the draft names, or null. */
export function presetIn(context: WizardContext, draft: PlanDraft): Preset | null {
  return context.world.presets.find(({ id }) => id === draft.app) ?? null;
}

/** The whole plan, or null while something without a default is missing. */
export function planOf(context: WizardContext, { draft }: Answers): Plan | null {
  const completed = complete(draft, presetIn(context, draft), context.world.catalog);
  return completed.ok ? completed.plan : null;
}

/** The draft with its defaults filled in where that is possible. */
export function wholeDraft(context: WizardContext, answers: Answers): PlanDraft {
  const plan = planOf(context, answers);
  if (plan === null) return answers.draft;
  const { format: _, ...draft } = plan;
  return draft;
}

/** The fields a patch sets. */
export function fieldsOf(patch: PlanPatch | Preset['plan']): readonly Field[] {
  return Object.keys(patch).filter((key): key is Field => key in patch);
}

/** States something. */
export function state(answers: Answers, patch: PlanPatch, origin: Origin): Answers {
  const origins = Object.fromEntries(fieldsOf(patch).map((field) => [field, origin]));
  return { draft: { ...answers.draft, ...patch }, origins: { ...answers.origins, ...origins } };
}

/**
 * Chooses an app. What its preset (or saved plan) wishes takes the place of what the preset before
 * it wished; what the person or a flag stated stays.
 */
export function stateApp(answers: Answers, app: string, wishes: Preset['plan']): Answers {
  const draft: Record<string, unknown> = { ...answers.draft };
  const origins: Partial<Record<Field, Origin>> = { ...answers.origins };
  for (const field of fieldsOf(answers.draft)) {
    if (origins[field] !== 'preset') continue;
    delete draft[field];
    delete origins[field];
  }
  const free = Object.entries(wishes).filter(
    ([field, value]) => value !== undefined && draft[field] === undefined && field !== 'app',
  );
  const kept: Answers = { draft, origins };
  return state(state(kept, Object.fromEntries(free), 'preset'), { app }, 'you');
}

/** Where every answer of a whole plan came from; what nobody stated is a default. */
export function allOrigins(plan: Plan, origins: Origins): Readonly<Record<Field, Origin>> {
  const { format: _, ...draft } = plan;
  const found: Record<Field, Origin> = {
    name: 'default',
    gpu: 'default',
    image: 'default',
    python: 'default',
    app: 'default',
    install: 'default',
    torch: 'default',
    pins: 'default',
    codeServer: 'default',
    keepServices: 'default',
    volumeGb: 'default',
    volumePath: 'default',
    workspace: 'default',
    hostCuda: 'default',
    territory: 'default',
    accept: 'default',
  };
  for (const field of fieldsOf(draft)) found[field] = origins[field] ?? 'default';
  return found;
}
