import { gpuVendor } from '../../../src/rules/gpu/pw107-gpu-vendor.ts';
import { gpus, images } from '../../support/plans.ts';
import { bracket } from '../../support/rule-cases.ts';

const rocm = 'runpod/base:1.0.7-rocm644-ubuntu2404-py312-pytorch271';

bracket(gpuVendor, {
  catches: [
    {
      title: 'AMD card, CUDA image',
      draft: { gpu: gpus.amd, image: images.usual },
      severity: 'error',
      says: /made for CUDA/,
    },
    {
      title: 'NVIDIA card, ROCm image',
      draft: { gpu: gpus.ada, image: rocm },
      severity: 'error',
      says: /made for ROCm/,
    },
    { title: 'AMD card, app with a CUDA torch', draft: { app: 'small', gpu: gpus.amd }, says: /cu126/ },
  ],
  catchesNot: [
    { title: 'NVIDIA card, CUDA image', draft: { app: 'small', gpu: gpus.ada, image: images.usual } },
    { title: 'AMD card, ROCm image', draft: { gpu: gpus.amd, image: rocm } },
    { title: 'an image nobody knows', draft: { gpu: gpus.amd, image: 'ghcr.io/me/mine:1' } },
  ],
});
