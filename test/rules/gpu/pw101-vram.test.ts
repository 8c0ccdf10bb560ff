import { vram } from '../../../src/rules/gpu/pw101-vram.ts';
import { gpus } from '../../support/plans.ts';
import { bracket } from '../../support/rule-cases.ts';

bracket(vram, {
  catches: [
    {
      title: '8 GB for an app that needs 12',
      draft: { app: 'small', gpu: gpus.small },
      severity: 'error',
      says: /has 8 GB; Small needs at least 12 GB/,
    },
    {
      title: '16 GB, which only the saving tier fits',
      draft: { app: 'small', gpu: 'NVIDIA RTX A4000' },
      severity: 'info',
      says: /Slowly/,
    },
  ],
  catchesNot: [
    { title: '20 GB, exactly the upper tier', draft: { app: 'small', gpu: 'NVIDIA RTX A4500' } },
    { title: 'no app yet', draft: { gpu: gpus.small } },
    { title: 'a GPU whose memory nobody knows', draft: { app: 'small', gpu: 'NVIDIA A5000 Ada' } },
  ],
});
