import { compareVersions } from '../packaging/versions.ts';

/** A package that is not the same in both. Null: it is not there. */
export interface Difference {
  readonly name: string;
  readonly working: string | null;
  readonly failing: string | null;
  readonly change: 'newer' | 'older' | 'other' | 'added' | 'missing';
}

/** Every package whose versions differ, or that one of the two lacks. */
export function differences(
  working: ReadonlyMap<string, string>,
  failing: ReadonlyMap<string, string>,
): readonly Difference[] {
  const names = [...new Set([...working.keys(), ...failing.keys()])];
  return names.flatMap((name): Difference[] => {
    const [good, bad] = [working.get(name) ?? null, failing.get(name) ?? null];
    if (good === bad) return [];
    if (good === null) return [{ name, working: null, failing: bad, change: 'added' }];
    if (bad === null) return [{ name, working: good, failing: null, change: 'missing' }];
    const order = compareVersions(bad, good);
    const change = order === null || order === 0 ? 'other' : order > 0 ? 'newer' : 'older';
    return [{ name, working: good, failing: bad, change }];
  });
}

/** How far apart the versions are: 3 a major step, 2 a minor one, 1 less, 0 not comparable. */
export function distance({ working, failing }: Difference): number {
  if (working === null || failing === null) return 0;
  const [a, b] = [working.split(/[.+]/), failing.split(/[.+]/)];
  if (a[0] !== b[0]) return 3;
  return a[1] === b[1] ? 1 : 2;
}
