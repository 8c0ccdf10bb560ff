import { startCommandName } from '../../artifacts/start-command.ts';
import { planOf } from '../answers.ts';
import { filesOf } from '../review/files.ts';
import { reviewRowHere, type State } from '../state.ts';
import type { WizardContext } from '../types.ts';

/**
 * `y`: what is to be pasted. On a row of the form that holds an answer as it is, that; on the command, that;
 * everywhere else the one long line that is the start command. Whether the terminal took it, it does not say.
 */
export function copy(context: WizardContext, state: State): State {
  if (state.place !== 'review') return state;
  const row = reviewRowHere(context, state);
  if (row?.kind === 'command') return copied(state, row.command, 'the command');
  const plan = planOf(context, state.answers);
  if (row?.kind === 'form' && row.row.asked !== null && row.row.value === plan?.[row.row.asked])
    return copied(state, row.row.value, row.row.value);
  const made = filesOf(context, state.answers);
  const file = made.ok ? made.files.find(({ path }) => path === startCommandName) : undefined;
  if (file === undefined) return state;
  return {
    ...state,
    copied: { text: file.content.trimEnd(), isCommand: true },
    notice: { tone: 'good', text: `Copied, if your terminal allows it; else: ${file.path}` },
  };
}

function copied(state: State, text: string, what: string): State {
  return {
    ...state,
    copied: { text, isCommand: false },
    notice: { tone: 'good', text: `Copied, if your terminal allows it: ${what}` },
  };
}
