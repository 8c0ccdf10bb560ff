import { type AnyField, type Field, fieldNamed, fieldRecord, fields } from '../plan/plan.ts';

/** A screen of its own: a choice that has one, the other settings together, the review. */
export type Step = Field | 'options' | 'review';

/** Steps that settle one choice each, in the order in which they are asked. */
export const choiceSteps: readonly Field[] = fields
  .filter(({ step }) => typeof step === 'number')
  .toSorted((a, b) => Number(a.step) - Number(b.step))
  .map(({ name }) => name);

/** The steps in the order in which they are asked. */
export const steps: readonly Step[] = [...choiceSteps, 'options', 'review'];

/** What the options step asks, in its order. */
export const optionFields: readonly Field[] = fields
  .filter(({ step }) => step === 'options')
  .map(({ name }) => name);

/** Those of them that are chosen from a short menu; the others are typed. */
const menuFields = optionFields.filter((name) => fieldRecord(name).editor.kind === 'menu');

/** Everything that has a list and a highlight of its own: the start, a step, or a menu of the options step. */
export type Place = Step | 'start';
export const places: readonly Place[] = ['start', ...steps, ...menuFields];

/** The step that a place belongs to; the start counts to the first. */
export function stepOf(place: Place): Step {
  if (place === 'start') return steps[0] ?? 'review';
  return isMenuField(place) ? 'options' : place;
}

export function isChoiceStep(place: Place): place is Field {
  return choiceSteps.some((step) => step === place);
}

export function isMenuField(place: Place): place is Field {
  return menuFields.some((field) => field === place);
}

/** The place with this name, or null. */
export function placeNamed(name: string): Place | null {
  return places.find((place) => place === name) ?? null;
}

/** True of the places that ask no single question: the way in, the settings together, the review. */
export function asksNothing(place: Place): place is 'start' | 'options' | 'review' {
  return place === 'start' || place === 'options' || place === 'review';
}

/** The record of the question that a place asks; null where it asks none. */
export function questionAt(place: Place): AnyField | null {
  return asksNothing(place) ? null : fieldRecord(place);
}

/** The field that a row of the options stands for; null: it goes on. */
export function fieldOfRow(id: string): Field | null {
  const field = fieldNamed(id);
  return field !== null && optionFields.includes(field) ? field : null;
}

/** What is special about searching the list of a place; null: nothing is. */
export function searchAt(place: Place) {
  const editor = questionAt(place)?.editor;
  return editor?.kind === 'list' ? editor.search : null;
}

/** The orders that the list of a place can have, the usual one first; empty: it has its own. */
export function ordersAt(place: Place): readonly string[] {
  const editor = questionAt(place)?.editor;
  return editor?.kind === 'list' ? (editor.orders ?? []) : [];
}

/** True where the rows of a place are judged by how the app runs on them, and by nothing before there is one. */
export function isJudgedByApp(place: Place): boolean {
  const editor = questionAt(place)?.editor;
  return editor?.kind === 'list' && editor.judgedByApp === true;
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
  if (isChoiceStep(field)) return field;
  return optionFields.includes(field) ? 'options' : 'review';
}

/** Heading of a place. */
export function titleOf(place: Place): string {
  if (place === 'start') return 'Start';
  if (place === 'options') return 'Options';
  return questionAt(place)?.label ?? 'Review';
}
