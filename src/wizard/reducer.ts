import type { Action } from './actions.ts';
import { highlightAt, moveList } from './list/state.ts';
import {
  applyFix,
  applyRecommendation,
  chooseRow,
  finish,
  leaveMenu,
  openAnswer,
  walk,
  write,
} from './reduce/answering.ts';
import { copy } from './reduce/copying.ts';
import { completeSearch, leaveSearch, submitField, typeText } from './reduce/editing.ts';
import { acceptable, causeOf } from './reduce/finding.ts';
import { lendScript, takeEdit } from './reduce/lending.ts';
import { moveOverlay, neighbour, openOverlay } from './reduce/overlays.ts';
import {
  countHere,
  enter,
  highlighted,
  listHere,
  type Moment,
  rowsHere,
  type State,
  withList,
} from './state.ts';
import { isChoiceStep, isMenuField, optionFields, type Place, stepBefore, stepOf } from './steps.ts';
import { textState } from './text.ts';
import type { WizardContext } from './types.ts';

/** So many changes can be undone. */
const longestUndo = 100;

/** The one way in which state changes. Pure; whatever does not fit the moment changes nothing. */
export function reduce(context: WizardContext, before: State, action: Action): State {
  const after = reduced(context, before, action);
  if (after.answers === before.answers || action.kind === 'undo' || action.kind === 'redo') return after;
  return { ...after, earlier: [...before.earlier, momentOf(before)].slice(-longestUndo), later: [] };
}

function reduced(context: WizardContext, before: State, action: Action): State {
  if (before.result !== null) return before;
  if (action.kind === 'edited') return takeEdit(before, action.lent, action.edited);
  // What is typed meanwhile is the editor's, Ctrl-C too.
  if (before.lent !== null) return before;
  if (action.kind === 'cancel')
    return { ...before, result: { kind: 'cancelled', draft: before.answers.draft } };
  if (action.kind === 'highlight') return highlight(context, before, action.place, action.index);
  // An answer that comes too late for its question is none.
  if (action.kind === 'choose' && action.place !== before.place) return before;
  const { confirming } = before;
  const state: State = { ...before, notice: null, confirming: null };

  if (state.overlay !== null) {
    switch (action.kind) {
      case 'back':
        return { ...state, overlay: null };
      case 'open':
        return openOverlay(context, state, action.overlay);
      case 'scroll':
      case 'scroll-to':
        return moveOverlay(state, action);
      case 'neighbour':
        return neighbour(context, state, action.by);
      default:
        return state;
    }
  }
  if (state.editing !== null) {
    switch (action.kind) {
      case 'text':
        return typeText(context, state, action.edit);
      case 'submit':
        return submitField(context, state);
      case 'back':
        return state.opened === null ? { ...state, editing: null } : enter(context, state, 'review');
      default:
        return state;
    }
  }
  switch (action.kind) {
    case 'move':
      return withList(state, moveList(listHere(state), action.move, countHere(context, state), action.page));
    case 'choose':
      return chooseRow(context, state, action.place, action.id);
    case 'back':
      // Esc at the question whether to replace means no, and no more than that.
      return confirming !== null ? state : back(context, state);
    case 'fix':
      return applyFix(context, state);
    case 'recommend':
      return applyRecommendation(context, state);
    case 'accept':
      return accept(context, state);
    case 'search':
      return beginSearch(context, state, action.text);
    case 'complete':
      return completeSearch(context, state);
    case 'reorder':
      return reorder(context, state);
    case 'text':
      return typeText(context, state, action.edit);
    case 'walk':
      return walk(context, state);
    case 'undo':
      return undo(context, state);
    case 'redo':
      return redo(context, state);
    case 'cause':
      return goToCause(context, state);
    case 'start-from-app':
      return isChoiceStep(state.place) && state.place !== 'app'
        ? enter(context, { ...state, opened: null }, 'app')
        : state;
    case 'jump':
      return state.place === 'review' ? jump(context, state, action.step) : state;
    case 'open':
      return openOverlay(context, state, action.overlay);
    case 'save-as':
      return state.place === 'review'
        ? { ...state, editing: { target: { kind: 'save-as' }, text: textState(state.saveAs ?? '') } }
        : state;
    case 'write':
      return state.place === 'review' ? write(context, state) : state;
    case 'deploy':
      return state.place === 'review' ? write(context, state, 'deploy') : state;
    case 'replace':
      return state.place === 'review' && confirming !== null
        ? finish(context, state, confirming, action.beside)
        : state;
    case 'edit':
      return lendScript(context, state);
    case 'copy':
      return copy(context, state);
    default:
      return state;
  }
}

