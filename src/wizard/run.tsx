import { openTerminal } from './screens/terminal.ts';
import type { WizardInput, WizardResult } from './types.ts';

export type { WizardInput, WizardResult } from './types.ts';

/**
 * Asks everything on the terminal and gives the whole plan, or `cancelled`. Writes nothing but the
 * screen; both ends must be terminals.
 */
export async function runWizard(input: WizardInput): Promise<WizardResult> {
  // Ink looks at these while it is loaded: its development mode wants files that are not in the bundle,
  // and it knows FORCE_COLOR but not NO_COLOR.
  delete process.env['DEV'];
  if (!input.color) process.env['FORCE_COLOR'] = '0';
  // The first frame is there before Ink is: loading it takes longer than all the rest.
  const terminal = openTerminal(input);
  try {
    const { mountWizard } = await import('./mount.tsx');
    return await mountWizard(input, terminal);
  } finally {
    terminal.close();
  }
}
