import { normaliseName } from '../packaging/requirement.ts';
import { compareVersions, satisfies } from '../packaging/versions.ts';
import facts from './diagnose/metadata.json' with { type: 'json' };
import stepRows from './packages/breaking-steps.json' with { type: 'json' };
import type { Sourced } from './types.ts';

/** From the version at this index on: a specifier, empty for any version; null: no longer required. */
type Run = readonly [index: number, specifier: string | null];

interface Row {
  /** Versions whose metadata was read, ascending: the newest patch of each minor. */
  readonly v: readonly string[];
  readonly req: Readonly<Record<string, readonly Run[]>>;
}

/** A release from which on callers of a package are known to break, and how. */
export interface BreakingStep extends Sourced {
  readonly name: string;
  readonly at: string;
  readonly because: string;
  /** The one caller that it breaks, and in which versions (empty: all); absent: any may be. */
  readonly whom?: { readonly name: string; readonly versions: string };
}

export const breakingSteps = stepRows as unknown as readonly BreakingStep[];

/**
 * The known step that lies between two versions of a package, in either direction; the newest of several. One that
 * breaks a certain caller does not count where that one is there in another version; where it is not there at all,
 * nothing is said of it.
 */
export function stepBetween(
  name: string,
  a: string,
  b: string,
  packages: ReadonlyMap<string, string>,
): BreakingStep | null {
  const after = (version: string, at: string) => (compareVersions(version, at) ?? -1) >= 0;
  const caller = ({ whom }: BreakingStep) => packages.get(whom?.name ?? '')?.replace(/\+.*/s, '') ?? null;
  const spared = (step: BreakingStep) => {
    const [version, versions = ''] = [caller(step), step.whom?.versions];
    return version !== null && versions !== '' && !satisfies(version, versions);
  };
  const step =
    breakingSteps.findLast(
      (one) => one.name === name && after(a, one.at) !== after(b, one.at) && !spared(one),
    ) ?? null;
  return step === null || step.whom === undefined || caller(step) !== null
    ? step
    : { ...step, because: step.because.replace(/, .*/s, '') };
}

/** Read from the wheels; made by the scripts that gathered the facts for logs. Loaded by compare alone. */
const rows = new Map(
  Object.entries(facts.packages as unknown as Readonly<Record<string, Row>>).map(([name, row]) => [
    normaliseName(name),
    row,
  ]),
);

/** What the metadata were read from, and when. */
export const metadataSource = `${facts.source} (${facts.date})`;

/** What one package requires of another. */
export interface Need {
  readonly name: string;
  readonly version: string;
  readonly needs: string;
  /** PEP 440; empty: any version. */
  readonly specifier: string;
}

/** What a release requires, by its own metadata; empty where its minor was not read. */
export function needsOf(name: string, version: string): readonly Need[] {
  const row = rows.get(name);
  const at = row === undefined ? -1 : indexOf(row, version);
  if (row === undefined || at < 0) return [];
  return Object.entries(row.req).flatMap(([needs, runs]) => {
    const specifier = runs.findLast(([from]) => from <= at)?.[1] ?? null;
    // An exact version goes with that very patch.
    const other = specifier?.includes('==') === true && row.v[at] !== version;
    return specifier === null || other ? [] : [{ name, version, needs: normaliseName(needs), specifier }];
  });
}

/** The version itself, or the newest patch of its minor. */
function indexOf({ v }: Row, version: string): number {
  const bare = version.replace(/\+.*/s, '');
  const exact = v.indexOf(bare);
  if (exact >= 0) return exact;
  const minor = /^\d+\.\d+/.exec(bare)?.[0];
  return minor === undefined ? -1 : v.findIndex((one) => one.startsWith(`${minor}.`));
}

/**
 * What a release surely requires: by its own metadata, or, where its minor was read in another patch or not at all,
 * what that one and its neighbours all say alike.
 */
export function sureNeedsOf(name: string, version: string): readonly Need[] {
  const row = rows.get(name);
  const at = row === undefined ? -1 : indexOf(row, version);
  if (row === undefined) return [];
  if (at < 0) {
    const after = row.v.findIndex((one) => (compareVersions(one, version) ?? -1) > 0);
    const [below, above] = [row.v[after - 1], row.v[after]];
    // Across a major anything may have changed and come back.
    if (below === undefined || above === undefined || below.split('.')[0] !== above.split('.')[0]) return [];
    const later = needsOf(name, above);
    return needsOf(name, below)
      .filter(({ needs, specifier }) =>
        later.some((other) => other.needs === needs && other.specifier === specifier),
      )
      .map((need) => ({ ...need, version }));
  }
  const here = needsOf(name, version);
  if (row.v[at] === version.replace(/\+.*/s, '')) return here;
  const beside = [row.v[at - 1], row.v[at + 1]].flatMap((other) =>
    other === undefined ? [] : [needsOf(name, other)],
  );
  return here.filter(({ needs, specifier }) =>
    beside.every((list) => list.some((other) => other.needs === needs && other.specifier === specifier)),
  );
}

/** The versions whose metadata was read, ascending. */
export function releasesRead(name: string): readonly string[] {
  return rows.get(name)?.v ?? [];
}

/** The newest version whose metadata was read, of those that a specifier admits; null: none. */
export function newestRead(name: string, specifier: string): string | null {
  return rows.get(name)?.v.findLast((version) => specifier === '' || satisfies(version, specifier)) ?? null;
}

/** Needs that the packages beside them do not meet; what is not there at all is passed over. */
export function unmetNeeds(
  packages: ReadonlyMap<string, string>,
): readonly (Need & { readonly has: string })[] {
  return [...packages].flatMap(([name, version]) =>
    needsOf(name, version).flatMap((need) => {
      const has = packages.get(need.needs)?.replace(/\+.*/s, '');
      if (has === undefined || need.specifier === '' || compareVersions(has, has) === null) return [];
      return satisfies(has, need.specifier) ? [] : [{ ...need, has }];
    }),
  );
}

/** Of these packages those that name another one in their metadata, by that other one. */
export function usersIn(
  packages: ReadonlyMap<string, string>,
  needs: (name: string, version: string) => readonly Need[],
): ReadonlyMap<string, readonly string[]> {
  const users = new Map<string, string[]>();
  for (const [name, version] of packages)
    for (const needed of new Set(needs(name, version).map((need) => need.needs)))
      users.set(needed, [...(users.get(needed) ?? []), name]);
  return users;
}
