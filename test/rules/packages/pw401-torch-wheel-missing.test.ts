import { expect, it } from 'vitest';
import { resolve } from '../../../src/resolve/resolve.ts';
import { torchWheelMissing } from '../../../src/rules/packages/pw401-torch-wheel-missing.ts';
import { testApp, testDraft } from '../../support/package-plans.ts';
import { catalog, gpus } from '../../support/plans.ts';
import { bracket } from '../../support/rule-cases.ts';

const preset = testApp();
const trio = { torch: '2.8.0', torchvision: '0.23.0', torchaudio: '2.8.0', cudaTag: 'cu128' };
const old = { torch: '2.1.0', torchvision: '0.16.0', torchaudio: '2.1.0', cudaTag: 'cu121' };

bracket(torchWheelMissing, {
  catches: [
    {
      title: 'a patch release that never was',
      draft: testDraft({ torch: { ...trio, torch: '2.8.2' } }),
      preset,
      severity: 'error',
      says: /Could not find a version that satisfies the requirement torch==2\.8\.2/,
    },
    {
      title: 'a CUDA tag the release was not built for',
      draft: testDraft({ torch: { ...trio, cudaTag: 'cu121' } }),
      preset,
      says: /2\.8\.0\+cu121 does not exist/,
    },
    {
      title: 'a Python the release has no wheels for',
      draft: testDraft({ torch: old }),
      preset,
      says: /on Python 3\.12 does not exist/,
    },
    {
      title: 'the same, before any Python was chosen',
      draft: { torch: { ...trio, torch: '2.8.2' } },
    },
    { title: 'a pin', draft: testDraft({ pins: ['torch==2.8.0+cu121'] }), preset },
  ],
  catchesNot: [
    { title: 'the real build', draft: testDraft({ torch: trio }), preset },
    { title: "the preset's own build", draft: testDraft(), preset },
    {
      title: 'a Python the old release has wheels for',
      draft: testDraft({ torch: old, python: { version: '3.11', provider: 'uv' } }),
      preset,
    },
    {
      title: 'a release newer than the Catalog',
      draft: testDraft({ torch: { ...trio, torch: '9.0.0' } }),
      preset,
    },
    { title: 'a real pin', draft: testDraft({ pins: ['torch==2.8.0+cu128'] }), preset },
    { title: 'nothing stated', draft: {} },
  ],
});

it.each([
  { gpu: gpus.ada, tag: 'cu126' },
  { gpu: gpus.blackwell, tag: 'cu128' },
])('keeps the version and takes the nearest tag with code for $gpu', ({ gpu, tag }) => {
  const draft = testDraft({ gpu, torch: { ...trio, cudaTag: 'cu121' } });
  const [hit] = torchWheelMissing.check(resolve(draft, preset, catalog));
  expect(hit?.fixes[0]?.patch.torch).toEqual({ ...trio, cudaTag: tag });
});

it('ends by each of its fixes, also where a pin asks for the same build', () => {
  const draft = testDraft({
    torch: { ...trio, torch: '2.8.2' },
    pins: ['torch==2.8.2+cu128', 'rich==13.7.0'],
  });
  const hits = torchWheelMissing.check(resolve(draft, preset, catalog));
  expect(hits.length).toBeGreaterThan(0);
  for (const { patch } of hits.flatMap(({ fixes }) => fixes)) {
    expect(patch.pins).toEqual(['rich==13.7.0']);
    expect(torchWheelMissing.check(resolve({ ...draft, ...patch }, preset, catalog))).toEqual([]);
  }
});
