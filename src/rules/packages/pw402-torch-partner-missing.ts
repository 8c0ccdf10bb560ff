import { remember } from '../../basics/remember.ts';
import { missingBuilds } from '../../catalog/packages.ts';
import { isKnownTorchvision, torchRelease } from '../../catalog/torch.ts';
import type { Catalog } from '../../catalog/types.ts';
import { parseRequirement } from '../../packaging/requirement.ts';
import { compareVersions, exactVersion } from '../../packaging/versions.ts';
import type { Resolved } from '../../resolve/resolve.ts';
import { defineRule, type Hit } from '../rule.ts';
import { fact, rowAsEvidence } from './package-facts.ts';
import { withoutPin } from './package-lookup.ts';
import { nearestTrio, partnersTrio, trioFix } from './torch-choice.ts';

const partners = ['torchvision', 'torchaudio'] as const;
type Partner = (typeof partners)[number];

export const torchPartnerMissing = defineRule({
  code: 'PW402',
  title: 'No such torchvision or torchaudio',
  severity: 'error',
  reviewed: '2026-11-22',
  reads: ['torch', 'pins', 'app', 'gpu', 'image', 'install', 'python'],
  imageIsItsTorch: true,
  page: {
    catches: 'A torchvision or torchaudio version that was never released, or never for the CUDA of torch.',
    happens:
      'ERROR: Could not find a version that satisfies the requirement torchvision==0.19.2 (from versions: …)\nERROR: No matching distribution found for torchvision==0.19.2',
    why: 'torchvision and torchaudio are released once for each torch release: 0.19.0 for torch 2.4.0, 0.19.1 for 2.4.1, and nothing after that in the 0.19 line.',
    fix: 'Take the partners that were released with your torch.',
    override: 'Sound when the version is newer than the Catalog: --accept PW402="seen on the index on DATE".',
    evidence: [
      fact(
        'Compatibility table of torchvision and torch; 0.19.0 and 0.19.1 only',
        'pytorch/vision README.md',
      ),
      fact(
        'A published set-up pinned torchvision 0.19.2+cu121, which does not exist',
        'sruckh/HunyuanVideo-Foley-Runpod@6f9efe3',
      ),
    ],
  },
  check: (situation) => [...ofTrio(situation), ...ofTag(situation), ...ofPins(situation)],
});

function ofTrio(situation: Resolved): readonly Hit[] {
  const { torch, catalog, python } = situation;
  if (torch === null || torch.from === 'image') return [];
  return partners.flatMap((partner) => {
    const version = torch[partner];
    if (version === null || exists(catalog, partner, version) !== false) return [];
    const cudaTag = torch.cudaTag ?? '';
    const trio =
      partnersTrio(situation, torch.torch, cudaTag) ??
      nearestTrio(situation, { torch: torch.torch, cudaTag, python: python?.choice.version ?? null });
    return [{ ...hit(partner, version), field: 'torch' as const, fixes: trioFix(trio) }];
  });
}

function ofTag({ torch }: Resolved): readonly Hit[] {
  if (torch === null || torch.from === 'image') return [];
  return missingBuilds.flatMap((missing): Hit[] => {
    const { name, cudaTag, instead, error } = missing;
    const version = torch[name];
    if (version === null || torch.cudaTag !== cudaTag) return [];
    const { torch: own, torchvision, torchaudio } = torch;
    return [
      {
        field: torch.from === 'plan' ? 'torch' : 'app',
        message: `${name} was never built for ${cudaTag}: ${name} ${version} from another index does not load beside torch ${own}+${cudaTag}.`,
        error,
        why: `Because ${name} compares the CUDA it was built for with that of torch, and no index has it for ${cudaTag}.`,
        fixes: [
          {
            label: `take torch ${own}+${instead}, which has all three`,
            patch: { torch: { torch: own, torchvision, torchaudio, cudaTag: instead } },
          },
        ],
        evidence: [rowAsEvidence(`builds of ${name}`, missing)],
      },
    ];
  });
}

function ofPins({ draft, catalog }: Resolved): readonly Hit[] {
  return (draft.pins ?? []).flatMap((pin) => {
    const requirement = parseRequirement(pin);
    const partner = partners.find((name) => name === requirement?.name);
    const version = exactVersion(requirement?.specifier ?? '');
    if (partner === undefined || version === null || exists(catalog, partner, version) !== false) return [];
    const fixes = [{ label: `drop the pin ${pin}`, patch: withoutPin(draft, partner) }];
    return [{ ...hit(partner, version), field: 'pins' as const, fixes }];
  });
}

function hit(partner: Partner, version: string): Omit<Hit, 'field' | 'fixes'> {
  return {
    message: `${partner} ${version} does not exist, so pip stops before it installs anything.`,
    error: `ERROR: Could not find a version that satisfies the requirement ${partner}==${version} (from versions: …)`,
    why: `Because ${partner} is released together with torch, and no torch release came with ${version}, no index lists it.`,
  };
}

const answers = remember<Catalog, boolean | 'unknown'>();

function exists(catalog: Catalog, partner: Partner, version: string): boolean | 'unknown' {
  return answers(catalog, `${partner} ${version}`, () => wasReleased(catalog, partner, version));
}

function wasReleased(catalog: Catalog, partner: Partner, version: string): boolean | 'unknown' {
  if (partner === 'torchvision') return isKnownTorchvision(catalog, version);
  const wanted = version.replace(/\+.*/s, '');
  if (!/^\d+\.\d+\.\d+$/.test(wanted)) return 'unknown';
  const known = catalog.torch.flatMap((release) => release.torchaudio ?? []);
  if (known.includes(wanted) || torchRelease(catalog, wanted) !== null) return true;
  const below = known.some((other) => (compareVersions(other, wanted) ?? 0) < 0);
  const above = known.some((other) => (compareVersions(other, wanted) ?? 0) > 0);
  return below && above ? false : 'unknown';
}
