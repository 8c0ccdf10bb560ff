import { type Instance, render } from 'ink';
import type { ReactNode } from 'react';
import { modesOnly } from './painter.ts';
import type { OpenTerminal } from './terminal.ts';

/**
 * Runs a screen under Ink until it exits, and gives what it exited with. `draw` makes it anew for the terminal's size
 * of now. Leaves the terminal as it was.
 */
export async function runInk(
  stdout: NodeJS.WriteStream,
  terminal: OpenTerminal,
  draw: (repaint: () => void) => ReactNode,
): Promise<unknown> {
  const { keys, painter } = terminal;
  let app: Instance | null = null;
  // Comes before Ink's own listener, which would draw the old frame on the new screen and erase by
  // counting rows that are no longer where they were.
  const repaint = () => {
    painter.forget();
    app?.rerender(draw(repaint));
  };
  stdout.on('resize', repaint);
  // Node says nothing where a window shrank and grew again between two looks at its size, and the terminal
  // has cut the frame by then.
  process.on('SIGWINCH', repaint);
  try {
    app = render(draw(repaint), {
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
    return await app.waitUntilExit();
  } finally {
    stdout.off('resize', repaint);
    process.off('SIGWINCH', repaint);
    terminal.close();
  }
}
