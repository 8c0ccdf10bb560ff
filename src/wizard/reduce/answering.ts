import { standingErrors } from '../../judge/check.ts';
import { recommend } from '../../judge/recommend.ts';
import { brieflyOf } from '../../plan/describe.ts';
import { answeredFields } from '../../plan/draft.ts';
import { type Field, fieldRecord } from '../../plan/plan.ts';
import { presetOf } from '../../presets/world.ts';
import { type Answers, allOrigins, planOf, state as stateAnswers } from '../answers.ts';
import { choose, errorsOf, judge } from '../judge.ts';
import { highlightAt } from '../list/state.ts';
import type { Option } from '../options/option.ts';
import { optionsAt } from '../options/options.ts';
import { editedScript, filesOf, replacedFiles } from '../review/files.ts';
import { reviewRows } from '../review/rows.ts';
import {
  countHere,
  enter,
  highlighted,
  listHere,
  type Purpose,
  reviewRowHere,
  rowsHere,
  type State,
  settle,
  withList,
} from '../state.ts';
import {
  asksNothing,
  choiceSteps,
  fieldOfRow,
  isChoiceStep,
  isMenuField,
  optionFields,
  type Place,
  placeNamed,
  stepAfter,
  stepNumber,
  stepOf,
} from '../steps.ts';
import { textState } from '../text.ts';
import type { WizardContext } from '../types.ts';
import { fixable } from './finding.ts';
import { openOverlay } from './overlays.ts';

/** Enter: answers the question, opens a setting, or writes. */
export function chooseRow(context: WizardContext, state: State, place: Place, id: string | null): State {
  if (place === 'review') return chooseReviewRow(context, state);
  const option =
    id === null
      ? highlighted(context, state)
      : (rowsHere(context, state).find((row) => row.id === id) ?? null);
  if (option === null) return nothingToChoose(state);
  switch (option.choice.kind) {
    case 'search':
      return withList(state, { ...highlightAt(listHere(state), 0, 1), query: '', searching: true });
    case 'open':
      return openMenu(context, leaveSearchOn(context, state, option), option.id);
    case 'edit': {
      const field = isMenuField(place) ? place : fieldOfRow(option.id);
      return field === null
        ? state
        : {
            ...leaveSearchOn(context, state, option),
            editing: { target: { kind: 'field', field }, text: textState(option.choice.text) },
          };
    }
    case 'go-on':
      return place === 'start' ? enter(context, state, stepOf('start')) : forward(context, state);
    case 'continue': {
      const { place: left } = option.choice.walk;
      const started: State = { ...state, answers: choose(state.answers, option) };
      const isWhole = planOf(context, started.answers) !== null;
      // Some of it may no longer stand: then that is asked first.
      return isWhole || isChoiceStep(left) ? enter(context, started, left) : firstOpen(context, started);
    }
    case 'repeat':
      return enter(context, { ...state, answers: choose(state.answers, option) }, 'review');
    case 'express': {
      const started: State = { ...state, answers: choose(state.answers, option) };
      return option.choice.defaults === null
        ? firstOpen(context, started)
        : enter(context, started, 'review');
    }
    default:
      return answer(context, state, option);
  }
}

function nothingToChoose(state: State): State {
  const keys = 'Change the search, or Esc leaves it.';
  return { ...state, notice: { tone: 'warn', text: 'Nothing to choose.', keys } };
}

/** `c` on the start: the highlighted app with what is offered first, and then each of its choices. */
export function walk(context: WizardContext, state: State): State {
  const option = state.place === 'start' ? highlighted(context, state) : null;
  if (option === null) return state;
  return enter(context, { ...state, answers: choose(state.answers, option) }, stepOf('start'));
}

/** Enter on the review: the first row writes, every other opens what it shows. */
function chooseReviewRow(context: WizardContext, state: State): State {
  const row = reviewRowHere(context, state);
  if (row === null) return nothingToChoose(state);
  switch (row.kind) {
    case 'write':
      return write(context, state);
    case 'why':
      return { ...state, editing: { target: { kind: 'why' }, text: textState(row.why ?? '') } };
    case 'answer':
      return openAnswer(context, state, row.field);
    case 'finding':
      return openOverlay(context, state, 'explain');
    case 'file':
      return openOverlay(context, state, 'preview');
    case 'defaults': {
      const [opened = null] = row.fields;
      return enter(context, { ...state, opened }, 'options');
    }
    case 'form':
      return row.row.asked === null ? state : openAnswer(context, state, row.row.asked);
    default:
      return state;
  }
}

