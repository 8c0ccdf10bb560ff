import { cudnn8 } from '../../../src/rules/packages/pw433-cudnn-8.ts';
import { testApp, testDraft } from '../../support/package-plans.ts';
import { bracket } from '../../support/rule-cases.ts';

const preset = testApp();
const pins = ['ctranslate2==4.4.0'];
const old = { torch: '2.3.1', torchvision: '0.18.1', torchaudio: '2.3.1', cudaTag: 'cu121' };

bracket(cudnn8, {
  catches: [
    {
      title: 'ctranslate2 4.4.0 with torch 2.8',
      draft: testDraft({ pins }),
      preset,
      severity: 'warning',
      says: /libcudnn_ops_infer\.so\.8/,
    },
    {
      title: 'held below 4.5 by the preset',
      draft: testDraft(),
      preset: testApp({ installs: ['ctranslate2==4.3.1'] }),
    },
  ],
  catchesNot: [
    { title: 'ctranslate2 4.5.0', draft: testDraft({ pins: ['ctranslate2==4.5.0'] }), preset },
    { title: 'ctranslate2 in any version', draft: testDraft({ pins: ['ctranslate2'] }), preset },
    { title: 'torch 2.3, which brings cuDNN 8', draft: testDraft({ pins, torch: old }), preset },
    {
      title: 'an image with a cuDNN 8 of its own',
      draft: testDraft({ pins, image: 'nvidia/cuda:12.1.1-cudnn8-devel-ubuntu22.04' }),
      preset,
    },
    { title: 'an image nobody knows', draft: testDraft({ pins, image: 'ghcr.io/me/mine:1' }), preset },
  ],
});
