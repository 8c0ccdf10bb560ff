import { expect, it, vi } from 'vitest';
import { image, runFake } from './support.ts';

vi.mock('../../src/plan/fields/all.ts', async (original) =>
  (await import('../support/pictured.ts')).firstFields(original),
);
vi.mock('../../src/artifacts/all.ts', async (original) =>
  (await import('../support/pictured.ts')).firstFiles(original),
);

/** A journal entry for each preset, as a real file to be read in reviews. */
it.each([
  ['fluxgym', ['--gpu', '4090', '--image', image.sound, '--python', '3.10']],
  [
    'fluxgym-hardened',
    ['--gpu', '4090', '--image', 'runpod/pytorch:2.1.1-py3.10-cuda12.1.1-devel-ubuntu22.04'],
  ],
  [
    'hunyuanvideo-foley',
    [
      '--gpu',
      '5090',
      '--image',
      image.sound,
      '--accept',
      'PW701=used in the United States only',
      '--host-cuda',
      '12.8',
    ],
  ],
])('the journal entry of %s', async (preset, flags) => {
  const { code, system } = await runFake(['--preset', preset, ...flags, '--yes']);
  expect(code).toBe(0);
  const journal = system.disk.get('/home/user/JOURNAL.md')?.content ?? '';
  await expect(journal).toMatchFileSnapshot(`../../snapshots/${preset}/JOURNAL.md`);
});
