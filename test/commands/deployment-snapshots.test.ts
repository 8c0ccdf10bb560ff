import { expect, it, vi } from 'vitest';
import { sha256 } from '../../src/basics/digest.ts';
import { picturedFiles } from '../support/pictured.ts';
import { image, runFake } from './support.ts';

vi.mock('../../src/plan/fields/all.ts', async (original) =>
  (await import('../support/pictured.ts')).firstFields(original),
);
vi.mock('../../src/artifacts/all.ts', async (original) =>
  (await import('../support/pictured.ts')).firstFiles(original),
);

/** What one deployment of each preset writes, as real files to be read in reviews: the entry is of the script beside it. */
it.each([
  ['ai-toolkit', ['--gpu', '4090', '--image', image.sound]],
  ['comfyui', ['--gpu', '4090', '--image', image.sound]],
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
  ['kohya-ss', ['--gpu', '4090', '--image', image.sound]],
  ['ollama', ['--gpu', '4090', '--image', image.sound]],
  ['vllm', ['--gpu', '4090', '--image', image.sound]],
  ['wan2gp', ['--gpu', '4090', '--image', image.sound]],
  ['whisper-webui', ['--gpu', '4090']],
])('the files of %s', async (preset, flags) => {
  const { code, system } = await runFake(['--preset', preset, ...flags, '--yes']);
  expect(code).toBe(0);
  const written = (name: string) => system.disk.get(`/home/user/${name}`)?.content ?? '';
  for (const name of [...picturedFiles, 'JOURNAL.md']) {
    await expect(written(name)).toMatchFileSnapshot(`../../snapshots/${preset}/${name}`);
  }
  for (const name of picturedFiles) expect(written('JOURNAL.md')).toContain(sha256(written(name)));
});
