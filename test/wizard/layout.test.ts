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

it('the panel keeps what it needs to say something', () => {
  for (let rows = 5; rows <= 60; rows++)
    for (let count = 1; count <= 40; count++) {
      const { mode, panelHeight } = layoutFor(80, rows, 'start', count, 1, true);
      if (mode === 'stacked' && panelHeight > 1)
        expect(panelHeight, `${rows} ${count}`).toBeGreaterThanOrEqual(2);
    }
});
