import { answering, type PlanPatch } from '../../plan/draft.ts';
import { fieldRecord } from '../../plan/plan.ts';
import { presetIdSchema } from '../../plan/values.ts';
import { givenBy } from '../../presets/world.ts';
import { state as stateAnswers, withWhy } from '../answers.ts';
import { highlightAt, type ListState } from '../list/state.ts';
import { optionsAt } from '../options/options.ts';
import { reviewRows } from '../review/rows.ts';
import { nearestLabel } from '../search.ts';
import {
  countHere,
  enter,
  highlighted,
  listHere,
  reviewRowHere,
  type State,
  settle,
  withList,
} from '../state.ts';
import { isMenuField, searchAt } from '../steps.ts';
import { editText, type TextEdit } from '../text.ts';
import type { WizardContext } from '../types.ts';
import { leaveMenu } from './answering.ts';

/** What the text in a field would do; judged on every key, refused only at Enter. */
export type Reading =
  | {
      readonly ok: true;
      readonly effect: { readonly patch: PlanPatch } | { readonly saveAs: string } | { readonly why: string };
    }
  | { readonly ok: false; readonly message: string };

/** Reads the open text field; null where none is open. */
export function readField(context: WizardContext, state: State): Reading | null {
  if (state.editing === null) return null;
  const { target, text } = state.editing;
  const typed = text.text.trim();
  if (target.kind === 'save-as') {
    if (!presetIdSchema.safeParse(typed).success)
      return { ok: false, message: 'lower-case letters, digits and dashes, such as my-flux' };
    const taken = context.world.presets.some(({ id }) => id === typed);
    return taken
      ? { ok: false, message: `"${typed}" is the name of a preset that is there` }
      : { ok: true, effect: { saveAs: typed } };
  }
  if (target.kind === 'why') return { ok: true, effect: { why: typed } };
  const field = target.kind === 'accept' ? 'accept' : target.field;
  const written = target.kind === 'accept' ? `${target.code}=${typed}` : typed;
  if (target.kind === 'accept' && typed === '')
    return { ok: false, message: 'say why you know better; the journal keeps it' };
  const read = fieldRecord(field).read(
    written,
    givenBy(context.world, state.answers.draft, context.savedPlans),
  );
  return read.ok
    ? { ok: true, effect: { patch: answering(field, read.value) } }
    : { ok: false, message: read.message };
}

/** A key of text: into the open field, else into the search. */
export function typeText(context: WizardContext, state: State, edit: TextEdit): State {
  if (state.editing !== null) {
    return { ...state, editing: { ...state.editing, text: editText(state.editing.text, edit) } };
  }
  const list = listHere(state);
  if (!list.searching) return state;
  if (edit.kind === 'backspace' && list.query === '') return leaveSearch(context, state);
  // The search has no cursor: it is typed at its end.
  const typed = editText({ text: list.query, cursor: Number.POSITIVE_INFINITY }, edit);
  if (typed.text === list.query) return state;
  const next = withList(state, { ...list, query: typed.text });
  return withList(next, highlightAt(listHere(next), 0, countHere(context, next)));
}

/** The row that the text in the search comes nearest to, by its label; null: there is none. */
export function nearestTo(context: WizardContext, state: State): string | null {
  const { query } = listHere(state);
  return (
    searchAt(state.place)?.nearest(context.world.catalog, query) ??
    nearestLabel(optionsAt(context, state.answers, state.place, ''), query)
  );
}

/** Tab: the highlighted name instead of what was typed; where nothing fits, the nearest. */
export function completeSearch(context: WizardContext, state: State): State {
  const list = listHere(state);
  if (!list.searching) return state;
  const query = highlighted(context, state)?.label ?? nearestTo(context, state);
  if (query === null || query === list.query) return state;
  const next = withList(state, { ...list, query });
  return withList(next, highlightAt(listHere(next), 0, countHere(context, next)));
}

/** The whole list again, with the highlight on the answer; on the review, on the row that was found. */
export function leaveSearch(context: WizardContext, state: State): State {
  const found = reviewRowHere(context, state);
  if (found !== null) {
    const rows = reviewRows(context, state.answers);
    const list: ListState = { ...listHere(state), query: '', searching: false };
    return withList(state, highlightAt(list, rows.indexOf(found), rows.length));
  }
  return settle(context, withList(state, { ...listHere(state), query: '', searching: false }));
}

/** Enter in a text field. */
export function submitField(context: WizardContext, state: State): State {
  const reading = readField(context, state);
  if (reading === null) return state;
  if (!reading.ok) return { ...state, notice: { tone: 'bad', text: `Not taken: ${reading.message}` } };
  const closed: State = { ...state, editing: null };
  if ('saveAs' in reading.effect) {
    return {
      ...closed,
      saveAs: reading.effect.saveAs,
      notice: {
        tone: 'good',
        text: `Will also be saved as the preset ${reading.effect.saveAs}.`,
        keys: 'Enter writes.',
      },
    };
  }
  if ('why' in reading.effect) {
    const said = { ...closed, answers: withWhy(state.answers, reading.effect.why) };
    const list = { ...listHere(state), query: '', searching: false };
    return withList(said, highlightAt(list, 0, reviewRows(context, said.answers).length));
  }
  const answered: State = { ...closed, answers: stateAnswers(state.answers, reading.effect.patch, 'you') };
  if (state.opened !== null) return enter(context, answered, 'review');
  return isMenuField(state.place) ? settle(context, leaveMenu(answered)) : settle(context, answered);
}
