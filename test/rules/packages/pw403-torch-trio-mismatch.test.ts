import { torchTrioMismatch } from '../../../src/rules/packages/pw403-torch-trio-mismatch.ts';
import { testApp, testDraft } from '../../support/package-plans.ts';
import { bracket } from '../../support/rule-cases.ts';

const preset = testApp();
const trio = { torch: '2.8.0', torchvision: '0.23.0', torchaudio: '2.8.0', cudaTag: 'cu128' };

bracket(torchTrioMismatch, {
  catches: [
    {
      title: 'the torchvision of torch 2.4',
      draft: testDraft({ torch: { ...trio, torchvision: '0.19.1' } }),
      preset,
      severity: 'error',
      says: /Cannot install torch==2\.8\.0 and torchvision==0\.19\.1/,
    },
    {
      title: 'the torchaudio of torch 2.6',
      draft: testDraft({ torch: { ...trio, torchaudio: '2.6.0' } }),
      preset,
      says: /torchaudio 2\.6\.0 does not belong to torch 2\.8\.0/,
    },
    {
      title: 'torchaudio 2.10, the last that is tied to its torch',
      draft: testDraft({
        torch: { torch: '2.9.1', torchvision: '0.24.1', torchaudio: '2.10.0', cudaTag: 'cu128' },
      }),
      preset,
    },
  ],
  catchesNot: [
    {
      title: 'torchaudio 2.11, which is tied to none, with torch 2.10',
      draft: testDraft({
        torch: { torch: '2.10.0', torchvision: '0.25.0', torchaudio: '2.11.0', cudaTag: 'cu128' },
      }),
      preset,
    },
    { title: 'partners', draft: testDraft({ torch: trio }), preset },
    {
      title: 'torch 2.13, whose torchaudio is still 2.11',
      draft: testDraft({
        torch: { torch: '2.13.0', torchvision: '0.28.0', torchaudio: '2.11.0', cudaTag: 'cu130' },
      }),
      preset,
    },
    {
      title: 'torch alone',
      draft: testDraft({ torch: { ...trio, torchvision: null, torchaudio: null } }),
      preset,
    },
    {
      title: 'a torchvision that does not exist (PW402)',
      draft: testDraft({ torch: { ...trio, torchvision: '0.19.2' } }),
      preset,
    },
  ],
});
