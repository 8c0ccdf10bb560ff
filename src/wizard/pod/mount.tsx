import { runInk } from '../screens/ink.ts';
import { painted } from '../screens/painted.ts';
import { openTerminal } from '../screens/terminal.ts';
import type { WizardTerminal } from '../types.ts';
import { podFrame } from './frame.ts';
import { PodScreen } from './screen.tsx';
import type { Order, PodResult } from './state.ts';
import type { PodStore } from './store.ts';

/** Draws the screen on its terminal until it is left. Leaves the terminal as it was. `now`: the clock, ms. */
export async function mountPod(
  store: PodStore,
  terminal: WizardTerminal,
  onOrder: (order: Order) => void,
  now: () => number,
): Promise<PodResult> {
  const { stdout, color, unicode } = terminal;
  const opened = openTerminal(terminal, (screen) => {
    const { rows, cursor } = podFrame(store.get(), screen);
    return { rows: rows.map((line) => painted(line, color)), cursor };
  });
  const ticking = setInterval(() => store.hear({ is: 'tick', now: now() }), 1000);
  try {
    await runInk(stdout, opened, (repaint) => (
      <PodScreen
        store={store}
        onOrder={onOrder}
        painter={opened.painter}
        color={color}
        screen={{ columns: stdout.columns, rows: stdout.rows, unicode }}
        onRepaint={repaint}
        isAlong={opened.keys.isAlong}
      />
    ));
  } finally {
    clearInterval(ticking);
  }
  return store.get().result ?? { kind: 'left' };
}
