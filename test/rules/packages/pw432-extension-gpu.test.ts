import { extensionGpu } from '../../../src/rules/packages/pw432-extension-gpu.ts';
import { testApp, testDraft } from '../../support/package-plans.ts';
import { gpus } from '../../support/plans.ts';
import { bracket } from '../../support/rule-cases.ts';

const preset = testApp();
const turing = 'Tesla T4';

bracket(extensionGpu, {
  catches: [
    {
      title: 'bitsandbytes 0.46.1 for CUDA 12.8 on a V100',
      draft: testDraft({ gpu: gpus.volta, pins: ['bitsandbytes==0.46.1'] }),
      preset,
      severity: 'error',
      says: /begins with sm_75 and has no code for the V100/,
    },
    {
      title: 'xformers 0.0.32.post2 on a V100',
      draft: testDraft({ gpu: gpus.volta, pins: ['xformers==0.0.32.post2'] }),
      preset,
    },
  ],
  catchesNot: [
    {
      title: 'bitsandbytes 0.47.0, which has sm_70 again',
      draft: testDraft({ gpu: gpus.volta, pins: ['bitsandbytes==0.47.0'] }),
      preset,
    },
    {
      title: 'the library of 0.46.1 for CUDA 12.6, of which nothing is recorded',
      draft: testDraft({
        gpu: gpus.volta,
        pins: ['bitsandbytes==0.46.1'],
        torch: { torch: '2.8.0', torchvision: '0.23.0', torchaudio: '2.8.0', cudaTag: 'cu126' },
      }),
      preset,
    },
    {
      title: 'bitsandbytes 0.46.1 on a T4',
      draft: testDraft({ gpu: turing, pins: ['bitsandbytes==0.46.1'] }),
      preset,
    },
    {
      title: 'xformers 0.0.30 on a V100',
      draft: testDraft({ gpu: gpus.volta, pins: ['xformers==0.0.30'] }),
      preset,
    },
    {
      title: 'xformers 0.0.32.post2 on a T4',
      draft: testDraft({ gpu: turing, pins: ['xformers==0.0.32.post2'] }),
      preset,
    },
  ],
});
