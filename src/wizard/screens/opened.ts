import { initialState, type State } from '../state.ts';
import type { WizardInput } from '../types.ts';
import { frameOf } from '../view/frame.ts';
import { rowsOf } from './painter.ts';
import { type OpenTerminal, openTerminal } from './terminal.ts';

/** The terminal, with the wizard's first frame on it. */
export interface OpenedWizard extends OpenTerminal {
  /** What that frame shows: worked out once, since all cards are judged for it. */
  readonly opened: State;
}

/** `before`: the wizard as it was left, and is opened again; null: it begins. */
export function openWizardTerminal(input: WizardInput, before: State | null): OpenedWizard {
  let opened = before;
  const terminal = openTerminal(input, (screen) => {
    opened ??= initialState(input, input);
    const frame = frameOf(input, opened, screen);
    return { rows: rowsOf(frame, input.color, input.unicode), cursor: frame.cursor };
  });
  return { ...terminal, opened: opened ?? initialState(input, input) };
}
