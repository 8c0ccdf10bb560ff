import type { Resolved } from '../plan/resolve.ts';
import { exactVersion } from '../plan/versions.ts';
import { fact } from './package-facts.ts';
import { fixesThatHelp, pinFix, withoutPin } from './package-lookup.ts';
import { defineRule, type Hit } from './rule.ts';

export const xformersTorch = defineRule({
  code: 'PW419',
  title: 'xformers was made for another torch',
  severity: 'error',
  reads: ['pins', 'app', 'torch', 'gpu', 'image', 'install', 'python'],
  page: {
    catches: 'An exact xformers whose one torch is not the one that will be installed.',
    happens:
      "ERROR: Cannot install xformers==0.0.31 and torch==2.8.0 because these package versions have conflicting dependencies.\nWARNING[XFORMERS]: xFormers can't load C++/CUDA extensions. xFormers was built for: PyTorch 2.7.1",
    why: 'Each xformers is compiled against one torch and requires exactly that one, up to 0.0.34 (torch 2.10.0). pip then stops, or, where nothing holds torch, replaces it with a build for another CUDA.',
    fix: 'Pin the xformers that belongs to your torch, or leave it out: torch has such attention of its own.',
    override: 'Sound for an xformers you compiled yourself.',
    evidence: [
      fact(
        'Which torch each release is built for',
        'facebookresearch/xformers tags v0.0.22 to v0.0.35, .github/workflows/wheels.yml',
      ),
      fact(
        'xformers 0.0.32.post2 requires torch==2.8.0, 0.0.34 torch==2.10.0; 0.0.35 torch>=2.10 (the change log says so of 0.0.34 already)',
        'METADATA of the wheels on the package index, read on 2026-11-22',
      ),
    ],
  },
  check,
});

/** Last release that requires exactly the torch it was built for. */
const lastExact = '0.0.34';

function check(situation: Resolved): readonly Hit[] {
  const { requirements, torch, catalog, draft } = situation;
  const requirement = requirements.get('xformers');
  const version = exactVersion(requirement?.specifier ?? '')?.replace(/\+.*$/, '');
  if (requirement === undefined || version === undefined || torch === null) return [];
  const last = catalog.xformers.findIndex((release) => release.version === lastExact);
  const at = catalog.xformers.findIndex((release) => release.version === version);
  const release = catalog.xformers[at];
  if (release === undefined || at > last || release.torch === torch.torch) return [];
  const right = catalog.xformers.slice(0, last + 1).findLast((other) => other.torch === torch.torch);
  const fixes = [
    ...(right === undefined ? [] : [pinFix(draft, `xformers==${right.version}`)]),
    ...(requirement.from === 'plan'
      ? [{ label: 'leave xformers out', patch: withoutPin(draft, 'xformers') }]
      : []),
  ];
  return [
    {
      field: 'pins',
      involves: torch.from === 'plan' ? ['pins', 'app', 'torch'] : ['pins', 'app', 'gpu'],
      message: `xformers ${version} was built for torch ${release.torch}, but torch ${torch.torch} will be there, so pip stops.`,
      error: `ERROR: Cannot install xformers==${version} and torch==${torch.torch} because these package versions have conflicting dependencies.`,
      why: `Because xformers ${version} requires exactly torch ${release.torch}, and torch is held for every pip pass, both cannot be.`,
      fixes: fixesThatHelp(situation, check, fixes),
      evidence: [
        {
          text: `xformers ${version} is built for torch ${release.torch}`,
          source: release.source.join('; '),
          reviewed: release.reviewed,
        },
      ],
    },
  ];
}
