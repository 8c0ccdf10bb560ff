import { torchRelease, wheelExists } from '../../catalog/torch.ts';
import { parseRequirement } from '../../packaging/requirement.ts';
import { exactVersion } from '../../packaging/versions.ts';
import type { Resolved } from '../../resolve/resolve.ts';
import { defineRule, type Fix, type Hit } from '../rule.ts';
import { bitsandbytesEvidence, fact } from './package-facts.ts';
import { fixesThatHelp, pinFix, withoutPin } from './package-lookup.ts';
import { partnersTrio, trioFix } from './torch-choice.ts';
import { type Demand, unmetDemands } from './torch-demands.ts';

export const torchPinnedApart = defineRule({
  code: 'PW404',
  title: 'A requirement asks for another torch',
  severity: 'error',
  reviewed: '2026-11-22',
  reads: ['pins', 'torch', 'app', 'gpu'],
  page: {
    catches:
      'A pin or requirement whose torch, torchvision or torchaudio is not the one that will be installed, directly, by a +cuXXX part, or through a package such as bitsandbytes.',
    happens:
      'ERROR: Cannot install torch==2.6.0 because these package versions have conflicting dependencies.\nERROR: ResolutionImpossible',
    why: 'The three torch packages are installed from one index and then held by the constraints file, so that nothing can replace them. A second opinion about torch cannot be met; a +cuXXX part names a build that only the index of that tag lists.',
    fix: 'Say it in one place: drop the pin, or make it the torch of the plan, which also picks the index and the partners.',
    override: 'Sound only if you edit the constraints by hand afterwards.',
    evidence: [
      bitsandbytesEvidence,
      fact(
        'torchvision 0.16.0+cu121 exists on the cu121 index only, not on PyPI',
        'PEP 440, local version identifiers; runpod/flash-examples@654ca96, dependencies guide',
      ),
    ],
  },
  check,
});

function check(situation: Resolved): readonly Hit[] {
  const { torch } = situation;
  if (torch === null || torch.from === 'image') return [];
  return unmetDemands(situation, torch)
    .filter((demand) => !neverExisted(situation, demand))
    .map((demand) => ({
      field: 'pins',
      message: `${demand.text} asks for ${demand.wants}, but ${demand.has} will be installed, so pip stops.`,
      error: `ERROR: Cannot install ${demand.text} because these package versions have conflicting dependencies.`,
      why: `Because ${demand.has} comes from the ${torch.from} and is held for every pip pass, ${demand.wants} cannot be met.`,
      fixes: fixes(situation, demand),
    }));
}

/** PW401 and PW402 speak of versions that do not exist. */
function neverExisted({ catalog }: Resolved, { name, text }: Demand): boolean {
  const exact = exactVersion(text.slice(name.length));
  if (name !== 'torch' || exact === null) return false;
  const [version = '', local] = exact.split('+');
  const release = torchRelease(catalog, version);
  const answer = wheelExists(
    catalog,
    version,
    local ?? release?.cudaTags.at(0) ?? '',
    release?.pythons.at(0) ?? '',
  );
  return answer === 'no-version' || answer === 'no-tag';
}

function fixes(situation: Resolved, demand: Demand): readonly Fix[] {
  const { draft } = situation;
  const own = (draft.pins ?? []).find((pin) => parseRequirement(pin)?.name === demand.name);
  const candidates: Fix[] = [];
  if (own !== undefined)
    candidates.push({ label: `drop the pin ${own}`, patch: withoutPin(draft, demand.name) });
  if (demand.name === 'torch') candidates.push(...asTorchOfPlan(situation, demand));
  if (draft.torch) candidates.push({ label: 'leave torch to the preset', patch: { torch: null } });
  if (demand.name === 'bitsandbytes') candidates.push(pinFix(draft, 'bitsandbytes==0.45.3'));
  const still = (hits: readonly Hit[]) => hits.filter(({ message }) => message.startsWith(demand.text));
  return fixesThatHelp(situation, (patched) => still(check(patched)), candidates);
}

/** The pinned torch as the plan's own, with its partners; where it is a build that exists. */
function asTorchOfPlan(situation: Resolved, demand: Demand): readonly Fix[] {
  const [version = '', local] = (exactVersion(demand.text.slice('torch'.length)) ?? '').split('+');
  const cudaTag = local ?? situation.torch?.cudaTag ?? '';
  const release = torchRelease(situation.catalog, version);
  if (release === null || !release.cudaTags.includes(cudaTag)) return [];
  return trioFix(partnersTrio(situation, version, cudaTag), withoutPin(situation.draft, 'torch'));
}
