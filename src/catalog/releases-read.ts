import { compareVersions, satisfies } from '../packaging/versions.ts';
import read from './diagnose/releases-read.json' with { type: 'json' };
import type { Need } from './metadata.ts';

/**
 * Which releases of the packages that public files pin most the index had, for which Pythons, and what those that were
 * looked at require. Made by scripts/facts_releases.py; loaded by what judges files alone.
 */

type Runs = Readonly<Record<string, readonly (readonly [index: number, specifier: string | null])[]>>;

const { packages, needs, date, source } = read as unknown as {
  readonly packages: Readonly<Record<string, string>>;
  readonly needs: Readonly<Record<string, { readonly v: readonly string[]; readonly req: Runs }>>;
  readonly date: string;
  readonly source: string;
};

/** What was read, and when. */
export const releasesSource = `${source} (${date})`;
export const releasesDate = date;

interface Releases {
  /** Ascending, without their last zeros: 4.40 for 4.40.0. */
  readonly versions: readonly string[];
  /** No release came for more than a year. */
  readonly quiet: boolean;
  readonly pythons: readonly (readonly [from: string, code: string])[];
}

const opened = new Map<string, Releases>();

function releasesOf(name: string): Releases | null {
  const line = packages[name];
  if (line === undefined) return null;
  const known = opened.get(name) ?? unpacked(line);
  opened.set(name, known);
  return known;
}

const signs = '0123456789abcdefghijklmnopqrstuvwxyz';
const from = (post: string) => bare(post.replace('p', '.post'));

function unpacked(line: string): Releases {
  const [left = '', right = ''] = line.split('|');
  const quiet = left.endsWith('$');
  const versions = left
    .replace('$', '')
    .split(';')
    .flatMap((part) =>
      part.startsWith('=')
        ? part
            .slice(1)
            .split(' ')
            .map((one) => bare(from(one)))
        : minorsOf(part),
    );
  const pythons = right.split(',').map((run) => {
    const [at = '', code = ''] = run.split(' ');
    return [from(at), code] as const;
  });
  return { versions: versions.sort((a, b) => compareVersions(a, b) ?? 0), quiet, pythons };
}

/** `4.2:01_*,0+2-3`: 4.2, 4.3, 4.3.1, none of 4.4, and of 4.5 the patches 0, 2 and 3. */
function minorsOf(part: string): readonly string[] {
  const [start = '', rest = ''] = part.split(':');
  const [major = '', first = '0'] = start.split('.');
  const [row = '', ...listed] = rest.split(',');
  return [...row].flatMap((sign, at) => {
    const minor = `${major}.${Number(first) + at}`;
    if (sign === '_') return [];
    const patches = sign === '*' ? (listed.shift() ?? '').split('+') : [`0-${signs.indexOf(sign)}`];
    return patches.flatMap((range) => {
      const [low = 0, high = low] = range.split('-').map(Number);
      return Array.from({ length: high - low + 1 }, (_, more) => bare(`${minor}.${low + more}`));
    });
  });
}

/** Without what the index takes as the same: 1.0 and 1.0.0. */
function bare(version: string): string {
  return version.replace(/(?:\.0)+(?=\.post|$)/, '');
}

/** A version that the index had not on that day. */
export interface Missing {
  /** Of the same minor where there is one, else the nearest below and above. */
  readonly nearest: readonly string[];
  /** Later ones of its minor are there, or its whole minor is not: it will not come any more. */
  readonly sure: boolean;
}

/** Whether a release is missing; null where it is there, is a pre-release, or may have come since. */
export function missingRelease(name: string, version: string): Missing | null {
  // Between 1.8.5 and 2.6.2 everything was deleted (the index of 2026-11-30; in no cache that was read).
  if (name === 'paddlepaddle')
    return (compareVersions(version, '1.8.5') ?? 0) > 0 && (compareVersions(version, '2.6.2') ?? 0) < 0
      ? { nearest: ['1.8.5', '2.6.2'], sure: true }
      : null;
  const known = releasesOf(name);
  if (known === null || !/^\d+(?:\.\d+)*(?:\.post\d+)?$/.test(version)) return null;
  const own = bare(version);
  const { versions, quiet } = known;
  const above = versions.filter((one) => (compareVersions(one, own) ?? 0) > 0);
  const below = versions.filter((one) => (compareVersions(one, own) ?? 0) < 0);
  // Of this one all before the first was deleted.
  if (versions.includes(own) || (below.length === 0 && name !== 'onnxruntime-gpu')) return null;
  // What is newer than all that was read may be there by now; so may a patch of the last few.
  if (above.length < 5 && !quiet) return null;
  const minor = own.split('.').slice(0, 2).join('.');
  const sameMinor = (one: string) => one === minor || one.startsWith(`${minor}.`);
  const close = [...below.slice(-1), ...above.slice(0, 1)];
  const near = close.filter(sameMinor);
  const sure = above.some(sameMinor) || (above.length > 0 && !below.some(sameMinor));
  return { nearest: near.length > 0 ? near : close, sure };
}

