import { machineCode } from '../../catalog/gpus.ts';
import { missingCode } from '../packages/missing-code.ts';
import { defineRule } from '../rule.ts';
import { archEvidence, noKernel } from './torch-code.ts';

export const noCode = defineRule({
  code: 'PW102',
  title: 'The torch to be installed has no code for this GPU',
  severity: 'error',
  reviewed: '2026-11-22',
  reads: ['gpu', 'torch', 'app', 'image', 'install', 'python'],
  imageIsItsTorch: true,
  page: {
    catches:
      'A GPU newer than the torch wheel that would be installed: above all Blackwell (sm_100, sm_103, sm_120) with torch before 2.7, or with any CUDA 11 or 12.6 build.',
    happens: `NVIDIA GeForce RTX 5090 with CUDA capability sm_120 is not compatible with the current PyTorch installation. Then: ${noKernel}`,
    why: 'A wheel holds machine code for some compute capabilities. It runs on the same major capability at an equal or higher minor, and on no other unless the wheel also carries PTX. The first wheels with Blackwell code are torch 2.7.0 built for CUDA 12.8.',
    fix: 'Take a torch build for CUDA 12.8 or newer, 2.7.0 or later, or a GPU of an older generation.',
    override: 'Only for a torch you built yourself with this architecture: --accept PW102="own build".',
    evidence: [
      ...archEvidence,
      {
        text: 'sm_120 reported as not compatible with older builds.',
        source: 'https://github.com/pytorch/pytorch/issues/150733',
      },
    ],
  },
  check: (situation) =>
    missingCode(
      situation,
      'gpu-too-new',
      ({ gpu, build }) =>
        `Because the ${gpu.name} is ${machineCode(gpu)} and torch ${build} was built before that generation, there is nothing in it that the card can run.`,
    ),
});
