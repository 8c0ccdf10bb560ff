import { knownReleases } from '../../catalog/packages.ts';
import { parseRequirement } from '../../packaging/requirement.ts';
import { compareVersions, satisfies } from '../../packaging/versions.ts';
import type { PlanDraft, PlanPatch } from '../../plan/draft.ts';
import { applyPatch } from '../../plan/draft.ts';
import { passSpecs } from '../../presets/needs.ts';
import type { Preset } from '../../presets/schema.ts';
import { type Resolved, resolve } from '../../resolve/resolve.ts';
import type { Fix, Hit } from '../rule.ts';

/** Look-ups that several package rules share. All names are normalised (PEP 503). */

// The same few specifiers come back for every GPU and image the wizard judges.
const newest = new Map<string, string | null>();

/**
 * The version pip ends up with: the newest release that the requirement admits, since pip takes the
 * newest. For a git address the version of its tag. Null where it cannot be told.
 */
export function likelyVersion(
  { requirements, python }: Pick<Resolved, 'requirements' | 'python'>,
  name: string,
  on = python?.choice.version ?? null,
): string | null {
  const requirement = requirements.get(name);
  const url = requirement?.url ?? null;
  if (url !== null) return /@v(\d+(?:\.\d+)+)/.exec(url)?.[1] ?? null;
  const specifier = requirement?.specifier ?? '';
  const key = `${name} ${specifier} ${on}`;
  let version = newest.get(key);
  if (version === undefined) {
    version = newestAdmitted(name, specifier, on);
    newest.set(key, version);
  }
  return version;
}

function newestAdmitted(name: string, specifier: string, python: string | null): string | null {
  const known = knownReleases(name, python);
  // Of a package whose releases are not known a lower bound says nothing: pip takes the newest, whichever that is.
  const stated = known.length > 0 ? specifier : specifier.replace(/(?:>=?|~=)\s?[^,]+/g, '');
  const named = [...stated.matchAll(/\d[A-Za-z0-9.!]*/g)].map(([text]) => text.replace(/\.$/, ''));
  return [...known, ...named]
    .filter((version) => satisfies(version, specifier))
    .reduce<string | null>(
      (best, version) => (best === null || (compareVersions(version, best) ?? 0) > 0 ? version : best),
      null,
    );
}

/** True where the package is required and pip ends up with a version in this range. */
export function comesIn(situation: Resolved, name: string, range: string): boolean {
  if (!situation.requirements.has(name)) return false;
  return endsUpIn(situation, name, range);
}

/** True where pip, if it installs the package at all, ends up with a version in this range. */
export function endsUpIn(situation: Resolved, name: string, range: string): boolean {
  const version = likelyVersion(situation, name);
  return version !== null && satisfies(version, range);
}

/** True where the requirement itself admits no known release in this range, so that pip cannot step back into it. */
export function shutsOut({ requirements }: Resolved, name: string, range: string): boolean {
  const specifier = requirements.get(name)?.specifier ?? '';
  return !knownReleases(name).some((version) => satisfies(version, range) && satisfies(version, specifier));
}

/** What is asked for, as a reader knows it: `pydantic 2.11.0`, or that nothing holds it back. */
export function described(situation: Resolved, name: string): string {
  const specifier = situation.requirements.get(name)?.specifier ?? '';
  return specifier === '' ? `${name} in any version` : `${name}${specifier}`;
}

/** True where some pip pass or a pin of the plan installs the package; a constraint alone does not. */
export function isInstalled({ draft, preset }: Resolved, name: string): boolean {
  return (preset !== null && installedBy(preset).has(name)) || namesIn(draft.pins ?? []).includes(name);
}

const byPreset = new WeakMap<Preset, ReadonlySet<string>>();

function installedBy(preset: Preset): ReadonlySet<string> {
  const known = byPreset.get(preset);
  if (known !== undefined) return known;
  const specs = preset.install.passes.flatMap(passSpecs);
  const names = new Set(namesIn(specs));
  byPreset.set(preset, names);
  return names;
}

/** Packages these requirements bring; an extra such as huggingface_hub[hf_transfer] counts as one. */
function namesIn(specs: readonly string[]): readonly string[] {
  return specs.flatMap((spec) => {
    const requirement = parseRequirement(spec);
    return requirement === null ? [] : [requirement.name, ...requirement.extras];
  });
}

/** The plan's pins with this one in place of any other of the same package. */
export function withPin(draft: PlanDraft, requirement: string): PlanPatch {
  const name = parseRequirement(requirement)?.name ?? '';
  return { pins: [...(withoutPin(draft, name).pins ?? []), requirement] };
}

/** The plan's pins without those of this package. */
export function withoutPin(draft: PlanDraft, name: string): PlanPatch {
  return { pins: (draft.pins ?? []).filter((pin) => parseRequirement(pin)?.name !== name) };
}

/** A fix that pins a package. */
export function pinFix(draft: PlanDraft, requirement: string): Fix {
  return { label: `pin ${requirement}`, patch: withPin(draft, requirement) };
}

/** Keeps the fixes after which `check` has nothing more to say: a fix must never lead back to its finding. */
export function fixesThatHelp(
  situation: Resolved,
  check: (situation: Resolved) => readonly Hit[],
  fixes: readonly Fix[],
): readonly Fix[] {
  const { draft, preset, catalog } = situation;
  return fixes.filter(({ patch }) => check(resolve(applyPatch(draft, patch), preset, catalog)).length === 0);
}
