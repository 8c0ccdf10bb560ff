import type { LeftWizard } from './mount.tsx';
import type { PodResult } from './pod/state.ts';
import { reopened } from './reduce/reopening.ts';
import { openWizardTerminal } from './screens/opened.ts';
import type { State } from './state.ts';
import type { WizardInput } from './types.ts';

export type { LeftWizard } from './mount.tsx';
export type { WizardInput } from './types.ts';

/** How the wizard was left for renting, and how that was left. */
export interface Returned {
  readonly state: State;
  readonly result: PodResult;
}

/**
 * Asks everything on the terminal and gives the whole plan, or `cancelled`. Writes nothing but the
 * screen; both ends must be terminals. `returned`: it is opened again, where it was left; null: it begins.
 */
export async function runWizard(input: WizardInput, returned: Returned | null): Promise<LeftWizard> {
  // Ink looks at these while it is loaded: its development mode wants files that are not in the bundle,
  // and it knows FORCE_COLOR but not NO_COLOR.
  delete process.env['DEV'];
  if (!input.color) process.env['FORCE_COLOR'] = '0';
  // The first frame is there before Ink is: loading it takes longer than all the rest.
  const before = returned === null ? null : reopened(input, returned.state, returned.result);
  const terminal = openWizardTerminal(input, before);
  try {
    const { mountWizard } = await import('./mount.tsx');
    return await mountWizard(input, terminal);
  } finally {
    terminal.close();
  }
}
