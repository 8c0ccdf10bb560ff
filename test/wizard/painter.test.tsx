import { describe, expect, it, vi } from 'vitest';
import { painterOn, rowsOf } from '../../src/wizard/screens/painter.ts';
import { Wizard } from '../../src/wizard/screens/wizard.tsx';
import { frameOf } from '../../src/wizard/view/frame.ts';
import { drawnByInk } from '../support/ink.ts';
import { createScreen } from '../support/term.ts';
import { type Scene, scenes, stateOf, world } from './screens.ts';

vi.mock('../../src/artifacts/render.ts', () => import('./stand-in.ts'));

/** One frame, two sinks: what the painter writes is, cell for cell, colours and cursor, what Ink draws of the components. */

const sizes = [
  [200, 60],
  [120, 40],
  [80, 24],
  [60, 15],
  [40, 12],
] as const;

/** The opening of a scene as Ink draws it. */
const byInk = ({ draft, origins }: Scene, columns: number, rows: number) =>
  drawnByInk(
    <Wizard
      context={world}
      start={{ draft, origins }}
      onProgress={() => {}}
      color
      screen={{ columns, rows, unicode: true }}
    />,
    columns,
    rows,
  );

/** The same by the painter, over another frame of the same size. */
async function byPainter(scene: Scene, columns: number, rows: number) {
  const size = { columns, rows, unicode: true };
  const screen = createScreen(columns, rows);
  const painter = painterOn(screen.feed);
  const at = (keys: readonly string[]) => frameOf(world, stateOf({ ...scene, keys }, size), size);
  for (const frame of [at(scene.keys), at([])]) painter.paint(rowsOf(frame, true, true), frame.cursor);
  await screen.settled();
  return { cells: screen.cells(), cursor: screen.cursor() };
}

describe.each(sizes)('%i x %i', (columns, rows) => {
  it.each(scenes)('$name', async (scene) => {
    expect(await byPainter(scene, columns, rows)).toEqual(await byInk(scene, columns, rows));
  });
});
