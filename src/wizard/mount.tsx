import { clipboard } from '../basics/clipboard.ts';
import { runInk } from './screens/ink.ts';
import { type OpenedWizard, openWizardTerminal } from './screens/opened.ts';
import { Wizard } from './screens/wizard.tsx';
import type { State } from './state.ts';
import type { WizardInput, WizardResult } from './types.ts';

export { mountPod } from './pod/mount.tsx';

/** What it ended with, and how it was then. */
export interface LeftWizard {
  readonly result: WizardResult;
  readonly state: State;
}

/** Draws the wizard on its terminal until it ends. Leaves the terminal as it was. */
export async function mountWizard(
  input: WizardInput,
  terminal: OpenedWizard = openWizardTerminal(input, null),
): Promise<LeftWizard> {
  const { stdout, color, unicode, edit } = input;
  const { painter, lend, opened } = terminal;
  const copy = (text: string) => void stdout.write(clipboard(text));
  const left = await runInk(stdout, terminal, (repaint) => (
    <Wizard
      context={input}
      start={input}
      opened={opened}
      onProgress={input.onProgress}
      painter={painter}
      onCopy={copy}
      onEdit={edit === null ? null : (name, text) => lend(() => edit(name, text))}
      color={color}
      screen={{ columns: stdout.columns, rows: stdout.rows, unicode }}
      onRepaint={repaint}
    />
  ));
  return isState(left) && left.result !== null
    ? { state: left, result: left.result }
    : { state: opened, result: { kind: 'cancelled', draft: {} } };
}

function isState(value: unknown): value is State {
  return typeof value === 'object' && value !== null && 'answers' in value;
}
