import { hostBeforeGpu } from '../../../src/rules/gpu/pw108-host-before-gpu.ts';
import { testApp, testDraft } from '../../support/package-plans.ts';
import { gpus } from '../../support/plans.ts';
import { bracket } from '../../support/rule-cases.ts';

bracket(hostBeforeGpu, {
  catches: [
    {
      title: 'an RTX 5090 on a host for CUDA 12.4',
      draft: testDraft({ gpu: gpus.blackwell, hostCuda: '12.4' }),
      preset: testApp(),
      severity: 'error',
      says: /does not know the RTX 5090/,
    },
    {
      title: 'a B300 on a host for CUDA 12.8',
      draft: testDraft({ gpu: 'NVIDIA B300 SXM6 AC', hostCuda: '12.8' }),
      preset: testApp(),
    },
  ],
  catchesNot: [
    {
      title: 'the same on 12.8',
      draft: testDraft({ gpu: gpus.blackwell, hostCuda: '12.8' }),
      preset: testApp(),
    },
    { title: 'an RTX 4090 on 12.4', draft: testDraft({ hostCuda: '12.4' }), preset: testApp() },
    { title: 'no filter stated', draft: testDraft({ gpu: gpus.blackwell }), preset: testApp() },
    { title: 'an old card', draft: testDraft({ gpu: gpus.volta, hostCuda: '12.1' }), preset: testApp() },
  ],
});
