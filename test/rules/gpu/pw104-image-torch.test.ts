import { imageTorch } from '../../../src/rules/gpu/pw104-image-torch.ts';
import { gpus, images } from '../../support/plans.ts';
import { bracket } from '../../support/rule-cases.ts';
import { smallPreset, smallPresetWith } from '../../support/small-preset.ts';

bracket(imageTorch, {
  catches: [
    {
      title: 'a venv that sees the image',
      draft: { app: 'small', gpu: gpus.blackwell, image: images.old, install: 'venv-system-site' },
      severity: 'error',
      says: /no kernel image is available for execution on the device/,
    },
    {
      title: 'its own torch in a venv: only outside it nothing runs',
      draft: { app: 'small', gpu: gpus.blackwell, image: images.old, install: 'venv' },
      severity: 'warning',
      says: /outside its venv/,
    },
    {
      title: 'strategy not stated: the default brings its own',
      draft: { app: 'small', gpu: gpus.blackwell, image: images.old },
      severity: 'warning',
    },
    {
      title: 'before any app is chosen',
      draft: { gpu: gpus.blackwell, image: images.old },
      severity: 'warning',
    },
    {
      title: 'a CUDA 13 image with a torch 2.6 in it',
      draft: { gpu: gpus.blackwell, image: 'runpod/pytorch:1.0.5-cu1300-torch260-ubuntu2404' },
      says: /2\.6\.0\+cu126/,
    },
  ],
  catchesNot: [
    { title: 'an image with Blackwell code', draft: { gpu: gpus.blackwell, image: images.usual } },
    { title: 'an Ada card', draft: { gpu: gpus.ada, image: images.old } },
    { title: 'an image without torch', draft: { gpu: gpus.blackwell, image: images.bare } },
    {
      title: 'a torch that the preset replaces',
      draft: { app: 'small', gpu: gpus.blackwell, image: images.old, install: 'venv-system-site' },
      preset: smallPresetWith({ torch: { ...smallPreset.torch, accepts: '>=2.7' } }),
    },
    {
      title: 'a Python that does not hold it',
      draft: {
        gpu: gpus.blackwell,
        image: images.old,
        install: 'venv-system-site',
        python: { version: '3.10', provider: 'uv' },
      },
    },
  ],
});
