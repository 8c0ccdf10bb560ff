import { questionFor, questions } from '../plan/questions.ts';
import type { Field } from '../plan/schema.ts';

/** The steps in the order in which they are asked. */
export const steps = ['gpu', 'image', 'python', 'app', 'options', 'review'] as const;
export type Step = (typeof steps)[number];

/** Steps that settle one choice each. */
export const choiceSteps = ['gpu', 'image', 'python', 'app'] as const;
export type ChoiceStep = (typeof choiceSteps)[number];

/** Choices on the options step that are made from a short menu. */
export const menuFields = ['install', 'codeServer', 'keepServices'] as const;
export type MenuField = (typeof menuFields)[number];

/** What the options step asks, in its order; all but the menus are typed. */
export const optionFields: readonly Field[] = questions
  .filter(({ step }) => step === 'options')
  .map(({ field }) => field);

/** Everything that has a list and a highlight of its own: a step, or a menu of the options step. */
export type Place = Step | MenuField;
export const places: readonly Place[] = [...steps, ...menuFields];

/** The step that a place belongs to. */
export function stepOf(place: Place): Step {
  return isMenuField(place) ? 'options' : place;
}

export function isChoiceStep(place: Place): place is ChoiceStep {
  return choiceSteps.some((step) => step === place);
}

export function isMenuField(name: string): name is MenuField {
  return menuFields.some((field) => field === name);
}

/** Counted from 1, as people do. */
export function stepNumber(step: Step): number {
  return steps.indexOf(step) + 1;
}

export function stepAfter(step: Step): Step {
  return steps[Math.min(steps.indexOf(step) + 1, steps.length - 1)] ?? 'review';
}

/** Null on the first. */
export function stepBefore(step: Step): Step | null {
  return steps[steps.indexOf(step) - 1] ?? null;
}

/** The step where a choice is made. */
export function stepForField(field: Field): Step {
  if (field === 'gpu' || field === 'image' || field === 'python' || field === 'app') return field;
  return optionFields.includes(field) ? 'options' : 'review';
}

/** Heading of a place. */
export function titleOf(place: Place): string {
  if (place === 'options') return 'Options';
  if (place === 'review') return 'Review';
  return questionFor(place).label;
}
