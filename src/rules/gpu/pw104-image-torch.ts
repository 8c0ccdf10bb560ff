import { machineCode } from '../../catalog/gpus.ts';
import type { Gpu, Image } from '../../catalog/types.ts';
import { isRelease } from '../../packaging/versions.ts';
import { seesImagePackages } from '../../plan/values.ts';
import { acceptsTorch } from '../../presets/needs.ts';
import { presetBuild, type Resolved } from '../../resolve/resolve.ts';
import { otherImages } from '../fixes.ts';
import { defineRule, type Fix } from '../rule.ts';
import { archEvidence, fitOf, nameOf, noCodeError, noKernel } from './torch-code.ts';

export const imageTorch = defineRule({
  code: 'PW104',
  title: "The image's torch has no code for this GPU",
  severity: 'error',
  reviewed: '2026-11-22',
  reads: ['image', 'gpu', 'install', 'torch', 'python', 'app'],
  page: {
    catches:
      'An image whose own torch cannot run on the GPU: an error where the app would use that torch, a warning where it brings its own in a virtual environment.',
    happens: `NVIDIA GeForce RTX 5090 with CUDA capability sm_120 is not compatible with the current PyTorch installation. Then: ${noKernel}`,
    why: 'What counts is the torch in the image, not the CUDA version in its tag: even an image named cu1300-torch260 holds a torch 2.6 built for CUDA 12.6, without Blackwell code.',
    fix: "Install the app's own torch in a virtual environment, or take an image whose torch has code for the card.",
    override:
      'Sound if your script replaces the torch of the image before it is used: --accept PW104="torch is replaced by …".',
    evidence: [
      ...archEvidence,
      {
        text: 'The image builder itself keeps Blackwell machines away from its torch 2.6 images and older.',
        source: 'runpod/containers@6990d37 tests/README.md',
      },
    ],
  },
  check: (situation) => {
    const { catalog, gpu, image } = situation;
    const own = image?.torch ?? null;
    if (gpu === null || image === null || own === null || image.vendor === 'AMD') return [];
    const fit = fitOf(catalog, own, gpu);
    if (fit !== 'gpu-too-new' && fit !== 'gpu-dropped') return [];
    const role = roleOf(situation, own.version);
    if (role === 'replaced') return [];
    const age = fit === 'gpu-too-new' ? 'newer than that build' : 'older than the cards that build is for';
    if (role === 'beside') {
      return [
        {
          severity: 'warning',
          field: 'image',
          involves: ['image', 'gpu', 'install'],
          message: `The torch ${nameOf(own)} of this image has no code for the ${gpu.name} (${machineCode(gpu)}). The app brings its own; outside its venv nothing of torch runs on this card.`,
          error: noCodeError(gpu, machineCode(gpu) ?? ''),
          why: `Because the ${gpu.name} is ${age}, the image's torch is of no use on it, whatever CUDA its tag names.`,
          fixes: imagesFor(situation, gpu),
        },
      ];
    }
    return [
      {
        field: 'image',
        involves: ['image', 'gpu', 'install'],
        message: `The torch ${nameOf(own)} of this image has no code for the ${gpu.name} (${machineCode(gpu)}): an app that uses it fails at its first computation.`,
        error: noCodeError(gpu, machineCode(gpu) ?? ''),
        why: `Because the ${gpu.name} is ${age}, the image's torch is of no use on it, whatever CUDA its tag names.`,
        fixes: [...ownTorch(situation, gpu), ...imagesFor(situation, gpu)],
      },
    ];
  },
});

/**
 * What becomes of the image's torch: the app uses it, or has its own beside it, or puts its own in its place.
 * A strategy that nobody stated is the one that will be taken.
 */
function roleOf({ draft, preset, python }: Resolved, version: string): 'used' | 'beside' | 'replaced' {
  // An app without torch has no use for any.
  if (preset?.torch === null) return 'replaced';
  const install = draft.install ?? preset?.install.default ?? 'venv';
  if (!seesImagePackages(install)) return 'beside';
  if (draft.torch) return 'replaced';
  if (python !== null && python.interpreter?.hasTorch !== true) return 'replaced';
  const isAccepted = preset === null || (isRelease(version) && acceptsTorch(preset, version));
  return isAccepted ? 'used' : 'replaced';
}

function ownTorch({ catalog, preset }: Resolved, gpu: Gpu): readonly Fix[] {
  if (preset === null)
    return [{ label: "install the app's own torch in a venv", patch: { install: 'venv' } }];
  const build = presetBuild(preset, gpu);
  const runs =
    build !== null && fitOf(catalog, { version: build.torch, cudaTag: build.cudaTag }, gpu) === 'runs';
  if (!runs || !preset.install.allowed.includes('venv')) return [];
  return [
    { label: `install its own torch ${build.torch}+${build.cudaTag} in a venv`, patch: { install: 'venv' } },
  ];
}

function imagesFor(situation: Resolved, gpu: Gpu): readonly Fix[] {
  const runs = (image: Image) =>
    image.torch !== null && fitOf(situation.catalog, image.torch, gpu) === 'runs';
  return otherImages(situation, runs, 2);
}
