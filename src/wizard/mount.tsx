import { type Instance, render } from 'ink';
import { clipboard } from '../basics/clipboard.ts';
import { modesOnly } from './screens/painter.ts';
import { type OpenTerminal, openTerminal } from './screens/terminal.ts';
import { Wizard } from './screens/wizard.tsx';
import type { WizardInput, WizardResult } from './types.ts';

/** Draws the wizard on its terminal until it ends. Leaves the terminal as it was. */
export async function mountWizard(
  input: WizardInput,
  terminal: OpenTerminal = openTerminal(input),
): Promise<WizardResult> {
  const { stdout, color, unicode } = input;
  const { keys, painter, lend } = terminal;
  const { edit } = input;
  let app: Instance | null = null;
  const copy = (text: string) => void stdout.write(clipboard(text));
  const wizard = () => (
    <Wizard
      context={input}
      start={input}
      opened={terminal.opened}
      onProgress={input.onProgress}
      painter={painter}
      onCopy={copy}
      onEdit={edit === null ? null : (name, text) => lend(() => edit(name, text))}
      color={color}
      screen={{ columns: stdout.columns, rows: stdout.rows, unicode }}
      onRepaint={repaint}
    />
  );
  // Comes before Ink's own listener, which would draw the old frame on the new screen and erase by
  // counting rows that are no longer where they were.
  const repaint = () => {
    painter.forget();
    app?.rerender(wizard());
  };
  stdout.on('resize', repaint);
  // Node says nothing where a window shrank and grew again between two looks at its size, and the terminal
  // has cut the frame by then.
  process.on('SIGWINCH', repaint);
  try {
    app = render(wizard(), {
      stdin: keys.stream,
      stdout: modesOnly(stdout),
      // The caller made sure that somebody is there; Ink would paint nothing wherever CI is set.
      interactive: true,
      alternateScreen: true,
      incrementalRendering: true,
      exitOnCtrlC: false,
      patchConsole: false,
      // A key is answered within 16 ms; Ink's own 30 frames a second would take 33.
      maxFps: 120,
    });
    const result: unknown = await app.waitUntilExit();
    return isResult(result) ? result : { kind: 'cancelled', draft: {} };
  } finally {
    stdout.off('resize', repaint);
    process.off('SIGWINCH', repaint);
    terminal.close();
  }
}

function isResult(value: unknown): value is WizardResult {
  return typeof value === 'object' && value !== null && 'kind' in value;
}
