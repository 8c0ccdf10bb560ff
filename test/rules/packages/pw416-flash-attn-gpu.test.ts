import { flashAttnGpu } from '../../../src/rules/packages/pw416-flash-attn-gpu.ts';
import { testApp, testDraft } from '../../support/package-plans.ts';
import { gpus } from '../../support/plans.ts';
import { bracket } from '../../support/rule-cases.ts';

const preset = testApp();

bracket(flashAttnGpu, {
  catches: [
    {
      title: 'a V100',
      draft: testDraft({ gpu: gpus.volta, pins: ['flash-attn==2.8.3'] }),
      preset,
      severity: 'error',
      says: /only supports Ampere GPUs or newer/,
    },
    {
      title: '2.7.4 on Blackwell',
      draft: testDraft({ gpu: gpus.blackwell, pins: ['flash-attn==2.7.4.post1'] }),
      preset,
      says: /no kernel image/,
    },
  ],
  catchesNot: [
    {
      title: '2.8.3 on Blackwell',
      draft: testDraft({ gpu: gpus.blackwell, pins: ['flash-attn==2.8.3'] }),
      preset,
    },
    { title: 'an RTX 4090', draft: testDraft({ pins: ['flash-attn==2.7.4.post1'] }), preset },
    { title: 'a V100 without it', draft: testDraft({ gpu: gpus.volta }), preset },
  ],
});
