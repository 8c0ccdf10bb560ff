import { machineCode } from '../../catalog/gpus.ts';
import { type NewGpuGap, newGpuGaps } from '../../catalog/packages.ts';
import { exactVersion, satisfies } from '../../packaging/versions.ts';
import type { Resolved } from '../../resolve/resolve.ts';
import { otherImages } from '../fixes.ts';
import { defineRule, type Fix, type Hit } from '../rule.ts';
import { rowAsEvidence } from './package-facts.ts';
import { withoutPin } from './package-lookup.ts';

export const newGpuGap = defineRule({
  code: 'PW434',
  title: 'An extension without code for this new GPU',
  severity: 'warning',
  reviewed: '2026-11-28',
  reads: ['pins', 'app', 'gpu', 'torch', 'image', 'install', 'python'],
  page: {
    catches:
      'torchvision beside torch 2.12.1 or 2.13 of the cu129 index on Blackwell, and sageattention 1 on an RTX 50: torch has code for the card, the extension has none.',
    happens: 'RuntimeError: CUDA error: no kernel image is available for execution on the device',
    why: 'Each extension is compiled for a list of cards of its own. One that was built before a card, or without it, installs, imports, and fails at its first call on the GPU.',
    fix: 'Take the build that has code for the card, as the finding names it.',
    override: 'Sound when the app never calls it on the GPU: --accept PW434="not used".',
    evidence: [
      {
        text: 'On CUDA 12.8 and 12.9, torch 2.12.1 and 2.13.0 work on Blackwell, the CUDA operators of their torchvision do not.',
        source: 'runpod/containers official-templates/pytorch/README.md of release 1.2.0',
      },
    ],
  },
  check: (situation) => newGpuGaps.flatMap((gap) => judge(situation, gap)),
});

function judge(situation: Resolved, gap: NewGpuGap): readonly Hit[] {
  const { gpu, torch, draft, requirements } = situation;
  if (gpu?.computeCapability == null || torch === null) return [];
  if (Number(gpu.computeCapability) < Number(gap.from)) return [];
  if (gap.torch !== '' && !satisfies(torch.torch, gap.torch)) return [];
  if (gap.cudaTags.length > 0 && !gap.cudaTags.includes(torch.cudaTag ?? '')) return [];
  const version = versionOf(situation, gap);
  if (version === null) return [];
  const isPinned = requirements.get(gap.name)?.from === 'plan';
  const fixes: Fix[] = isPinned
    ? [{ label: `leave ${gap.name} out`, patch: withoutPin(draft, gap.name) }]
    : torch.from === 'image'
      ? [
          ...otherImages(
            situation,
            ({ torch: own }) => own !== null && !gap.cudaTags.includes(own.cudaTag ?? ''),
            2,
          ),
        ]
      : [];
  return [
    {
      field: isPinned ? 'pins' : torch.from === 'plan' ? 'torch' : torch.from === 'image' ? 'image' : 'app',
      message: `On the ${gpu.name} (${machineCode(gpu)}) ${gap.what} fail: ${gap.name}${version === '' ? '' : ` ${version}`} has no code for it. Take ${gap.fix}.`,
      error: 'RuntimeError: CUDA error: no kernel image is available for execution on the device',
      why: `Because that build of ${gap.name} was compiled without ${machineCode(gpu)}, whatever torch has.`,
      fixes,
      evidence: [rowAsEvidence(`what ${gap.name} was built for`, gap)],
    },
  ];
}

/** The version that is known to come; empty where any does; null where it does not come, or another one. */
function versionOf({ requirements, torch }: Resolved, { name, versions }: NewGpuGap): string | null {
  if (name === 'torchvision') {
    // The image's torch has its torchvision beside it.
    return torch?.from === 'image' || torch?.torchvision != null ? (torch.torchvision ?? '') : null;
  }
  const exact = exactVersion(requirements.get(name)?.specifier ?? '');
  return exact !== null && (versions === '' || satisfies(exact, versions)) ? exact : null;
}