/** The releases nearest to a range with a lower bound that no release is in, and none will be; null: one may be. */
export function nearestToNone(name: string, specifier: string): readonly string[] | null {
  const known = releasesOf(name);
  const low = /^(?:>=?|~=)([\d.]+)/.exec(specifier)?.[1] ?? /,(?:>=?|~=)([\d.]+)/.exec(specifier)?.[1];
  if (known === null || low === undefined || /[a-z*]|==/.test(specifier)) return null;
  const { versions, quiet } = known;
  if (versions.some((one) => satisfies(one, specifier))) return null;
  const below = versions.filter((one) => (compareVersions(one, low) ?? 0) <= 0);
  const above = versions.slice(below.length);
  // One that never had a second will have none; another may be taken up again.
  const held = /<|~=/.test(specifier) && above.length >= 5;
  return below.length > 0 && (held || (quiet && versions.length === 1))
    ? [...below.slice(-1), ...above.slice(0, 1)]
    : null;
}

/** Which Pythons a release can be installed on without a compiler, as minors of Python 3. */
export interface Pythons {
  /** By Requires-Python; 0: no bound that matters. */
  readonly from: number;
  /** The newest; null: no bound. */
  readonly to: number | null;
  /** Above `to`: refused, no file at all, or only the source. */
  readonly above: 'refused' | 'nothing' | 'source';
}

/** Null where the release was not read. */
export function pythonsOf(name: string, version: string): Pythons | null {
  const known = releasesOf(name);
  const own = bare(version);
  if (known?.versions.includes(own) !== true) return null;
  const code = known.pythons.findLast(([at]) => (compareVersions(at, own) ?? 1) <= 0)?.[1] ?? '';
  const [, low = '', sign, high = '', none] = /^(\d*)(?:([-<])(\d+)(!?))?$/.exec(code) ?? [];
  return {
    from: Number(low),
    to: high === '' ? null : Number(high),
    above: sign === '<' ? 'refused' : none === '!' ? 'nothing' : 'source',
  };
}

/** The newest minor of Python 3 that takes a release; null: any, or not known. What came before all that were read takes no newer one than they. */
export function lastPython(name: string, version: string): number | null {
  const first = releasesOf(name)?.versions[0] ?? version;
  const taken = pythonsOf(name, (compareVersions(version, first) ?? 0) < 0 ? first : version);
  return taken === null || taken.above === 'source' ? null : taken.to;
}

/** A compiled release that has no wheel for a Python which numpy 2 takes: older than all that were read, or read so. */
export function isBeforeNumpy2(name: string, version: string): boolean {
  const known = releasesOf(name);
  const first = known?.versions[0];
  if (known == null || first === undefined) return false;
  const old = (compareVersions(version, first) ?? 0) < 0 && /-/.test(known.pythons[0]?.[1] ?? '');
  return old || (pythonsOf(name, version)?.to ?? 99) < 9;
}

/** A release is for newer Pythons than this one: pip passes over it. */
export function refusesPython(name: string, version: string, python: string | null): boolean {
  const minor = Number(/^3\.(\d+)/.exec(python ?? '')?.[1] ?? 99);
  return minor < (pythonsOf(name, version)?.from ?? 0);
}

/** The minor of Python 3 that the newest release asks for at least; undefined: any, or not known. */
export function newestNeedsPython(name: string): number | undefined {
  const newest = releasesOf(name)?.versions.at(-1);
  return (newest === undefined ? 0 : pythonsOf(name, newest)?.from) || undefined;
}

/** What a release requires by its own metadata, or by what the ones before and after it in its major say alike. */
export function needsRead(name: string, version: string): readonly Need[] {
  const row = needs[name];
  if (row === undefined) return [];
  const at = (index: number): readonly Need[] =>
    Object.entries(row.req).flatMap(([other, runs]) => {
      const specifier = runs.findLast(([start]) => start <= index)?.[1] ?? null;
      return specifier === null ? [] : [{ name, version, needs: other, specifier }];
    });
  const exact = row.v.indexOf(version);
  if (exact >= 0) return at(exact);
  const after = row.v.findIndex((one) => (compareVersions(one, version) ?? -1) > 0);
  const [below, above] = [row.v[after - 1], row.v[after]];
  if (below === undefined || above === undefined || below.split('.')[0] !== above.split('.')[0]) return [];
  const later = at(after);
  return at(after - 1).filter(
    (need) =>
      !need.specifier.includes('==') &&
      later.some((other) => other.needs === need.needs && other.specifier === need.specifier),
  );
}
