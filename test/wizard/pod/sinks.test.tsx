import { describe, expect, it } from 'vitest';
import { podFrame } from '../../../src/wizard/pod/frame.ts';
import { PodScreen } from '../../../src/wizard/pod/screen.tsx';
import type { PodState } from '../../../src/wizard/pod/state.ts';
import { podStore } from '../../../src/wizard/pod/store.ts';
import { painted } from '../../../src/wizard/screens/painted.ts';
import { painterOn } from '../../../src/wizard/screens/painter.ts';
import { drawnByInk } from '../../support/ink.ts';
import { createScreen } from '../../support/term.ts';
import { happened, podScenes } from './scenes.ts';

/** One frame, two sinks, as for the wizard's other screens. */

const byInk = (state: PodState, columns: number, rows: number) =>
  drawnByInk(
    <PodScreen store={podStore(state)} onOrder={() => {}} color screen={{ columns, rows, unicode: true }} />,
    columns,
    rows,
  );

async function byPainter(state: PodState, columns: number, rows: number) {
  const screen = createScreen(columns, rows);
  const painter = painterOn(screen.feed);
  const frame = podFrame(state, { columns, rows, unicode: true });
  painter.paint(
    frame.rows.map((line) => painted(line, true)),
    frame.cursor,
  );
  await screen.settled();
  return { cells: screen.cells(), cursor: screen.cursor() };
}

describe.each([
  [120, 40],
  [80, 24],
  [40, 12],
] as const)('%i x %i', (columns, rows) => {
  it.each(Object.entries(podScenes))('%s', async (_, happenings) => {
    // As it is once it is over: an order would be carried out anew.
    const state = { ...happened(happenings, { columns, rows, unicode: true }), order: null };
    const [one, other] = [await byPainter(state, columns, rows), await byInk(state, columns, rows)];
    expect(one.cells).toEqual(other.cells);
    // Where there is none, it is hidden, wherever it stands.
    if (state.question !== null && state.view === 'main') expect(one.cursor).toEqual(other.cursor);
  });
});
