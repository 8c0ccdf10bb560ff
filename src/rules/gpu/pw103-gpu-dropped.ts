import { machineCode } from '../../catalog/gpus.ts';
import { missingCode } from '../packages/missing-code.ts';
import { defineRule } from '../rule.ts';
import { archEvidence, noKernel } from './torch-code.ts';

export const gpuDropped = defineRule({
  code: 'PW103',
  title: 'The torch to be installed has dropped this old GPU',
  severity: 'error',
  reviewed: '2026-11-22',
  reads: ['gpu', 'torch', 'app', 'image', 'install', 'python'],
  imageIsItsTorch: true,
  page: {
    catches: 'A V100 (sm_70) or an older card with a torch wheel that no longer carries code for it.',
    happens: `Tesla V100 with CUDA capability sm_70 is not compatible with the current PyTorch installation. Then: ${noKernel}`,
    why: 'Newer wheels leave old generations out: Maxwell and Pascal are in no CUDA 12.8 or later build; Volta is missing from 2.7 with cu128, present again in 2.8 to 2.10, gone from 2.11 with cu128 and from every CUDA 13 build. The CUDA 12.6 wheels keep all of them up to 2.14.',
    fix: 'Take a cu126 build of torch, or a newer GPU.',
    override: 'Only for a torch you built yourself with this architecture: --accept PW103="own build".',
    evidence: [
      ...archEvidence,
      {
        text: 'V100 lost with newer wheels.',
        source: 'https://github.com/unslothai/unsloth/pull/5876',
      },
    ],
  },
  check: (situation) =>
    missingCode(
      situation,
      'gpu-dropped',
      ({ gpu, build }) =>
        `Because the ${gpu.name} is ${machineCode(gpu)} and torch ${build} starts with newer cards, there is nothing in it that this one can run.`,
    ),
});
