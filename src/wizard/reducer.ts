import type { Action } from './actions.ts';
import { highlightAt, moveList } from './list/state.ts';
import { applyFix, applyRecommendation, chooseRow, finish, leaveMenu } from './reduce/answering.ts';
import { leaveSearch, submitField, typeText } from './reduce/editing.ts';
import { acceptable } from './reduce/finding.ts';
import { moveOverlay, neighbour, openOverlay } from './reduce/overlays.ts';
import { countHere, enter, listHere, type State, withList } from './state.ts';
import { isChoiceStep, isMenuField, searchAt, stepBefore, stepOf } from './steps.ts';
import { textState } from './text.ts';
import type { WizardContext } from './types.ts';

/** The one way in which state changes. Pure; whatever does not fit the moment changes nothing. */
export function reduce(context: WizardContext, before: State, action: Action): State {
  if (before.result !== null) return before;
  if (action.kind === 'cancel') return { ...before, result: { kind: 'cancelled' } };
  if (action.kind === 'highlight') return highlight(context, before, action.place, action.index);
  // An answer that comes too late for its question is none.
  if (action.kind === 'choose' && action.place !== before.place) return before;
  const { confirming } = before;
  const state: State = { ...before, notice: null, confirming: false };

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
        return { ...state, editing: null };
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
      return confirming ? state : back(context, state);
    case 'fix':
      return applyFix(context, state);
    case 'recommend':
      return applyRecommendation(context, state);
    case 'accept':
      return accept(context, state);
    case 'search':
      return searchAt(state.place) !== null
        ? withList(state, { ...listHere(state), searching: true, revision: listHere(state).revision + 1 })
        : state;
    case 'text':
      return typeText(context, state, action.edit);
    case 'start-from-app':
      return isChoiceStep(state.place) && state.place !== 'app' ? enter(context, state, 'app') : state;
    case 'jump':
      return state.place === 'review' ? enter(context, state, action.step) : state;
    case 'open':
      return openOverlay(context, state, action.overlay);
    case 'save-as':
      return state.place === 'review'
        ? { ...state, editing: { target: { kind: 'save-as' }, text: textState(state.saveAs ?? '') } }
        : state;
    case 'replace':
      return state.place === 'review' && confirming ? finish(context, state) : state;
    default:
      return state;
  }
}

/** ink-select-input has moved already, so nothing is mounted anew. */
function highlight(context: WizardContext, state: State, place: State['place'], index: number): State {
  if (place !== state.place || state.overlay !== null || state.editing !== null) return state;
  const list = listHere(state);
  const { highlight: row } = highlightAt(list, index, countHere(context, state));
  return withList({ ...state, notice: null, confirming: false }, { ...list, highlight: row });
}

/** Out of the search, the menu or the step; later answers stay. */
function back(context: WizardContext, state: State): State {
  if (listHere(state).searching) return leaveSearch(context, state);
  if (isMenuField(state.place)) return leaveMenu(state);
  const before = stepBefore(stepOf(state.place));
  if (before !== null) return enter(context, state, before);
  return {
    ...state,
    notice: { tone: 'warn', text: 'This is the first step. Ctrl-C leaves, with nothing written.' },
  };
}

function accept(context: WizardContext, state: State): State {
  const finding = acceptable(context, state);
  if (finding === null) {
    return { ...state, notice: { tone: 'warn', text: 'There is no error or warning here to accept.' } };
  }
  return { ...state, editing: { target: { kind: 'accept', code: finding.code }, text: textState('') } };
}
