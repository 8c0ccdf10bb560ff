import { cudaOfTag, driverFloor } from '../../catalog/drivers.ts';
import type { Catalog } from '../../catalog/types.ts';
import type { Field } from '../../plan/plan.ts';
import { type EffectiveTorch, presetBuild, type Resolved } from '../../resolve/resolve.ts';
import { defineRule, type Fix, type Statement } from '../rule.ts';

const evidence: readonly Statement[] = [
  {
    text: 'Within a CUDA major, a wheel for a newer minor runs on the first driver of that major (525 for 12, 580 for 13); across majors it does not.',
    source:
      'NVIDIA CUDA Compatibility, minor version compatibility, as read in rice8y/torch-check@3a083d5d data/upstream-observed.json',
  },
  {
    text: 'An image for CUDA 12.8 with a cu130 torch starts on driver 570 and then fails; the reporter found no 4090, PRO 6000 or H200 host with driver 580 in July 2026.',
    source: 'https://github.com/artokun/comfyui-mcp/issues/118',
  },
  {
    text: 'torch from the default package index is a CUDA 13 build from 2.11 on.',
    source: 'https://github.com/runpod-workers/worker-comfyui/pull/231',
  },
];

export const driverMajor = defineRule({
  code: 'PW106',
  title: "The torch build needs a newer driver than the host's",
  severity: 'error',
  reviewed: '2026-11-22',
  reads: ['hostCuda', 'torch', 'image', 'app', 'gpu', 'install', 'python'],
  page: {
    catches:
      'A torch build for CUDA 13 (cu130, cu132) on a host whose driver is of the CUDA 12 generation, or may be.',
    happens:
      'RuntimeError: The NVIDIA driver on your system is too old (found version 12080). Please update your GPU driver',
    why: "The image's start gate looks at the CUDA of the image, not at the wheel in it. A wheel of a higher CUDA major passes the gate and then finds no driver that speaks its language: CUDA 13 needs driver 580 or newer. The number in the message is a CUDA version (12080 is 12.8), not a driver version.",
    fix: 'Take a cu128 or cu126 build of torch, or set the CUDA filter to 13.0, for which few hosts qualify.',
    override: 'Sound if you know the host has driver 580 or newer: --accept PW106="driver 580 on this host".',
    evidence,
  },
  check: (situation) => {
    const { draft, catalog, image, gpu, torch } = situation;
    if (torch === null || torch.cudaTag === null || gpu?.vendor === 'AMD') return [];
    const wanted = cudaOfTag(torch.cudaTag);
    if (wanted === null) return [];
    const stated = draft.hostCuda ?? null;
    const host = stated ?? image?.minHostCuda ?? null;
    // An image that is known to ask for no CUDA starts on any host, and hosts of CUDA 12 are the rule.
    const anyHost = stated === null && image?.vendor === 'CPU';
    // An image nobody knows, on a host nobody named: nothing to judge by.
    if (host === null && !anyHost) return [];
    const major = host === null ? 12 : majorOf(host);
    if (major >= majorOf(wanted)) return [];

    const build = `torch ${torch.torch}+${torch.cudaTag}`;
    const driver = driverText(catalog, torch.cudaTag);
    const found = host === null ? '12080' : majorOf(host) * 1000 + minorOf(host) * 10;
    const message =
      stated === null
        ? `${build} needs ${driver}; the image starts on older hosts too, and there the app finds no usable GPU.`
        : `${build} needs ${driver}; a host with CUDA ${stated} has an older one, so the app finds no usable GPU.`;
    return [
      {
        severity: stated === null ? 'warning' : 'error',
        field: torch.from === 'plan' ? 'torch' : torch.from === 'image' ? 'install' : 'hostCuda',
        involves: involved(torch),
        message,
        error: `The NVIDIA driver on your system is too old (found version ${found})`,
        why: `Because ${build} is made for CUDA ${majorOf(wanted)} and drivers run only wheels of their own CUDA major or lower ones, ${anyHost ? 'the image, which asks for no CUDA, starts anywhere' : `the image's start gate (CUDA ${image?.minHostCuda ?? 'unknown'}) lets it through`} and torch then fails.`,
        fixes: [
          ...olderBuild(situation, torch, major),
          { label: `set the CUDA filter to ${wanted}`, patch: { hostCuda: wanted } },
        ],
      },
    ];
  },
});

function involved({ from }: EffectiveTorch): readonly Field[] {
  if (from === 'plan') return ['hostCuda', 'torch', 'image'];
  return from === 'image' ? ['hostCuda', 'image', 'install'] : ['hostCuda', 'image', 'app', 'gpu'];
}

/** The preset's own build where that is of a CUDA major the host speaks. */
function olderBuild({ preset, gpu }: Resolved, torch: EffectiveTorch, hostMajor: number): readonly Fix[] {
  if (preset === null || torch.from === 'preset') return [];
  const build = presetBuild(preset, gpu);
  const cuda = build?.cudaTag == null ? null : cudaOfTag(build.cudaTag);
  if (build === null || cuda === null || majorOf(cuda) > hostMajor) return [];
  const name = `${build.torch}+${build.cudaTag}`;
  return torch.from === 'plan'
    ? [{ label: `leave torch to the preset (${name})`, patch: { torch: null, install: 'venv' } }]
    : [{ label: `install its own torch ${name} in a venv`, patch: { install: 'venv' } }];
}

function driverText(catalog: Catalog, cudaTag: string): string {
  const floor = driverFloor(catalog, cudaTag);
  return floor === null ? 'a newer driver' : `driver ${floor.minorCompat} or newer`;
}

function majorOf(cuda: string): number {
  return Number.parseInt(cuda, 10);
}

function minorOf(cuda: string): number {
  return Number.parseInt(cuda.split('.')[1] ?? '0', 10);
}
