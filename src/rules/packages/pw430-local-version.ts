import { fromTorchIndex } from '../../packaging/package-names.ts';
import { exactVersion } from '../../packaging/versions.ts';
import type { EffectiveRequirement, Resolved } from '../../resolve/resolve.ts';
import { defineRule, type Hit } from '../rule.ts';
import { fact } from './package-facts.ts';
import { pinFix } from './package-lookup.ts';

export const localVersion = defineRule({
  code: 'PW430',
  title: 'A +cuXXX version that is on another index',
  severity: 'error',
  reviewed: '2026-11-22',
  reads: ['pins', 'app'],
  page: {
    catches:
      'A pin or requirement with a local part (xformers==0.0.31+cu128) of a package other than torch and its partners.',
    happens:
      'ERROR: Could not find a version that satisfies the requirement xformers==0.0.31+cu128 (from versions: …)\nERROR: No matching distribution found for xformers==0.0.31+cu128',
    why: 'PyPI takes no local versions. Builds with a +cuXXX part lie on an index of their own, and only torch, torchvision and torchaudio are installed from one here.',
    fix: 'Leave the local part out, or give the address of the wheel: name @ https://….whl',
    override: 'Sound when PIP_EXTRA_INDEX_URL on the pod names that index.',
    evidence: [
      fact('Local versions are not allowed on public indexes', 'PEP 440, local version identifiers'),
      fact(
        'A pin with +cu and no index',
        'https://github.com/Nerogar/OneTrainer/issues/138; https://github.com/harlanhong/ACTalker/issues/10',
      ),
    ],
  },
  check: (situation) =>
    [...situation.requirements.values()].flatMap((requirement) => judge(situation, requirement)),
});

function judge({ draft }: Resolved, { name, specifier, from }: EffectiveRequirement): readonly Hit[] {
  const local = exactVersion(specifier)?.split('+')[1];
  // The index of torch is chosen by the plan's torch; PW404 judges its tags.
  if (local === undefined || fromTorchIndex.includes(name)) return [];
  const asked = `${name}${specifier}`;
  const plain = asked.replace(/\+[A-Za-z0-9._]+/g, '');
  return [
    {
      field: from === 'plan' ? 'pins' : 'app',
      involves: from === 'plan' ? ['pins'] : ['pins', 'app'],
      message: `${asked} is not on the package index: a version with +${local} lies on an index of its own.`,
      error: `ERROR: No matching distribution found for ${asked}`,
      why: 'Because PyPI refuses local versions, and no other index is asked for this package.',
      fixes: [pinFix(draft, plain)],
    },
  ];
}
