import { imageTorchReplaced } from '../../../src/rules/packages/pw405-image-torch-replaced.ts';
import { testApp, testDraft } from '../../support/package-plans.ts';
import { images } from '../../support/plans.ts';
import { bracket } from '../../support/rule-cases.ts';

const preset = testApp();
const pin = testApp({ installs: ['bitsandbytes==0.50.0'] }, { torch: { ...preset.torch, accepts: '>=2.0' } });
const onOld = {
  image: images.old,
  python: { version: '3.11', provider: 'image' },
  install: 'venv-system-site',
} as const;
const other = { torch: '2.6.0', torchvision: '0.21.0', torchaudio: '2.6.0', cudaTag: 'cu124' };

bracket(imageTorchReplaced, {
  catches: [
    {
      title: "an image's torch that the preset does not accept",
      draft: testDraft(onOld),
      preset,
      severity: 'warning',
      says: /torch 2\.4\.0, but Test app needs torch 2\.8\.0/,
    },
    {
      title: 'a nightly, whose exact version nobody knows and pip takes for no release',
      draft: testDraft({
        ...onOld,
        image: 'runpod/pytorch:2.8.0-py3.11-cuda12.8.1-cudnn-devel-ubuntu22.04',
      }),
      preset,
      severity: 'warning',
      says: /a nightly/,
    },
    { title: 'the system strategy', draft: testDraft({ ...onOld, install: 'system' }), preset },
    {
      title: 'a torch of the plan over that of the image',
      draft: testDraft({ install: 'venv-system-site', torch: other }),
      preset,
    },
    {
      title: "a pin that the image's torch does not meet",
      draft: testDraft({ ...onOld, pins: ['torch==2.6.0'] }),
      preset: pin,
      severity: 'error',
      says: /torch==2\.6\.0 needs torch==2\.6\.0, but venv-system-site takes the image's torch 2\.4\.0/,
    },
  ],
  catchesNot: [
    { title: 'a plain venv', draft: testDraft({ ...onOld, install: 'venv' }), preset },
    {
      title: "an image's torch that the preset accepts",
      draft: testDraft({ install: 'venv-system-site' }),
      preset,
    },
    { title: "bitsandbytes that accepts the image's torch", draft: testDraft(onOld), preset: pin },
    {
      title: "uv's Python, which sees nothing of the image",
      draft: testDraft({ ...onOld, python: { version: '3.11', provider: 'uv' } }),
      preset,
    },
    {
      title: 'an interpreter without torch',
      draft: testDraft({ ...onOld, image: images.jammy, python: { version: '3.10', provider: 'image' } }),
      preset,
    },
    { title: 'no strategy chosen yet', draft: { app: 'test-app', image: images.old }, preset },
  ],
});
