import { expect, it } from 'vitest';
import { layoutFor } from '../../src/wizard/layout.ts';

const at80x24 = (count: number) => layoutFor(80, 24, 'start', count, 1, false);

it('a list that lacks a row or two takes them from the panel, and a longer one scrolls', () => {
  const part = at80x24(100).listHeight;
  expect([part, part + 1, part + 2].map((count) => at80x24(count).listHeight)).toEqual([
    part,
    part + 1,
    part + 2,
  ]);
  expect(at80x24(part + 3).listHeight).toBe(part);
});

it.each(['start', 'python'] as const)('but the panel at %s keeps what it needs to say something', (place) => {
  const least = place === 'start' ? 4 : 5;
  for (let rows = 8; rows <= 60; rows++)
    for (let count = 1; count <= 40; count++) {
      const at = (rowsOfList: number) => layoutFor(80, rows, place, rowsOfList, 1, false);
      // As large as beside a list that scrolls, or large enough.
      const beside = at(1000).panelHeight;
      expect(at(count).panelHeight, `${rows} ${count}`).toBeGreaterThanOrEqual(Math.min(beside, least));
    }
});
