import { exactVersion, satisfies } from '../../packaging/versions.ts';
import type { EffectiveRequirement, Resolved } from '../../resolve/resolve.ts';
import { defineRule, type Hit } from '../rule.ts';
import { fact } from './package-facts.ts';
import { pinFix, shutsOut, withoutPin } from './package-lookup.ts';

export const movingSource = defineRule({
  code: 'PW427',
  title: 'A requirement that moves',
  severity: 'warning',
  reviewed: '2026-11-22',
  reads: ['pins', 'app'],
  page: {
    catches:
      'A requirement from git that names no commit and no tag; an error where it is known not to resolve any more: diffusers from main beside a huggingface-hub below 1.32.',
    happens:
      'Works today; later: ERROR: Cannot install diffusers and huggingface-hub<1.0 because these package versions have conflicting dependencies.',
    why: 'Without a commit every fresh install takes the newest one. diffusers did this to FluxGym: since 15 July 2026 its main branch needs a huggingface-hub that transformers 4 refuses.',
    fix: 'Name the commit: package @ git+https://…@COMMIT (40 digits), or a release from the index.',
    override: 'Sound while you develop against that branch: --accept PW427="following main".',
    evidence: [
      fact(
        'Unpinned diffusers from git broke the install; the pull request pins it',
        'cocktailpeanut/fluxgym pull request 506; huggingface/diffusers commit a50c7a2303 (2026-07-15)',
      ),
      fact(
        'diffusers 0.42.1 requires huggingface-hub >=1.32.0,<3.0; 0.35.2 only >=0.34.0',
        'METADATA of the wheels on the package index, read on 2026-11-22',
      ),
    ],
  },
  check: (situation) =>
    [...situation.requirements.values()]
      .filter(({ url }) => url?.startsWith('git+') === true && !isFixed(url))
      .map((requirement) => hit(situation, requirement)),
});

/** A commit, or a tag that reads like a version. */
function isFixed(url: string): boolean {
  const ref = /^git\+https?:\/\/[^@]*@([^#]+)/.exec(url)?.[1] ?? '';
  return /^[0-9a-f]{7,40}$/.test(ref) || /^v?\d+\.\d/.test(ref);
}

function hit(situation: Resolved, { name, from, url }: EffectiveRequirement): Hit {
  const { draft } = situation;
  const stated = from === 'plan';
  const known = name === 'diffusers' && refusesNewHub(situation);
  return {
    severity: known ? 'error' : 'warning',
    field: stated ? 'pins' : 'app',
    message: known
      ? 'The newest diffusers from git needs huggingface-hub 1.32 or newer, and this plan keeps it lower: pip stops.'
      : `${name} comes from ${url} without a commit: each fresh install takes another one.`,
    error: known
      ? 'ERROR: Cannot install diffusers and huggingface-hub because these package versions have conflicting dependencies.'
      : null,
    why: known
      ? 'Because its main branch raised that requirement in July 2026, and transformers 4 or a pin holds huggingface-hub down.'
      : 'Because a branch moves, what worked when you tried it is not what a later boot installs.',
    fixes: [
      ...(name === 'diffusers' ? [pinFix(draft, 'diffusers==0.35.2')] : []),
      ...(stated ? [{ label: `leave ${name} out`, patch: withoutPin(draft, name) }] : []),
      ...(name !== 'diffusers' && !stated ? [pinFix(draft, name)] : []),
    ],
  };
}

function refusesNewHub(situation: Resolved): boolean {
  const { requirements } = situation;
  const hub = requirements.has('huggingface-hub') && shutsOut(situation, 'huggingface-hub', '>=1.32');
  const transformers = exactVersion(requirements.get('transformers')?.specifier ?? '');
  return hub || (transformers !== null && satisfies(transformers, '>=4.40,<5'));
}
