import type { KeyName } from './binding.ts';
import { actionFor } from './keymap.ts';
import { reduce } from './reducer.ts';
import type { State } from './state.ts';
import type { WizardContext } from './types.ts';
import { keysHere, type Screen } from './view/frame.ts';

/**
 * A key on a screen. What it means is decided here, on the state it meets: in one burst an earlier key
 * may have changed the step, opened a field or begun a search. One that came `along` with the key before it, in
 * one read, replaces no file: nobody has seen the question yet (`w` writes, and `w` writes over).
 */
export function press(
  context: WizardContext,
  state: State,
  key: KeyName,
  screen: Screen,
  along = false,
): State {
  const action = actionFor(keysHere(context, state, screen), key);
  if (along && action?.kind === 'replace') return state;
  return action === null ? state : reduce(context, state, action);
}
