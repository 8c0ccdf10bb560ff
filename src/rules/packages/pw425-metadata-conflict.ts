import { type Bound, bounds } from '../../catalog/packages.ts';
import { excludeEachOther } from '../../packaging/ranges.ts';
import { exactVersion, satisfies } from '../../packaging/versions.ts';
import { applyPatch } from '../../plan/draft.ts';
import { type Resolved, resolve } from '../../resolve/resolve.ts';
import { defineRule, type Evidence, type Fix, type Hit } from '../rule.ts';
import { rowAsEvidence } from './package-facts.ts';
import { pinFix, withoutPin } from './package-lookup.ts';

export const metadataConflict = defineRule({
  code: 'PW425',
  title: 'Two pins whose packages refuse each other',
  severity: 'error',
  reviewed: '2026-11-22',
  reads: ['pins', 'app'],
  page: {
    catches:
      'An exact pin whose package refuses in its metadata what is asked of another, such as transformers 4.49.0 with tokenizers 0.20.3, opencv-python 4.12.0.88 with numpy 1.26.4, or diffusers 0.42.1 where huggingface-hub is held below 1.',
    happens:
      'ERROR: Cannot install transformers==4.49.0 and tokenizers==0.20.3 because these package versions have conflicting dependencies.\nERROR: ResolutionImpossible',
    why: 'pip installs nothing unless every requirement of every package is met. An exact pin leaves it no way round, and neither does a range with nothing in common.',
    fix: 'Pin the other package to what the finding names, or drop that pin: pip then finds one that fits.',
    override: 'Never sound, unless the fact is out of date: --accept PW425="resolves since DATE".',
    evidence: bounds.map(asEvidence),
  },
  check,
});

function check(situation: Resolved): readonly Hit[] {
  if (situation.preset === null) return [];
  return bounds.flatMap((one) => judge(situation, one));
}

function asEvidence(bound: Bound): Evidence {
  const { name, versions, needs, specifier, read } = bound;
  const note = read === undefined ? '' : ` (${read})`;
  return rowAsEvidence(`${name} ${versions} requires ${needs}${specifier}${note}`, bound);
}

/** The exact version by which a bound is broken; null: it holds, or nobody knows. */
function brokenBy({ requirements }: Resolved, { name, versions, needs, specifier }: Bound): string | null {
  const [a, b] = [requirements.get(name), requirements.get(needs)];
  const version = exactVersion(a?.specifier ?? '');
  if (version === null || b === undefined || a?.url != null || b.url !== null) return null;
  // The builds for the CPU and for AMD want no triton, or one of another name.
  if (needs === 'triton' && /\+(?:cpu|rocm|xpu)/.test(version)) return null;
  return satisfies(version, versions) && excludeEachOther(b.specifier, specifier) ? version : null;
}

function judge(situation: Resolved, bound: Bound): readonly Hit[] {
  const { name, needs, specifier } = bound;
  const { requirements, draft } = situation;
  const [a, b] = [requirements.get(name), requirements.get(needs)];
  const version = brokenBy(situation, bound);
  if (version === null || a === undefined || b === undefined) return [];
  // An exact version reads best bare; of a range all is said.
  const other = exactVersion(b.specifier);
  const asked = other === null ? `${needs}${b.specifier}` : `${needs} ${other}`;
  const fixes: Fix[] = [
    ...(b.from === 'plan' ? [{ label: `drop the pin of ${needs}`, patch: withoutPin(draft, needs) }] : []),
    ...(a?.from === 'plan' ? [{ label: `drop the pin of ${name}`, patch: withoutPin(draft, name) }] : []),
    pinFix(draft, `${needs}${specifier}`),
  ];
  const message = `${name} ${version} refuses ${asked}: it wants ${needs}${specifier}, so pip stops.`;
  return [
    {
      field: 'pins',
      message,
      error: `ERROR: Cannot install ${name}==${version} and ${needs}${b.specifier} because these package versions have conflicting dependencies.`,
      why: `Because ${name} ${version} requires ${needs}${specifier}, and ${asked} has nothing in common with that.`,
      // Of what a mend breaks in turn the mends are not looked at: two that want a third apart would go on for ever.
      fixes: fixes.filter(({ patch }) => {
        const { preset, catalog } = situation;
        return brokenBy(resolve(applyPatch(draft, patch), preset, catalog), bound) === null;
      }),
      evidence: [asEvidence(bound)],
    },
  ];
}
