import type { Action } from '../actions.ts';
import type { Answers } from '../answers.ts';
import { choose } from '../judge.ts';
import { highlightAt, moveList } from '../list/state.ts';
import { filesOf } from '../review/files.ts';
import {
  countHere,
  highlighted,
  listHere,
  type Overlay,
  reviewRowHere,
  type State,
  withList,
} from '../state.ts';
import type { WizardContext } from '../types.ts';

/** The answers as the highlighted option would make them: what the preview shows. */
export function answersInView(context: WizardContext, state: State): Answers {
  const option = state.place === 'review' || state.place === 'options' ? null : highlighted(context, state);
  return option === null ? state.answers : chosen(state.answers, option);
}

// The same option must give the same object, or nothing that hangs on it could be kept.
const kept = new WeakMap<Answers, Map<string, Answers>>();
function chosen(answers: Answers, option: NonNullable<ReturnType<typeof highlighted>>): Answers {
  const byOption = kept.get(answers) ?? new Map<string, Answers>();
  kept.set(answers, byOption);
  const key = JSON.stringify([option.id, option.choice]);
  const made = byOption.get(key) ?? choose(answers, option);
  byOption.set(key, made);
  return made;
}

/** Opens a page over the step; the same key again closes it. */
export function openOverlay(context: WizardContext, state: State, kind: Overlay['kind']): State {
  if (state.overlay?.kind === kind) return { ...state, overlay: null };
  switch (kind) {
    case 'explain':
      return { ...state, overlay: { kind, scroll: 0 } };
    case 'diff':
      return state.place === 'review' ? { ...state, overlay: { kind, scroll: 0 } } : state;
    case 'preview': {
      // On the review the file under the highlight, else the script; changes are told from what is in the folder.
      const row = reviewRowHere(context, state);
      const made = filesOf(context, state.answers);
      const file = row?.kind === 'file' && made.ok ? made.files.indexOf(row.file) : 0;
      return {
        ...state,
        overlay: {
          kind,
          scroll: 0,
          file: Math.max(0, file),
          against: state.place === 'review' || state.place === 'options' ? null : state.answers,
        },
      };
    }
  }
}

export function moveOverlay(state: State, action: Extract<Action, { kind: 'scroll' | 'scroll-to' }>): State {
  if (state.overlay === null) return state;
  if (action.kind === 'scroll-to')
    return { ...state, overlay: { ...state.overlay, scroll: Math.max(0, action.line) } };
  const { move, page, count } = action;
  const steps = { up: -1, down: 1, 'page-up': -page, 'page-down': page, home: -count, end: count } as const;
  const scroll = Math.max(0, Math.min(state.overlay.scroll + steps[move], count - page));
  return { ...state, overlay: { ...state.overlay, scroll } };
}

/** Under the preview: the next option, whose changes are marked against the one before; on the review, the next file. */
export function neighbour(context: WizardContext, state: State, by: 1 | -1): State {
  const { overlay } = state;
  if (overlay?.kind !== 'preview') return state;
  if (state.place === 'review' || state.place === 'options') {
    const made = filesOf(context, state.answers);
    const count = made.ok ? made.files.length : 1;
    return {
      ...state,
      overlay: { ...overlay, scroll: 0, file: Math.max(0, Math.min(overlay.file + by, count - 1)) },
    };
  }
  const against = answersInView(context, state);
  const list = moveList(listHere(state), by === 1 ? 'down' : 'up', countHere(context, state), 1);
  if (list.highlight === listHere(state).highlight) return state;
  return withList(
    { ...state, overlay: { ...overlay, against } },
    highlightAt(list, list.highlight, countHere(context, state)),
  );
}
