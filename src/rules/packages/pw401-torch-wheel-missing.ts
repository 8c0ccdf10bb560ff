import { torchRelease, type WheelAnswer, wheelExists } from '../../catalog/torch.ts';
import { parseRequirement } from '../../packaging/requirement.ts';
import { exactVersion } from '../../packaging/versions.ts';
import { allowsPython } from '../../presets/needs.ts';
import type { Resolved } from '../../resolve/resolve.ts';
import { defineRule, type Fix, type Hit } from '../rule.ts';
import { fact, rowAsEvidence } from './package-facts.ts';
import { withoutPin } from './package-lookup.ts';
import { nearestTrio, trioFix } from './torch-choice.ts';

/** A torch build somebody asks for. */
interface Asked {
  readonly torch: string;
  readonly cudaTag: string | null;
  readonly by: 'plan' | 'preset' | 'pin';
}

export const torchWheelMissing = defineRule({
  code: 'PW401',
  title: 'No such torch wheel',
  severity: 'error',
  reviewed: '2026-11-22',
  reads: ['torch', 'pins', 'python', 'app', 'gpu'],
  fixesRead: ['image'],
  page: {
    catches: 'A torch version, CUDA tag and Python for which no Linux wheel was ever published.',
    happens:
      'ERROR: Could not find a version that satisfies the requirement torch==2.8.2 (from versions: …)\nERROR: No matching distribution found for torch==2.8.2',
    why: 'Each torch release is built for a few CUDA versions and a few Pythons only, and each CUDA version has an index of its own. A combination outside that matrix is on no index: there is no 2.8.2, the cu121 index ends at torch 2.5.1, and torch 2.1 has no wheels for Python 3.12.',
    fix: 'Take the nearest build that exists, with its own torchvision and torchaudio.',
    override:
      'Sound when you know that the wheel was published after the Catalog was reviewed: --accept PW401="seen on the index on DATE".',
    evidence: [
      fact(
        'Release matrix: which CUDA versions and Pythons each torch release is built for',
        'pytorch/pytorch RELEASE.md, Release Compatibility Matrix',
      ),
      fact(
        'Patch releases of 2.8 were not planned; the full list of builds shows 2.8.0 only',
        'pytorch/pytorch RELEASE.md, release cadence; pytorch/pytorch issue 170511',
      ),
      fact(
        'A deployment that pinned torch 2.8.2+cu121 withdrew it as non-existent',
        'sruckh/HunyuanVideo-Foley-Runpod@98fab4b',
      ),
    ],
  },
  check: (situation) => asked(situation).flatMap((build) => judge(situation, build)),
});

/** What decides the build, by who asked for it. */
const involved = { plan: ['torch'], preset: ['app', 'gpu'], pin: ['pins'] } as const;

function asked({ torch, draft }: Resolved): readonly Asked[] {
  const own: Asked[] = [];
  if (torch !== null && torch.from !== 'image') {
    own.push({ torch: torch.torch, cudaTag: torch.cudaTag, by: torch.from });
  }
  for (const pin of draft.pins ?? []) {
    const requirement = parseRequirement(pin);
    const exact = requirement?.name === 'torch' ? exactVersion(requirement.specifier) : null;
    if (exact === null) continue;
    const [version = '', local] = exact.split('+');
    own.push({ torch: version, cudaTag: local ?? null, by: 'pin' });
  }
  return own;
}

function judge(situation: Resolved, { torch, cudaTag, by }: Asked): readonly Hit[] {
  const { catalog, python, draft } = situation;
  const release = torchRelease(catalog, torch);
  const version = python?.choice.version ?? null;
  // Without a tag or a Python only the rest is asked.
  const tag = cudaTag ?? release?.cudaTags.at(0) ?? '';
  const answer = wheelExists(catalog, torch, tag, version ?? release?.pythons.at(0) ?? '');
  if (answer === 'yes' || answer === 'unknown') return [];

  const wanted = { torch, cudaTag: tag, python: version };
  // A pin beside another torch would ask for the old one again.
  const isPinned = (draft.pins ?? []).some((pin) => parseRequirement(pin)?.name === 'torch');
  const beside = isPinned ? withoutPin(draft, 'torch') : {};
  const sameVersion = trioFix(nearestTrio(situation, wanted), beside);
  const sameTag = answer === 'no-tag' ? trioFix(nearestTrio(situation, wanted, true), beside) : [];
  const otherPython = answer === 'no-python' ? pythonFix(situation, release?.pythons ?? []) : [];
  const asText = `torch ${torch}${cudaTag === null ? '' : `+${cudaTag}`}`;
  return [
    {
      field: by === 'pin' ? 'pins' : answer === 'no-python' ? 'python' : by === 'plan' ? 'torch' : 'app',
      involves: [...involved[by], ...(answer === 'no-python' ? (['python'] as const) : [])],
      message: `${asText}${answer === 'no-python' ? ` on Python ${version}` : ''} does not exist, so pip stops before it installs anything.`,
      error: `ERROR: Could not find a version that satisfies the requirement torch==${torch} (from versions: …)`,
      why: reason(answer, torch, tag, version, release?.cudaTags ?? [], release?.pythons ?? []),
      fixes: [...otherPython, ...sameVersion, ...sameTag].filter(
        ({ label }, at, all) => all.findIndex((one) => one.label === label) === at,
      ),
      ...(release === null
        ? {}
        : { evidence: [rowAsEvidence(`wheels of torch ${release.version}`, release)] }),
    },
  ];
}

function reason(
  answer: WheelAnswer,
  torch: string,
  tag: string,
  python: string | null,
  tags: readonly string[],
  pythons: readonly string[],
): string {
  if (answer === 'no-tag') {
    return `Because torch ${torch} was built for ${tags.join(', ')} and not for ${tag}, the ${tag} index does not list it.`;
  }
  if (answer === 'no-python') {
    return `Because torch ${torch} has wheels for Python ${pythons.join(', ')} only, there is none that Python ${python} can install.`;
  }
  return `Because torch ${torch} was never released, no index lists it.`;
}

/** The image's own interpreter of a Python that has the wheel, else uv's newest. */
function pythonFix({ image, preset }: Resolved, pythons: readonly string[]): readonly Fix[] {
  const fit = pythons.filter((version) => allowsPython(preset, version));
  const own = image?.pythons.find(({ version }) => fit.includes(version))?.version;
  if (own !== undefined) {
    return [
      { label: `use the image's Python ${own}`, patch: { python: { version: own, provider: 'image' } } },
    ];
  }
  const newest = fit.at(-1);
  if (newest === undefined) return [];
  return [
    { label: `use Python ${newest} (from uv)`, patch: { python: { version: newest, provider: 'uv' } } },
  ];
}
