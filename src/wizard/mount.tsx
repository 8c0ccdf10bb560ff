import { render } from 'ink';
import { adaptKeys } from './input.ts';
import { Wizard } from './screens/wizard.tsx';
import type { WizardInput, WizardResult } from './types.ts';

/** Draws the wizard on its terminal until it ends. Leaves the terminal as it was. */
export async function mountWizard(input: WizardInput): Promise<WizardResult> {
  const keys = adaptKeys(input.stdin);
  const app = render(<Wizard context={input} start={input} color={input.color} unicode={input.unicode} />, {
    stdin: keys.stream,
    stdout: input.stdout,
    // The caller made sure that somebody is there; Ink would paint nothing wherever CI is set.
    interactive: true,
    alternateScreen: true,
    incrementalRendering: true,
    exitOnCtrlC: false,
    patchConsole: false,
    // A key is answered within 16 ms; Ink's own 30 frames a second would take 33.
    maxFps: 120,
  });
  try {
    const result: unknown = await app.waitUntilExit();
    return isResult(result) ? result : { kind: 'cancelled' };
  } finally {
    keys.close();
  }
}

function isResult(value: unknown): value is WizardResult {
  return typeof value === 'object' && value !== null && 'kind' in value;
}
