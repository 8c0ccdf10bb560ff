import { vram } from '../../../src/rules/gpu/pw101-vram.ts';
import { gpus } from '../../support/plans.ts';
import { bracket } from '../../support/rule-cases.ts';
import { smallPreset, smallPresetWith } from '../../support/small-preset.ts';

const byHand = smallPresetWith({
  vram: { ...smallPreset.vram, belowMinimum: { fromGb: 8, summary: 'Swap blocks', source: 'test' } },
});

bracket(vram, {
  catches: [
    {
      title: '6 GB for an app that needs 12',
      draft: { app: 'small', gpu: gpus.small },
      severity: 'error',
      says: /has 6 GB; Small needs at least 12 GB/,
    },
    {
      title: '16 GB, which only the saving tier fits',
      draft: { app: 'small', gpu: 'NVIDIA RTX A4000' },
      severity: 'info',
      says: /Slowly/,
    },
    {
      title: '8 GB, with which it was run by hand',
      draft: { app: 'small', gpu: 'NVIDIA GeForce RTX 3070' },
      preset: byHand,
      severity: 'warning',
      says: /It was run with less like this: Swap blocks/,
    },
    {
      title: 'less than it was ever run with',
      draft: { app: 'small', gpu: gpus.small },
      preset: byHand,
      severity: 'error',
    },
  ],
  catchesNot: [
    { title: '20 GB, exactly the upper tier', draft: { app: 'small', gpu: 'NVIDIA RTX A4500' } },
    { title: 'no app yet', draft: { gpu: gpus.small } },
    { title: 'a GPU whose memory nobody knows', draft: { app: 'small', gpu: 'NVIDIA A5000 Ada' } },
  ],
});
