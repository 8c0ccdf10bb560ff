import { torchcodecMissing } from '../../../src/rules/packages/pw422-torchcodec-missing.ts';
import { testApp, testDraft } from '../../support/package-plans.ts';
import { bracket } from '../../support/rule-cases.ts';

const newer = { torch: '2.9.0', torchvision: '0.24.0', torchaudio: '2.9.0', cudaTag: 'cu128' };
const accepts = { torch: { ...testApp().torch, accepts: '>=2.6' } };

bracket(torchcodecMissing, {
  catches: [
    {
      title: 'an app that asks for torchaudio, with 2.9',
      draft: testDraft({ torch: newer }),
      preset: testApp({ installs: ['torchaudio'] }, accepts),
      severity: 'warning',
      says: /torchcodec/,
    },
    {
      title: 'beside a vLLM that does not list it yet',
      draft: testDraft({ torch: newer }),
      preset: testApp({ installs: ['torchaudio', 'vllm==0.24.0'] }, accepts),
      severity: 'warning',
      says: /torchcodec/,
    },
  ],
  catchesNot: [
    { title: 'torchaudio 2.8', draft: testDraft(), preset: testApp({ installs: ['torchaudio'] }, accepts) },
    {
      title: 'torchcodec is there',
      draft: testDraft({ torch: newer }),
      preset: testApp({ installs: ['torchaudio', 'torchcodec'] }, accepts),
    },
    {
      title: 'vLLM, which lists torchcodec itself',
      draft: testDraft({ torch: newer }),
      preset: testApp({ installs: ['torchaudio', 'vllm'] }, accepts),
    },
    { title: 'an app without sound', draft: testDraft({ torch: newer }), preset: testApp({}, accepts) },
    {
      title: 'a torch the app refuses: PW411',
      draft: testDraft({ torch: newer }),
      preset: testApp({ installs: ['torchaudio'] }),
    },
  ],
});