/** Opens the very question that an answer belongs to; from the review, one comes back there. */
export function openAnswer(context: WizardContext, state: State, field: Field): State {
  const opened = state.place === 'review' ? field : null;
  if (isChoiceStep(field) || isMenuField(field)) return enter(context, { ...state, opened }, field);
  const { editor, flag } = fieldRecord(field);
  const plan = planOf(context, state.answers);
  if (editor.kind !== 'text' || plan === null || !optionFields.includes(field)) {
    return { ...state, notice: { tone: 'warn', text: `Only the flag --${flag} changes it.` } };
  }
  const options = enter(context, state, 'options');
  const row = rowsHere(context, options).findIndex(({ id }) => id === field);
  return {
    ...withList(options, highlightAt(listHere(options), row, countHere(context, options))),
    opened,
    editing: { target: { kind: 'field', field }, text: textState(editor.start(plan[field])) },
  };
}

/** The whole list again, with the highlight on the row that the search found: one comes back to it. */
function leaveSearchOn(context: WizardContext, state: State, { id }: Option): State {
  const list = listHere(state);
  if (!list.searching) return state;
  const rows = optionsAt(context, state.answers, state.place, '', list.order);
  const row = rows.findIndex((one) => one.id === id);
  return withList(
    state,
    highlightAt({ ...list, query: '', searching: false }, Math.max(0, row), rows.length),
  );
}

function openMenu(context: WizardContext, state: State, id: string): State {
  const place = placeNamed(id);
  return place !== null && isMenuField(place) ? enter(context, state, place) : state;
}

function answer(context: WizardContext, state: State, option: Option): State {
  const { findings } = judge(context, state.answers, state.place, option);
  const [error] = standingErrors(findings);
  if (error !== undefined) {
    const [fix] = error.fixes;
    const way = fix === undefined ? 'choose another, or a accepts it with a reason' : `f: ${fix.label}`;
    return { ...state, notice: { tone: 'bad', text: `Not chosen (${error.code}). ${way}` } };
  }
  const answers = choose(state.answers, option);
  const next = forward(context, { ...state, answers });
  const others = changedFields(state.answers, answers).filter((field) => field !== state.place);
  if (others.length === 0 || isChoiceStep(state.place) === false) return next;
  const names = others.map((field) => fieldRecord(field).label).join(', ');
  return { ...next, notice: { tone: 'good', text: `${option.label}. Also changed: ${names}. z undoes it.` } };
}

/** To the earliest step that is still open, else to the next one; out of a menu, back to its row. */
function forward(context: WizardContext, state: State): State {
  if (state.opened !== null) return enter(context, state, 'review');
  if (isMenuField(state.place)) return leaveMenu(state);
  const next = stepAfter(stepOf(state.place));
  const open = choiceSteps.find((step) => state.answers.draft[step] === undefined);
  const isEarlier = open !== undefined && stepNumber(open) < stepNumber(next);
  return enter(context, state, isEarlier ? open : next);
}

/** The first step without an answer; the review where all have one. */
function firstOpen(context: WizardContext, state: State): State {
  return enter(
    context,
    state,
    choiceSteps.find((step) => state.answers.draft[step] === undefined) ?? 'review',
  );
}

/** Back on the options step, on the row that opened the menu. */
export function leaveMenu(state: State): State {
  return { ...state, place: 'options', editing: null };
}

/** `f`: takes the highlighted option and changes what stands in its way. */
export function applyFix(context: WizardContext, state: State): State {
  const finding = fixable(context, state);
  const fix = finding?.fixes[0];
  if (finding === null || fix === undefined) {
    return {
      ...state,
      notice: { tone: 'warn', text: 'There is nothing here that a change of the plan would fix.' },
    };
  }
  const option = asksNothing(state.place) ? null : highlighted(context, state);
  const base = option === null ? state.answers : choose(state.answers, option);
  const answers = stateAnswers(base, fix.patch, 'fix');
  const taken = option === null || base === state.answers ? '' : `${option.label}, and `;
  const isYours = answeredFields(fix.patch).every((field) => fieldRecord(field).byHand === true);
  return {
    ...settle(context, { ...state, answers }),
    notice: {
      tone: 'good',
      text: `${isYours ? 'Noted, and yours to do' : 'Done'}: ${taken}${fix.label} (${finding.code}).`,
      ...(state.place === 'review' ? {} : { keys: 'Enter goes on.' }),
    },
  };
}

