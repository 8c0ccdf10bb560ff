import { cudaOfTag, sameCudaMajor } from '../../catalog/drivers.ts';
import type { XformersRelease } from '../../catalog/types.ts';
import { exactVersion, satisfies } from '../../packaging/versions.ts';
import type { EffectiveRequirement, EffectiveTorch, Resolved } from '../../resolve/resolve.ts';
import { defineRule, type Hit } from '../rule.ts';
import { fact, rowAsEvidence } from './package-facts.ts';
import { fixesThatHelp, pinFix, withoutPin } from './package-lookup.ts';

export const xformersTorch = defineRule({
  code: 'PW419',
  title: 'xformers was made for another torch',
  severity: 'error',
  reviewed: '2026-11-22',
  reads: ['pins', 'app', 'torch', 'gpu', 'image', 'install', 'python'],
  imageIsItsTorch: true,
  page: {
    catches: 'An exact xformers whose one torch is not the one that will be installed.',
    happens:
      "ERROR: Cannot install xformers==0.0.31 and torch==2.8.0 because these package versions have conflicting dependencies.\nWARNING[XFORMERS]: xFormers can't load C++/CUDA extensions. xFormers was built for: PyTorch 2.7.1",
    why: 'Each xformers is compiled against one torch and requires exactly that one, up to 0.0.34 (torch 2.10.0). pip then stops, or, where nothing holds torch, replaces it with a build for another CUDA. The package index holds one build of each: 0.0.33 for CUDA 13, 0.0.33.post1 for CUDA 12.8, and so on.',
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
  const version = exactVersion(requirement?.specifier ?? '')?.replace(/\+.*/s, '');
  if (requirement === undefined || version === undefined || torch === null) return [];
  const last = catalog.xformers.findIndex((release) => release.version === lastExact);
  const at = catalog.xformers.findIndex((release) => release.version === version);
  const release = catalog.xformers[at];
  if (release === undefined) return [];
  const exact = at <= last;
  const fits = exact ? release.torch === torch.torch : satisfies(torch.torch, `>=${release.torch}`);
  if (fits) return otherCuda(situation, requirement, release, torch);
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
      message: `xformers ${version} was built for torch ${release.torch}${exact ? '' : ' and newer'}, but torch ${torch.torch} will be there, so pip stops.`,
      error: `ERROR: Cannot install xformers==${version} and torch==${torch.torch} because these package versions have conflicting dependencies.`,
      why: `Because xformers ${version} requires ${exact ? 'exactly torch' : 'at least torch'} ${release.torch}, and torch is held for every pip pass, both cannot be.`,
      fixes: fixesThatHelp(situation, check, fixes),
      evidence: [rowAsEvidence(`xformers ${version} is built for torch ${release.torch}`, release)],
    },
  ];
}

/** The right torch, but the package index has that release for another CUDA major only. */
function otherCuda(
  { catalog, draft }: Resolved,
  { url, from, specifier }: EffectiveRequirement,
  { version, indexTag, source, reviewed, confidence }: XformersRelease,
  torch: EffectiveTorch,
): readonly Hit[] {
  const [built, there] = [cudaOfTag(indexTag ?? ''), cudaOfTag(torch.cudaTag ?? '')];
  if (url !== null || specifier.includes('+') || built === null || there === null) return [];
  if (sameCudaMajor(built, there)) return [];
  const right = catalog.xformers.findLast((other) => {
    const cuda = cudaOfTag(other.indexTag ?? '');
    return other.torch === torch.torch && cuda !== null && sameCudaMajor(cuda, there);
  });
  const build = `torch ${torch.torch}+${torch.cudaTag}`;
  return [
    {
      severity: 'warning',
      title: 'xformers on the package index was made for another CUDA',
      field: 'pins',
      involves: torch.from === 'plan' ? ['pins', 'app', 'torch'] : ['pins', 'app', 'gpu'],
      message: `The xformers ${version} of the package index was built for ${indexTag}, but ${build} will be there: it installs, and its CUDA extensions do not load.`,
      error: "WARNING[XFORMERS]: xFormers can't load C++/CUDA extensions.",
      why: `Because its extensions ask for the libraries of CUDA ${built}, and ${build} brings those of CUDA ${there}.${right === undefined && from !== 'plan' ? ' No release on the package index is known to fit this torch.' : ''}`,
      fixes: [
        ...(right === undefined ? [] : [pinFix(draft, `xformers==${right.version}`)]),
        ...(from === 'plan' ? [{ label: 'leave xformers out', patch: withoutPin(draft, 'xformers') }] : []),
      ],
      evidence: [
        rowAsEvidence(`xformers ${version} on the package index: ${indexTag}`, {
          source,
          reviewed,
          confidence,
        }),
      ],
    },
  ];
}
