import { hostCudaReaches } from '../../catalog/drivers.ts';
import { firstCuda, machineCode } from '../../catalog/gpus.ts';
import { otherGpus } from '../fixes.ts';
import { defineRule } from '../rule.ts';

export const hostBeforeGpu = defineRule({
  code: 'PW108',
  title: "The host's driver is older than this GPU",
  severity: 'error',
  reviewed: '2026-11-22',
  reads: ['hostCuda', 'gpu'],
  page: {
    catches: 'A CUDA filter below the first CUDA version whose driver knows the GPU: 12.8 for Blackwell.',
    happens: 'No devices were found',
    why: 'A driver knows the cards that were on the market when it was made. Blackwell came with CUDA 12.8 and driver 570, so no host with such a card runs an older one: a filter below that finds hosts that cannot work, or none.',
    fix: 'Set the CUDA filter to 12.8 or newer.',
    override: 'Sound if you have seen nvidia-smi list the card on this host: --accept PW108="seen on DATE".',
    evidence: [
      {
        text: 'CUDA 12.8 is the first toolkit with sm_100 and sm_120, and its driver is 570.26; that older drivers do not know the cards is inferred from it.',
        source: 'NVIDIA CUDA Toolkit release notes, as transcribed in rice8y/torch-check@3a083d5d',
      },
      {
        text: 'Hosts at CUDA 12.4 while the RTX 5090 needs 12.8.',
        source: 'https://github.com/ashleykleynhans/a1111-docker/issues/11',
      },
    ],
  },
  check: (situation) => {
    const { draft, gpu } = situation;
    const stated = draft.hostCuda ?? null;
    const first = gpu === null ? null : firstCuda(gpu);
    // Older cards than the CUDA versions one can filter for are no question.
    if (gpu === null || stated === null || first === null || hostCudaReaches(stated, first)) return [];
    return [
      {
        field: 'hostCuda',
        message: `A driver for CUDA ${stated} does not know the ${gpu.name} (${machineCode(gpu)}): such a host finds no GPU.`,
        error: 'No devices were found',
        why: `Because CUDA ${first} is the first version with code for ${machineCode(gpu)}, drivers made before it do not know the card.`,
        fixes: [
          { label: `set the CUDA filter to ${first} or newer`, patch: { hostCuda: first } },
          ...otherGpus(situation, (other) => {
            const needs = firstCuda(other);
            const fits = (other.vramGb ?? 0) >= (situation.preset?.vram.minimumGb ?? 0);
            return other.vendor === 'NVIDIA' && fits && (needs === null || hostCudaReaches(stated, needs));
          }),
        ],
      },
    ];
  },
});
