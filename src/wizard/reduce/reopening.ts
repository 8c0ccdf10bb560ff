import { answersOf } from '../../plan/draft.ts';
import { state as stated, wholeDraft } from '../answers.ts';
import type { PodResult } from '../pod/state.ts';
import { enter, type State } from '../state.ts';
import type { WizardContext } from '../types.ts';
import { changedFields } from './answering.ts';

/** The wizard as it was left for renting, back on its review; with the change that ends a failure, where one was taken. */
export function reopened(context: WizardContext, left: State, result: PodResult): State {
  const state = enter(context, { ...left, result: null, notice: null }, 'review');
  if (result.kind !== 'changed') return state;
  const { answers } = state;
  const plan = answersOf(result.plan);
  // What nobody answered stays a default.
  const whole = { ...answers, draft: wholeDraft(context, answers) };
  const fields = changedFields(whole, { ...answers, draft: plan });
  const patch = Object.fromEntries(fields.map((field) => [field, plan[field]]));
  const changed: State = {
    ...state,
    answers: stated(answers, patch, 'fix'),
    earlier: [...state.earlier, { answers, place: 'review' }],
    later: [],
  };
  return {
    ...enter(context, changed, 'review'),
    notice: {
      tone: 'warn',
      text: `Changed for: ${result.because}. The pod that failed still runs, and is billed, unless you stopped it.`,
      keys: 'z takes the change back.',
    },
  };
}
