import { flashAttnCompiles } from '../../../src/rules/packages/pw415-flash-attn-compiles.ts';
import { testApp, testDraft } from '../../support/package-plans.ts';
import { bracket } from '../../support/rule-cases.ts';

const trio = (torch: string, cudaTag: string) => ({ torch, torchvision: null, torchaudio: null, cudaTag });
const preset = testApp();

bracket(flashAttnCompiles, {
  catches: [
    {
      title: 'torch 2.10, for which a wheel may have come since',
      draft: testDraft({ pins: ['flash-attn==2.8.3'], torch: trio('2.10.0', 'cu128') }),
      preset,
      severity: 'warning',
      says: /torch 2\.10 with CUDA 12 \(as of 2026/,
    },
    {
      title: 'CUDA 13',
      draft: testDraft({ pins: ['flash-attn'], torch: trio('2.9.0', 'cu130') }),
      preset,
      says: /CUDA 13/,
    },
    {
      title: 'Python 3.12 with torch 2.1',
      draft: testDraft({ pins: ['flash-attn==2.7.4'], torch: trio('2.1.2', 'cu121') }),
      preset,
      says: /Python 3\.12/,
    },
    {
      title: "the preset's own, which only the preset can end",
      draft: testDraft({ torch: trio('2.10.0', 'cu128') }),
      preset: testApp({ installs: ['flash-attn==2.8.3'] }),
      says: /No other answer/,
    },
  ],
  catchesNot: [
    { title: '2.8.3 with torch 2.8 on 3.12', draft: testDraft({ pins: ['flash-attn==2.8.3'] }), preset },
    {
      title: '2.8.3 with torch 2.9 on 3.12, its one wheel for that torch',
      draft: testDraft({ pins: ['flash-attn==2.8.3'], torch: trio('2.9.0', 'cu128') }),
      preset,
    },
    { title: 'a release nobody knows', draft: testDraft({ pins: ['flash-attn==9.9'] }), preset },
    { title: 'none at all', draft: testDraft(), preset },
  ],
});
