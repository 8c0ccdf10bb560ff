import { numpy2 } from '../../../src/rules/packages/pw410-numpy-2.ts';
import { testApp, testDraft } from '../../support/package-plans.ts';
import { bracket } from '../../support/rule-cases.ts';

const old = { torch: '2.2.2', torchvision: '0.17.2', torchaudio: '2.2.2', cudaTag: 'cu121' };
const plain = testApp({ installs: ['numpy'] });
const opencv = testApp({ installs: ['opencv-python==4.8.1.78'] });
const accelerate = testApp({ installs: ['accelerate==0.33.0', 'opencv-python==4.8.1.78'] });

bracket(numpy2, {
  catches: [
    {
      title: 'torch 2.2.2',
      draft: testDraft({ torch: old }),
      preset: plain,
      severity: 'error',
      says: /Numpy is not available/,
    },
    { title: 'opencv-python 4.8.1.78', draft: testDraft(), preset: opencv, severity: 'warning' },
    {
      title: 'accelerate 0.33.0 with numpy forced up',
      draft: testDraft({ pins: ['numpy>=2'] }),
      preset: accelerate,
    },
  ],
  catchesNot: [
    { title: 'torch 2.2.2 with numpy 1', draft: testDraft({ torch: old, pins: ['numpy<2'] }), preset: plain },
    { title: 'torch 2.3', draft: testDraft({ torch: { ...old, torch: '2.3.0' } }), preset: plain },
    {
      title: 'opencv-python 4.10',
      draft: testDraft(),
      preset: testApp({ installs: ['opencv-python==4.10.0.84'] }),
    },
    { title: 'accelerate 0.33.0, which holds numpy back', draft: testDraft(), preset: accelerate },
    { title: 'torch 2.8 and numpy 2', draft: testDraft({ pins: ['numpy==2.0.0'] }), preset: plain },
  ],
});
