import type { Gpu } from '../../catalog/types.ts';
import type { Resolved } from '../../resolve/resolve.ts';
import { otherGpus, otherImages } from '../fixes.ts';
import { defineRule, type Hit } from '../rule.ts';

export const gpuVendor = defineRule({
  code: 'PW107',
  title: 'The software is made for the GPUs of another vendor',
  severity: 'error',
  reviewed: '2026-11-22',
  reads: ['gpu', 'image', 'app', 'torch', 'install', 'python'],
  page: {
    catches: 'An AMD GPU with a CUDA image or a CUDA build of torch, and an NVIDIA GPU with a ROCm image.',
    happens:
      'RuntimeError: Found no NVIDIA driver on your system. Please check that you have an NVIDIA GPU and installed a driver',
    why: 'CUDA images and wheels need an NVIDIA driver, which a host with AMD GPUs does not have; ROCm images need an AMD one.',
    fix: 'Rent an NVIDIA GPU, or take an image (and an app) made for ROCm.',
    override: 'Hardly ever sound; for an app that does not use the GPU: --accept PW107="runs on the CPU".',
    evidence: [
      {
        text: 'The cloud rents AMD Instinct cards beside NVIDIA ones.',
        source: 'runpod/docs@a900806 references/gpu-types.mdx',
      },
      {
        text: 'CUDA and ROCm are separate families of images.',
        source: 'runpod/containers@6990d37 official-templates/base/docker-bake.hcl, official-templates/rocm',
      },
    ],
  },
  check: (situation) => {
    const { gpu } = situation;
    return gpu === null ? [] : [...againstImage(situation, gpu), ...againstTorch(situation, gpu)];
  },
});

function againstImage(situation: Resolved, gpu: Gpu): readonly Hit[] {
  const vendor = situation.image?.vendor ?? null;
  // A CPU image carries neither; an app may still bring its own.
  if (vendor === null || vendor === 'CPU' || vendor === gpu.vendor) return [];
  const kind = vendor === 'NVIDIA' ? 'CUDA' : 'ROCm';
  return [
    {
      field: 'image',
      involves: ['gpu', 'image'],
      brief: `an ${gpu.vendor} card`,
      message: `The ${gpu.name} is an ${gpu.vendor} card, and the image is made for ${kind}: the app finds no usable GPU.`,
      error: vendor === 'NVIDIA' ? 'Found no NVIDIA driver on your system.' : 'No HIP GPUs are available',
      why: `Because a ${kind} image needs an ${vendor} driver and the host of this card has none.`,
      fixes: [
        ...otherImages(situation, (image) => image.vendor === gpu.vendor),
        ...otherGpus(situation, (other) => other.vendor === vendor && hasRoom(situation, other)),
      ],
    },
  ];
}

function againstTorch(situation: Resolved, gpu: Gpu): readonly Hit[] {
  const { torch, draft } = situation;
  if (gpu.vendor !== 'AMD' || torch === null || torch.cudaTag === null || torch.from === 'image') return [];
  return [
    {
      field: 'gpu',
      involves: draft.torch ? ['gpu', 'torch'] : ['gpu', 'app'],
      brief: 'an AMD card',
      message: `The ${gpu.name} is an AMD card, and the app installs torch for CUDA (${torch.cudaTag}): it finds no usable GPU.`,
      error: 'Found no NVIDIA driver on your system.',
      why: 'Because a CUDA wheel needs an NVIDIA driver and the host of this card has none.',
      fixes: otherGpus(situation, (other) => other.vendor === 'NVIDIA' && hasRoom(situation, other)),
    },
  ];
}

function hasRoom({ preset }: Resolved, gpu: Gpu): boolean {
  return preset === null || (gpu.vramGb ?? 0) >= preset.vram.minimumGb;
}
