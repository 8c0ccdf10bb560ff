import { torchPartnerMissing } from '../../../src/rules/packages/pw402-torch-partner-missing.ts';
import { testApp, testDraft } from '../../support/package-plans.ts';
import { bracket } from '../../support/rule-cases.ts';

const preset = testApp();
const trio = { torch: '2.8.0', torchvision: '0.23.0', torchaudio: '2.8.0', cudaTag: 'cu128' };

bracket(torchPartnerMissing, {
  catches: [
    {
      title: 'a torchvision that never was',
      draft: testDraft({ torch: { ...trio, torchvision: '0.19.2' } }),
      preset,
      severity: 'error',
      says: /torchvision==0\.19\.2/,
    },
    {
      title: 'beside a torch that never was either',
      draft: testDraft({
        torch: { torch: '2.8.2', torchvision: '0.19.2', torchaudio: null, cudaTag: 'cu121' },
      }),
      preset,
    },
    {
      title: 'a torchaudio that never was',
      draft: testDraft({ torch: { ...trio, torchaudio: '2.8.2' } }),
      preset,
      says: /torchaudio==2\.8\.2/,
    },
    { title: 'a pin', draft: testDraft({ pins: ['torchvision==0.19.2+cu121'] }), preset },
  ],
  catchesNot: [
    { title: 'the real partners', draft: testDraft({ torch: trio }), preset },
    {
      title: 'a real one of another torch (PW403)',
      draft: testDraft({ torch: { ...trio, torchvision: '0.19.1' } }),
      preset,
    },
    { title: 'none', draft: testDraft({ torch: { ...trio, torchvision: null, torchaudio: null } }), preset },
    {
      title: 'one newer than the Catalog',
      draft: testDraft({ torch: { ...trio, torchvision: '9.0.0', torchaudio: '9.0.0' } }),
      preset,
    },
  ],
});
