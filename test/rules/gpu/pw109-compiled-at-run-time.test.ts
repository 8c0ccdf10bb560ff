import { compiledAtRunTime } from '../../../src/rules/gpu/pw109-compiled-at-run-time.ts';
import { testApp, testDraft } from '../../support/package-plans.ts';
import { bracket } from '../../support/rule-cases.ts';

const b300 = 'NVIDIA B300 SXM6 AC';

bracket(compiledAtRunTime, {
  catches: [
    {
      title: 'a B300 with cu128',
      draft: testDraft({ gpu: b300 }),
      preset: testApp(),
      severity: 'warning',
      says: /compiles at run time/,
    },
  ],
  catchesNot: [
    {
      title: 'a B300 with cu129',
      draft: testDraft({
        gpu: b300,
        torch: { torch: '2.8.0', torchvision: '0.23.0', torchaudio: '2.8.0', cudaTag: 'cu129' },
      }),
      preset: testApp(),
    },
    { title: 'a B200 with cu128', draft: testDraft({ gpu: 'NVIDIA B200' }), preset: testApp() },
    {
      title: 'a build without any code for the card, which PW102 tells',
      draft: testDraft({
        gpu: b300,
        torch: { torch: '2.6.0', torchvision: '0.21.0', torchaudio: '2.6.0', cudaTag: 'cu124' },
      }),
      preset: testApp(),
    },
  ],
});
