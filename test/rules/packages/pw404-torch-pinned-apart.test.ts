import { torchPinnedApart } from '../../../src/rules/packages/pw404-torch-pinned-apart.ts';
import { testApp, testDraft } from '../../support/package-plans.ts';
import { bracket } from '../../support/rule-cases.ts';

const preset = testApp();
const old = { torch: '2.1.1', torchvision: '0.16.1', torchaudio: '2.1.1', cudaTag: 'cu121' };

bracket(torchPinnedApart, {
  catches: [
    {
      title: 'a pin of another torch',
      draft: testDraft({ pins: ['torch==2.6.0'] }),
      preset,
      severity: 'error',
      says: /torch 2\.8\.0\+cu128 will be installed/,
    },
    {
      title: 'a pin of the same torch from another index',
      draft: testDraft({ pins: ['torch==2.8.0+cu126'] }),
      preset,
    },
    { title: 'a pin of another torchvision', draft: testDraft({ pins: ['torchvision==0.21.0'] }), preset },
    {
      title: 'a requirement of the preset under a torch of the plan',
      draft: testDraft({ torch: { ...old, cudaTag: 'cu121' } }),
      preset: testApp({ installs: ['torch>=2.6'] }),
    },
    {
      title: 'bitsandbytes 0.46 with torch 2.1',
      draft: testDraft({ torch: old }),
      preset: testApp({ constraints: ['bitsandbytes==0.46.1'] }),
      says: /asks for torch>=2\.2,<3, but torch 2\.1\.1/,
    },
  ],
  catchesNot: [
    {
      title: 'a pin of the same torch',
      draft: testDraft({ pins: ['torch==2.8.0', 'torchvision==0.23.0'] }),
      preset,
    },
    { title: 'with its own index', draft: testDraft({ pins: ['torch==2.8.0+cu128'] }), preset },
    { title: 'a range that admits it', draft: testDraft(), preset: testApp({ installs: ['torch>=2.0'] }) },
    {
      title: 'bitsandbytes 0.46 with torch 2.8',
      draft: testDraft(),
      preset: testApp({ constraints: ['bitsandbytes==0.46.1'] }),
    },
    {
      title: 'bitsandbytes 0.45.3 with torch 2.1',
      draft: testDraft({ torch: old }),
      preset: testApp({ constraints: ['bitsandbytes==0.45.3'] }),
    },
    { title: 'a torch that never was (PW401)', draft: testDraft({ pins: ['torch==2.8.2'] }), preset },
  ],
});
