import { type BrokenPair, brokenPairs, knownReleases } from '../../catalog/packages.ts';
import { parseRequirement } from '../../packaging/requirement.ts';
import { exactVersion, satisfies } from '../../packaging/versions.ts';
import type { Resolved } from '../../resolve/resolve.ts';
import { defineRule, type Hit } from '../rule.ts';
import { rowAsEvidence } from './package-facts.ts';
import { comesIn, endsUpIn, fixesThatHelp, likelyVersion, pinFix, shutsOut } from './package-lookup.ts';

export const brokenPair = defineRule({
  code: 'PW421',
  title: 'Two packages that pip lets pass and that fail together',
  severity: 'error',
  reviewed: '2026-11-22',
  reads: ['pins', 'app', 'torch', 'gpu', 'image', 'install', 'python'],
  imageIsItsTorch: true,
  page: {
    catches:
      'peft 0.18.0 beside transformers before 4.52; diffusers before 0.29 beside huggingface-hub 0.26 or newer; transformers 5 beside a torch it switches off.',
    happens:
      "ModuleNotFoundError: No module named 'transformers.modeling_layers'\nImportError: cannot import name 'cached_download' from 'huggingface_hub'\nDisabling PyTorch because PyTorch >= 2.2 is required",
    why: 'A package says in its metadata what it needs, and pip believes it. These say nothing, so they install, and one of them fails as it is imported.',
    fix: 'Pin the version that the finding names.',
    override: 'Sound when the app never imports the package in question.',
    evidence: brokenPairs.map((pair) => rowAsEvidence(pair.seen, pair)),
  },
  check,
});

function check(situation: Resolved): readonly Hit[] {
  if (situation.preset === null) return [];
  return brokenPairs.filter((pair) => meet(situation, pair)).map((pair) => hit(situation, pair));
}

function meet(
  situation: Resolved,
  { name, versions, beside, broken, heldBy = [], named }: BrokenPair,
): boolean {
  if (!comesIn(situation, name, versions)) return false;
  if (named && !situation.requirements.has(beside)) return false;
  const open = !situation.requirements.get(beside)?.specifier;
  if (open && heldBy.some((other) => situation.requirements.has(other))) return false;
  if (beside === 'torch') {
    const { torch, image, requirements } = situation;
    if (torch !== null) return satisfies(torch.torch, broken);
    // Named without a bound, and no image that may have an older one: pip takes the newest.
    return broken.startsWith('>=') && image === null && requirements.get('torch')?.specifier === '';
  }
  // Left open, pip takes the newest, named or drawn in: that is the broken one where all newer ones are.
  if (broken.startsWith('>=')) return endsUpIn(situation, beside, broken);
  // Otherwise only a requirement that leaves it no choice counts.
  return comesIn(situation, beside, broken) && shutsOut(situation, beside, broken.replace('<', '>='));
}

function hit(situation: Resolved, pair: BrokenPair): Hit {
  const { name, beside, broken, error, because, fails = 'the app fails at its import' } = pair;
  // Left open, it may be held by the metadata of another: which one comes is not known, only that it is too new.
  const open =
    broken.startsWith('>=') && exactVersion(situation.requirements.get(beside)?.specifier ?? '') === null;
  const other =
    beside === 'torch'
      ? (situation.torch?.torch ?? `${broken.slice(2)} or newer`)
      : open
        ? `${broken.slice(2)} or newer`
        : likelyVersion(situation, beside);
  const own = likelyVersion(situation, name);
  // The oldest Python that is still about takes another one, where nothing says which it is.
  const older = situation.python === null ? likelyVersion(situation, name, '3.10') : own;
  return {
    // Seen with one release of several: told, and no reason to write nothing.
    ...(pair.confidence === 'high' ? {} : { severity: 'warning' as const }),
    field: 'pins',
    involves: beside === 'torch' && situation.draft.torch ? ['pins', 'app', 'torch'] : ['pins', 'app'],
    message: `${name} ${own}${older === own ? '' : ` (${older} on Python 3.10)`} beside ${beside} ${other}: pip installs both, and ${fails}.`,
    error,
    why: `Because ${because}, and neither says so in its metadata.`,
    fixes: fixesThatHelp(situation, (patched) => check(patched).filter((one) => one.error === error), [
      ...pinsFor(situation, pair).map((one) => pinFix(situation.draft, one)),
    ]),
    evidence: [rowAsEvidence(pair.seen, pair)],
  };
}

/** The pin that mends it, or, where what is asked for shuts that out, the newest release that is whole beside the other. */
function pinsFor(situation: Resolved, { name, beside, pin }: BrokenPair): readonly string[] {
  const parsed = parseRequirement(pin);
  const asked = situation.requirements.get(parsed?.name ?? '')?.specifier ?? '';
  const version = exactVersion(parsed?.specifier ?? '');
  // One exact version is what there is to change; a bound is what the app can do with.
  const python = situation.python?.choice.version ?? null;
  const releases = (on: string | null) => knownReleases(parsed?.name ?? '', on);
  // Known, and for newer Pythons alone: no mend.
  const refused = version !== null && releases(null).includes(version) && !releases(python).includes(version);
  if (
    exactVersion(asked) !== null ||
    version === null ||
    (!refused && (asked === '' || satisfies(version, asked)))
  )
    return [pin];
  const torch = beside === 'torch' ? (situation.torch?.torch ?? null) : null;
  if (torch === null) return [];
  const whole = knownReleases(name, python).filter(
    (one) =>
      (asked === '' || satisfies(one, asked)) &&
      !brokenPairs.some(
        (pair) =>
          pair.name === name &&
          pair.beside === beside &&
          satisfies(one, pair.versions) &&
          satisfies(torch, pair.broken),
      ),
  );
  const newest = whole.at(-1);
  return newest === undefined ? [] : [`${name}==${newest}`];
}
