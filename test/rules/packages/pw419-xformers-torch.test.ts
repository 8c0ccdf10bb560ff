import { xformersTorch } from '../../../src/rules/packages/pw419-xformers-torch.ts';
import { testApp, testDraft } from '../../support/package-plans.ts';
import { bracket } from '../../support/rule-cases.ts';

const preset = testApp();
const nine = (cudaTag: string) => ({ torch: '2.9.0', torchvision: '0.24.0', torchaudio: '2.9.0', cudaTag });

bracket(xformersTorch, {
  catches: [
    {
      title: '0.0.31 with torch 2.8.0',
      draft: testDraft({ pins: ['xformers==0.0.31'] }),
      preset,
      severity: 'error',
      says: /was built for torch 2\.7\.1/,
    },
    {
      title: "the preset's own",
      draft: testDraft(),
      preset: testApp({ installs: ['xformers==0.0.29.post3'] }),
    },
    {
      title: '0.0.35, which takes torch 2.10 and newer, with torch 2.8.0',
      draft: testDraft({ pins: ['xformers==0.0.35'] }),
      preset,
      severity: 'error',
      says: /at least torch 2\.10\.0/,
    },
    {
      title: '0.0.33, which the package index has for CUDA 13, with torch 2.9.0 for CUDA 12',
      draft: testDraft({ pins: ['xformers==0.0.33'], torch: nine('cu128') }),
      preset,
      severity: 'warning',
      says: /can't load C\+\+\/CUDA extensions/,
    },
    {
      title: '0.0.33.post1 with torch 2.9.0 for CUDA 13',
      draft: testDraft({ pins: ['xformers==0.0.33.post1'], torch: nine('cu130') }),
      preset,
      severity: 'warning',
    },
  ],
  catchesNot: [
    {
      title: '0.0.33.post1 with torch 2.9.0 for CUDA 12.6, the same major',
      draft: testDraft({ pins: ['xformers==0.0.33.post1'], torch: nine('cu126') }),
      preset,
    },
    {
      title: '0.0.35 with torch 2.11',
      draft: testDraft({
        pins: ['xformers==0.0.35'],
        torch: { torch: '2.11.0', torchvision: '0.26.0', torchaudio: '2.11.0', cudaTag: 'cu128' },
      }),
      preset,
    },
    {
      title: '0.0.32.post2 with torch 2.8.0',
      draft: testDraft({ pins: ['xformers==0.0.32.post2'] }),
      preset,
    },
    { title: 'left open: pip finds the one that fits', draft: testDraft({ pins: ['xformers'] }), preset },
    { title: 'a release nobody knows', draft: testDraft({ pins: ['xformers==9.9'] }), preset },
  ],
});
