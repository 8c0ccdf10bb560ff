import type { Field } from '../plan/plan.ts';
import { type Answers, withWhy } from './answers.ts';
import { emptyList, highlightAt, type ListState } from './list/state.ts';
import type { Option } from './options/option.ts';
import { answeredIndex, optionsAt } from './options/options.ts';
import { firstRowToRead, type ReviewRow, reviewRows, searchReview } from './review/rows.ts';
import { asksNothing, choiceSteps, type Place, places } from './steps.ts';
import type { TextState } from './text.ts';
import type { WizardContext, WizardInput, WizardResult } from './types.ts';

/** What a text field will settle. */
export type EditTarget =
  | { readonly kind: 'field'; readonly field: Field }
  /** The reason for overriding a finding. */
  | { readonly kind: 'accept'; readonly code: string }
  /** Why it is made: the one question that no answer is owed to. */
  | { readonly kind: 'why' }
  | { readonly kind: 'save-as' };

/** Something over the step: a page to read. `scroll` is its first visible line. */
export type Overlay =
  | { readonly kind: 'explain'; readonly scroll: number }
  | { readonly kind: 'diff'; readonly scroll: number }
  /** The files as they would be; lines that differ from `against` are marked (null: from what is in the folder). */
  | {
      readonly kind: 'preview';
      readonly scroll: number;
      readonly file: number;
      readonly against: Answers | null;
    };

/** One line that says what came of a key. Gone with the next one. */
export interface Notice {
  readonly tone: 'good' | 'warn' | 'bad';
  readonly text: string;
  /** Which keys of the screen lead on from there; who has none (plain mode) is told in other words. */
  readonly keys?: string;
}

/** A file as it is given to an editor; `made`: as these answers make it. */
export interface Lent {
  readonly name: string;
  readonly text: string;
  readonly made: string;
}

/** What is done with what was chosen: its files are written, or a pod of it is rented, too. */
export type Purpose = 'write' | 'deploy';

/** Answers, and where one was with them. */
export interface Moment {
  readonly answers: Answers;
  readonly place: Place;
}

/** All of the wizard's state. Plain data; everything on screen follows from it and the context. */
export interface State {
  readonly answers: Answers;
  readonly place: Place;
  readonly lists: Readonly<Record<Place, ListState>>;
  readonly editing: { readonly target: EditTarget; readonly text: TextState } | null;
  readonly overlay: Overlay | null;
  readonly notice: Notice | null;
  readonly saveAs: string | null;
  /** The answer that was opened from the review: once it is given, or left, one is back there. */
  readonly opened: Field | null;
  /** Before each change, the last one last: what `z` brings back. */
  readonly earlier: readonly Moment[];
  /** Before each `z`, until something else is changed: what `Z` brings back. */
  readonly later: readonly Moment[];
  /** Waiting for the key that replaces files which are there, and for what they are then written; null: it is not. */
  readonly confirming: Purpose | null;
  /** What was last given to the clipboard; a new object each time. */
  readonly copied: { readonly text: string; readonly isCommand: boolean } | null;
  /** What an editor is to be opened with, and what came of it is still to come; a new object each time. */
  readonly lent: Lent | null;
  readonly result: WizardResult | null;
}

/** Opens at the start; where flags answered some of the steps, at the first that none did. */
export function initialState(
  context: WizardContext,
  { draft, origins, why }: Pick<WizardInput, 'draft' | 'origins' | 'why'>,
): State {
  const answers = withWhy({ draft, origins }, why ?? undefined);
  const first = choiceSteps.find(
    (step) => answers.draft[step] === undefined || answers.origins[step] !== 'flag',
  );
  const list = Object.fromEntries(places.map((place) => [place, emptyList])) as Record<Place, ListState>;
  const state: State = {
    answers,
    place: 'review',
    lists: list,
    editing: null,
    overlay: null,
    notice: null,
    saveAs: null,
    opened: null,
    earlier: [],
    later: [],
    confirming: null,
    copied: null,
    lent: null,
    result: null,
  };
  const isFresh = choiceSteps.every((step) => answers.draft[step] === undefined);
  return enter(context, state, isFresh ? 'start' : (first ?? 'options'));
}

/** The rows of the current place under its search. */
export function rowsHere(context: WizardContext, state: State): readonly Option[] {
  const { query, order } = listHere(state);
  return optionsAt(context, state.answers, state.place, query, order);
}

export function listHere(state: State): ListState {
  return state.lists[state.place];
}

/** The rows of the review under its search. */
export function reviewRowsHere(context: WizardContext, { answers, lists }: State): readonly ReviewRow[] {
  const rows = reviewRows(context, answers);
  return lists.review.searching ? searchReview(rows, lists.review.query) : rows;
}

/** The highlighted row of the review; null elsewhere, and where a search finds nothing. */
export function reviewRowHere(context: WizardContext, state: State): ReviewRow | null {
  if (state.place !== 'review') return null;
  return reviewRowsHere(context, state)[listHere(state).highlight] ?? null;
}

/** How many rows the highlight can rest on. */
export function countHere(context: WizardContext, state: State): number {
  return state.place === 'review' ? reviewRowsHere(context, state).length : rowsHere(context, state).length;
}

/** The highlighted row; null on the review and where a search finds nothing. */
export function highlighted(context: WizardContext, state: State): Option | null {
  return rowsHere(context, state)[listHere(state).highlight] ?? null;
}

export function withList(state: State, list: ListState): State {
  return { ...state, lists: { ...state.lists, [state.place]: list } };
}

/** Goes to a place, with the highlight on the answer that was given there, else on the first row. */
export function enter(context: WizardContext, state: State, place: Place): State {
  const next: State = { ...state, place, editing: null, overlay: null, confirming: null };
  const list: ListState = { ...listHere(next), query: '', searching: false };
  if (place === 'review') {
    const rows = reviewRows(context, state.answers);
    const opened = rows.findIndex((row) => row.kind === 'answer' && row.field === state.opened);
    const row = opened === -1 ? firstRowToRead(rows) : opened;
    return withList({ ...next, opened: null }, highlightAt(list, row, rows.length));
  }
  const options = optionsAt(context, next.answers, place, '', list.order);
  const index = answeredIndex(context, next.answers, place, options);
  return withList(next, highlightAt(list, Math.max(0, index), options.length));
}

/** Puts the highlight where the answer now is, after something else than choosing changed it. */
export function settle(context: WizardContext, state: State): State {
  if (asksNothing(state.place)) {
    return withList(
      state,
      highlightAt(listHere(state), listHere(state).highlight, countHere(context, state)),
    );
  }
  return enter(context, state, state.place);
}
