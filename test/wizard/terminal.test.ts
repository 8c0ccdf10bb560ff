import { afterEach, describe, expect, it, vi } from 'vitest';
import { frameOf } from '../../src/wizard/view/frame.ts';
import { type InkProgram, startInk } from '../support/ink.ts';
import { keys } from '../support/term.ts';
import { bytesOf, drawn, type Scene, scenes, stateOf, world } from './screens.ts';

vi.mock('../../src/artifacts/render.ts', () => import('./stand-in.ts'));
vi.mock('../../src/plan/fields/all.ts', async (original) =>
  (await import('../support/pictured.ts')).firstFields(original),
);

/** Ink itself, on an emulated terminal: what a person sees must be the frame that was worked out. */

let program: InkProgram | null = null;

async function open(scene: Scene, columns: number, rows: number, unicode = true): Promise<InkProgram> {
  const started = startInk(
    { ...world, draft: scene.draft, origins: scene.origins, color: true, unicode },
    columns,
    rows,
  );
  program = started;
  await started.screen.until(/of 6|Start/);
  // One after the other, as a person would; bursts have a test of their own.
  for (const bytes of bytesOf(scene)) started.send(bytes);
  return started;
}

function expected(scene: Scene, columns: number, rows: number, unicode = true): string {
  const screen = { columns, rows, unicode };
  return drawn(frameOf(world, stateOf(scene, screen), screen), unicode);
}

afterEach(async () => {
  program?.send(keys.ctrlC);
  await program?.result;
  program = null;
});

const columns = [40, 60, 80, 100, 120, 200];
const rows = [12, 15, 24, 40];
const pictured = ['40x12', '60x15', '80x24', '120x40'];

describe.each(scenes)('$name', (scene) => {
  it('is drawn whole at every size, through resizes, and without debris', async () => {
    const { screen, resize } = await open(scene, 120, 40);
    const first = expected(scene, 120, 40);
    await screen.until((text) => text === first);
    for (const height of [...rows, 15]) {
      for (const width of [...columns, 60]) {
        const frame = expected(scene, width, height);
        resize(width, height);
        await screen.until((text) => text === frame);
        expect(screen.scrolledOut()).toBe(0);
        const size = `${width}x${height}`;
        if (pictured.includes(size)) {
          await expect(`${frame}\n`).toMatchFileSnapshot(`../../snapshots/frames/${scene.name}-${size}.txt`);
        }
      }
    }
  });
});

it('is ASCII where there is no Unicode', async () => {
  const scene = scenes.find(({ name }) => name === 'image-incompatible');
  if (scene === undefined) throw new Error('no such scene');
  const { screen } = await open(scene, 80, 24, false);
  const frame = expected(scene, 80, 24, false);
  await screen.until((text) => text === frame);
  expect(frame).toMatch(/^[\x20-\x7e\n]*$/);
  await expect(`${frame}\n`).toMatchFileSnapshot('../../snapshots/frames/image-incompatible-80x24-ascii.txt');
});
