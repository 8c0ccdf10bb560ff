import type { TorchTrio } from '../../../src/plan/values.ts';
import { driverMajor } from '../../../src/rules/gpu/pw106-driver-major.ts';
import { gpus, images } from '../../support/plans.ts';
import { bracket } from '../../support/rule-cases.ts';

const cu130: TorchTrio = { torch: '2.9.0', torchvision: '0.24.0', torchaudio: '2.9.0', cudaTag: 'cu130' };

bracket(driverMajor, {
  catches: [
    {
      title: 'a cu130 build on a 12.8 host',
      draft: { app: 'small', gpu: gpus.ada, image: images.usual, torch: cu130, hostCuda: '12.8' },
      severity: 'error',
      says: /driver on your system is too old \(found version 12080\)/,
    },
    {
      title: 'a cu130 build behind a 12.8 gate, host not stated',
      draft: { gpu: gpus.ada, image: images.usual, torch: cu130 },
      severity: 'warning',
      says: /580/,
    },
    {
      title: 'a cu130 build in an image that asks for no CUDA and starts anywhere',
      draft: { gpu: gpus.ada, image: 'runpod/base:1.0.7-ubuntu2404', torch: cu130 },
      severity: 'warning',
      says: /starts anywhere/,
    },
  ],
  catchesNot: [
    {
      title: 'a cu128 build in an image that asks for no CUDA',
      draft: { gpu: gpus.ada, image: 'runpod/base:1.0.7-ubuntu2404', torch: { ...cu130, cudaTag: 'cu128' } },
    },
    {
      title: 'the same image on a host with CUDA 13.0',
      draft: { gpu: gpus.ada, image: 'runpod/base:1.0.7-ubuntu2404', torch: cu130, hostCuda: '13.0' },
    },
    {
      title: 'a host with CUDA 13.0',
      draft: { gpu: gpus.ada, image: images.usual, torch: cu130, hostCuda: '13.0' },
    },
    {
      title: 'an image that starts only on CUDA 13 hosts',
      draft: { gpu: gpus.ada, image: 'runpod/pytorch:1.0.5-cu1300-torch260-ubuntu2404', torch: cu130 },
    },
    {
      title: 'cu129 on a 12.4 host: same major',
      draft: { gpu: gpus.ada, image: images.old, torch: { ...cu130, cudaTag: 'cu129' }, hostCuda: '12.4' },
    },
    {
      title: 'an unknown image on an unknown host',
      draft: { gpu: gpus.ada, image: 'me/mine:1', torch: cu130 },
    },
  ],
});
