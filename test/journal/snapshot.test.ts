import { expect, test, vi } from 'vitest';
import { formatEntry } from '../../src/journal/format.ts';
import { entry } from './sample.ts';

vi.mock('../../src/plan/fields/all.ts', async (original) =>
  (await import('../support/pictured.ts')).firstFields(original),
);

test('an entry reads well', async () => {
  await expect(formatEntry(entry)).toMatchFileSnapshot('../../snapshots/journal/entry.md');
});