/** ink-select-input has moved already, so nothing is mounted anew. */
function highlight(context: WizardContext, state: State, place: State['place'], index: number): State {
  if (place !== state.place || state.overlay !== null || state.editing !== null) return state;
  const list = listHere(state);
  const { highlight: row } = highlightAt(list, index, countHere(context, state));
  return withList({ ...state, notice: null, confirming: null }, { ...list, highlight: row });
}

/** Out of the search, the menu or the step; later answers stay. */
function back(context: WizardContext, state: State): State {
  if (listHere(state).searching) return leaveSearch(context, state);
  if (state.opened !== null) return enter(context, state, 'review');
  if (isMenuField(state.place)) return leaveMenu(state);
  if (state.place === 'start') {
    return {
      ...state,
      notice: { tone: 'warn', text: 'This is the start.', keys: 'Ctrl-C leaves, with nothing written.' },
    };
  }
  return enter(context, state, stepBefore(stepOf(state.place)) ?? 'start');
}

/** `z`: the answers as they were, where one was; once more, and the change before it is undone, too. */
function undo(context: WizardContext, state: State): State {
  const last = state.earlier.at(-1);
  if (last === undefined) {
    return { ...state, notice: { tone: 'warn', text: 'Nothing was changed that could be undone.' } };
  }
  const earlier = state.earlier.slice(0, -1);
  const more = earlier.length === 0 ? '' : ', z undoes the one before it';
  return {
    ...enter(
      context,
      { ...state, ...last, earlier, later: [...state.later, momentOf(state)], opened: null },
      last.place,
    ),
    notice: { tone: 'good', text: 'The last change is undone.', keys: `Z brings it back${more}.` },
  };
}

/** `Z`: what `z` undid last. */
function redo(context: WizardContext, state: State): State {
  const next = state.later.at(-1);
  if (next === undefined) {
    return { ...state, notice: { tone: 'warn', text: 'Nothing was undone that could be brought back.' } };
  }
  const later = state.later.slice(0, -1);
  return {
    ...enter(
      context,
      { ...state, ...next, later, earlier: [...state.earlier, momentOf(state)], opened: null },
      next.place,
    ),
    notice: { tone: 'good', text: 'What was undone is back.' },
  };
}

function momentOf({ answers, place }: State): Moment {
  return { answers, place };
}

/** A digit on the review: that step, and back again, as Enter on its row does. */
function jump(context: WizardContext, state: State, step: Place): State {
  if (isChoiceStep(step)) return openAnswer(context, state, step);
  const [opened = null] = step === 'options' ? optionFields : [];
  return enter(context, { ...state, opened }, step);
}

/** `x`: where the answer is given that stands behind the finding. */
function goToCause(context: WizardContext, state: State): State {
  const cause = causeOf(context, state);
  if (cause === null) {
    return { ...state, notice: { tone: 'warn', text: 'No other answer causes what is said here.' } };
  }
  return openAnswer(context, state, cause.field);
}

function beginSearch(context: WizardContext, state: State, text: string): State {
  const list = listHere(state);
  const begun = withList(state, { ...list, searching: true, revision: list.revision + 1 });
  // The row that writes is the first of the review, and no search finds it: the highlight stays where it was.
  const count = countHere(context, begun);
  const gone = countHere(context, state) - count;
  const searching = withList(begun, highlightAt(listHere(begun), Math.max(0, list.highlight - gone), count));
  return text === '' ? searching : typeText(context, searching, { kind: 'insert', text });
}

/** The next order, with the highlight on the row that it was on. */
function reorder(context: WizardContext, state: State): State {
  const before = highlighted(context, state);
  const next = withList(state, { ...listHere(state), order: listHere(state).order + 1 });
  const rows = rowsHere(context, next);
  const row = rows.findIndex(({ id }) => id === before?.id);
  return withList(next, highlightAt(listHere(next), Math.max(0, row), rows.length));
}

function accept(context: WizardContext, state: State): State {
  const finding = acceptable(context, state);
  if (finding === null) {
    return { ...state, notice: { tone: 'warn', text: 'There is no error or warning here to accept.' } };
  }
  return { ...state, editing: { target: { kind: 'accept', code: finding.code }, text: textState('') } };
}
