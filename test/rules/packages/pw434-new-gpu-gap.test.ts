import { newGpuGap } from '../../../src/rules/packages/pw434-new-gpu-gap.ts';
import { gpus } from '../../support/plans.ts';
import { bracket } from '../../support/rule-cases.ts';
import { smallPreset, smallPresetWith } from '../../support/small-preset.ts';

const shared = {
  app: 'small',
  gpu: gpus.blackwell,
  image: 'runpod/pytorch:1.2.0-cu1281-torch2130-ubuntu2404',
  install: 'venv-system-site',
  python: { version: '3.12', provider: 'image' },
} as const;
const any = smallPresetWith({ torch: { ...smallPreset.torch, accepts: '>=2' } });
const own = (torch: string, cudaTag: string) => ({ torch, torchvision: '0.28.0', torchaudio: null, cudaTag });

bracket(newGpuGap, {
  catches: [
    {
      title: 'torchvision of a cu129 torch 2.13 in the image',
      draft: shared,
      preset: any,
      says: /torchvision/,
    },
    {
      title: 'the same as a torch of its own',
      draft: { app: 'small', gpu: gpus.blackwell, torch: own('2.12.1', 'cu129') },
    },
    {
      title: 'sageattention 1 on an RTX 50',
      draft: { app: 'small', gpu: gpus.blackwell, pins: ['sageattention==1.0.6'] },
      says: /sageattention 1\.0\.6/,
    },
  ],
  catchesNot: [
    { title: 'an Ada card', draft: { ...shared, gpu: gpus.ada }, preset: any },
    { title: 'the cu130 build', draft: { app: 'small', gpu: gpus.blackwell, torch: own('2.13.0', 'cu130') } },
    {
      title: 'a torch before, whose torchvision has Blackwell',
      draft: { ...shared, image: 'runpod/pytorch:1.2.0-cu1281-torch291-ubuntu2404' },
      preset: any,
    },
    {
      title: 'no torchvision',
      draft: { app: 'small', gpu: gpus.blackwell, torch: { ...own('2.13.0', 'cu129'), torchvision: null } },
    },
    {
      title: 'sageattention 2',
      draft: { app: 'small', gpu: gpus.blackwell, pins: ['sageattention==2.2.0'] },
    },
    {
      title: 'sageattention 1 on Ada',
      draft: { app: 'small', gpu: gpus.ada, pins: ['sageattention==1.0.6'] },
    },
  ],
});