/** `r`: settles what is open with the best option, and changes as little as it can of the rest. */
export function applyRecommendation(context: WizardContext, state: State): State {
  if (presetOf(context.world, state.answers.draft.app) === null) {
    return {
      ...state,
      notice: { tone: 'warn', text: 'What is recommended depends on the app: s starts from it.' },
    };
  }
  let answers: Answers = state.answers;
  for (const step of choiceSteps) {
    if (answers.draft[step] !== undefined) continue;
    const [best] = optionsAt(context, answers, step, '');
    if (best?.choice.kind === 'state') answers = stateAnswers(answers, best.choice.patch, 'recommended');
  }
  const found = recommend(answers.draft, presetOf(context.world, answers.draft.app), context.world.catalog, [
    'app',
  ]);
  if (!found.ok) {
    const kept = found.conflict?.map((field) => fieldRecord(field).label).join(', ') ?? null;
    const text = `No plan without errors was found${kept === null ? '' : ` that keeps: ${kept}`}.`;
    return { ...state, notice: { tone: 'bad', text } };
  }
  if (answeredFields(found.patch).length > 0) answers = stateAnswers(answers, found.patch, 'recommended');
  const changed = changedFields(state.answers, answers);
  if (changed.length === 0) {
    return { ...state, notice: { tone: 'good', text: 'No error stands: nothing has to change.' } };
  }
  const told = changed
    .map((field) => `${fieldRecord(field).label} ${brieflyOf(answers.draft, field, context.world.catalog)}`)
    .join(', ');
  return {
    ...settle(context, { ...state, answers }),
    notice: { tone: 'good', text: `Recommended: ${told}` },
  };
}

/** Which answers differ. */
export function changedFields(before: Answers, after: Answers): readonly Field[] {
  const all = new Set([...answeredFields(before.draft), ...answeredFields(after.draft)]);
  return [...all].filter(
    (field) => JSON.stringify(before.draft[field]) !== JSON.stringify(after.draft[field]),
  );
}

/** Enter on the row that writes. Errors are never written over, and nothing is replaced unasked. */
export function write(context: WizardContext, state: State, purpose: Purpose = 'write'): State {
  const plan = planOf(context, state.answers);
  if (plan === null) return state;
  const errors = errorsOf(context, state.answers);
  if (errors.length > 0) {
    const rows = reviewRows(context, state.answers);
    const index = rows.findIndex((row) => row.kind === 'finding' && row.finding === errors[0]);
    const count = errors.length === 1 ? 'An error stands' : `${errors.length} errors stand`;
    return {
      ...withList(
        state,
        highlightAt({ ...listHere(state), query: '', searching: false }, Math.max(0, index), rows.length),
      ),
      notice: {
        tone: 'bad',
        text: `Not written. ${count}: f fixes it, r looks for a plan without, a accepts it with a reason`,
      },
    };
  }
  const made = filesOf(context, state.answers);
  if (!made.ok) return { ...state, notice: { tone: 'bad', text: made.because } };
  const replaced = replacedFiles(context, state.answers);
  if (replaced.length > 0) {
    const names = replaced
      .map(({ path, edited }) => `${path}${edited ? ' (edited by hand)' : ''}`)
      .join(', ');
    return {
      ...state,
      confirming: purpose,
      notice: { tone: 'warn', text: `Replace ${names}?`, keys: 'w over, b beside, d diff, Esc keeps' },
    };
  }
  return finish(context, state, purpose);
}

/** The end: what the caller is to write, or to rent. */
export function finish(context: WizardContext, state: State, purpose: Purpose, beside = false): State {
  const plan = planOf(context, state.answers);
  if (plan === null) return state;
  const { origins } = state.answers;
  return {
    ...state,
    result: {
      kind: 'write',
      plan,
      origins: allOrigins(origins),
      edited: editedScript(context, state.answers),
      why: state.answers.why ?? null,
      saveAs: state.saveAs,
      beside,
      deploys: purpose === 'deploy',
      copies: state.copied?.isCommand === true,
    },
  };
}
