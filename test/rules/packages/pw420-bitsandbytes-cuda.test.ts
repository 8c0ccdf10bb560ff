import { bitsandbytesCuda } from '../../../src/rules/packages/pw420-bitsandbytes-cuda.ts';
import { testApp, testDraft } from '../../support/package-plans.ts';
import { bracket } from '../../support/rule-cases.ts';

const preset = testApp();
const cuda13 = { torch: '2.9.0', torchvision: '0.24.0', torchaudio: '2.9.0', cudaTag: 'cu130' };

bracket(bitsandbytesCuda, {
  catches: [
    {
      title: '0.45.0 with cu128',
      draft: testDraft({ pins: ['bitsandbytes==0.45.0'] }),
      preset,
      severity: 'error',
      says: /libbitsandbytes_cuda128\.so/,
    },
    {
      title: '0.46.1 with cu130',
      draft: testDraft({ pins: ['bitsandbytes==0.46.1'], torch: cuda13 }),
      preset,
    },
  ],
  catchesNot: [
    { title: '0.45.4 with cu128', draft: testDraft({ pins: ['bitsandbytes==0.45.4'] }), preset },
    { title: '0.46.1 with cu128', draft: testDraft({ pins: ['bitsandbytes==0.46.1'] }), preset },
    {
      title: '0.48.1 with cu130',
      draft: testDraft({ pins: ['bitsandbytes==0.48.1'], torch: cuda13 }),
      preset,
    },
    {
      title: '0.50, which takes another of the same major',
      draft: testDraft({
        pins: ['bitsandbytes==0.50.0'],
        torch: { ...cuda13, torch: '2.8.0', cudaTag: 'cu129' },
      }),
      preset,
    },
    { title: 'left open', draft: testDraft({ pins: ['bitsandbytes'] }), preset },
  ],
});
