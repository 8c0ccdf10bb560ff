import { torchNotAccepted } from '../../../src/rules/packages/pw411-torch-not-accepted.ts';
import { testApp, testDraft } from '../../support/package-plans.ts';
import { bracket } from '../../support/rule-cases.ts';

const preset = testApp();
const trio = { torch: '2.8.0', torchvision: '0.23.0', torchaudio: '2.8.0', cudaTag: 'cu128' };

bracket(torchNotAccepted, {
  catches: [
    {
      title: 'a torch above what the preset accepts',
      draft: testDraft({
        torch: { torch: '2.9.0', torchvision: '0.24.0', torchaudio: '2.9.0', cudaTag: 'cu128' },
      }),
      preset,
      severity: 'error',
      says: /outside what Test app accepts \(>=2\.6,<2\.9\)/,
    },
    {
      title: 'one below',
      draft: testDraft({
        torch: { torch: '2.5.1', torchvision: '0.20.1', torchaudio: '2.5.1', cudaTag: 'cu124' },
      }),
      preset,
    },
  ],
  catchesNot: [
    { title: 'one within', draft: testDraft({ torch: trio }), preset },
    { title: 'none of the plan', draft: testDraft({ torch: null }), preset },
    { title: 'no app', draft: { torch: { ...trio, torch: '2.9.0' } } },
  ],
});
