import { compareVersions, exactVersion, satisfies } from './versions.ts';

/** One end of a range: a version, and whether it still belongs to it. */
interface End {
  readonly version: string;
  readonly included: boolean;
}

/**
 * True where surely no version is in both specifier sets: an exact version that the other does not
 * admit, or one range that ends before the other begins. What `!=` leaves out does not count, and
 * anything unreadable excludes nothing.
 */
export function excludeEachOther(a: string, b: string): boolean {
  for (const [one, other] of [
    [a, b],
    [b, a],
  ] as const) {
    const exact = exactVersion(one);
    if (exact !== null) return !satisfies(exact, other);
  }
  return endsBefore(highest(a), lowest(b)) || endsBefore(highest(b), lowest(a));
}

function endsBefore(high: End | null, low: End | null): boolean {
  if (high === null || low === null) return false;
  const order = compareVersions(high.version, low.version);
  if (order === null) return false;
  return order < 0 || (order === 0 && !(high.included && low.included));
}

/** The lower end of a set, that of its strictest clause; null where there is none. */
function lowest(specifier: string): End | null {
  return strictest(
    clausesOf(specifier).flatMap(({ operator, version, prefix }): End[] => {
      if (operator === '>=' || operator === '~=') return [{ version, included: true }];
      if (operator === '>') return [{ version, included: false }];
      return operator === '==' && prefix ? [{ version, included: true }] : [];
    }),
    1,
  );
}

function highest(specifier: string): End | null {
  return strictest(
    clausesOf(specifier).flatMap(({ operator, version, prefix }): End[] => {
      if (operator === '<=') return [{ version, included: true }];
      if (operator === '<') return [{ version, included: false }];
      if (operator === '~=') return [{ version: after(version.replace(/\.\d+$/, '')), included: false }];
      return operator === '==' && prefix ? [{ version: after(version), included: false }] : [];
    }),
    -1,
  );
}

/** Only plain release numbers are read: what a pre-release or an epoch means at an edge is not guessed. */
function clausesOf(specifier: string) {
  return specifier.split(',').flatMap((clause) => {
    const parts = /^\s*(>=|<=|~=|==|>|<)\s*(\d+(?:\.\d+)*)(\.\*)?\s*$/.exec(clause);
    if (parts === null) return [];
    const [, operator = '', version = '', star] = parts;
    return [{ operator, version, prefix: star !== undefined }];
  });
}

function strictest(ends: readonly End[], sign: 1 | -1): End | null {
  return ends.reduce<End | null>((best, end) => {
    if (best === null) return end;
    const order = (compareVersions(end.version, best.version) ?? 0) * sign;
    return order > 0 || (order === 0 && !end.included) ? end : best;
  }, null);
}

/** The first version beyond a prefix: 2.32 after 2.31. */
function after(prefix: string): string {
  return prefix.replace(/(?<!\d)\d+$/, (last) => String(Number(last) + 1));
}
