import { compareVersions, exactVersion } from '../packaging/versions.ts';
import { imageByRef } from './images.ts';
import providesRows from './packages/apt-provides.json' with { type: 'json' };
import ownRows from './packages/brings-own.json' with { type: 'json' };
import needRows from './packages/system-needs.json' with { type: 'json' };
import type { Catalog, Sourced } from './types.ts';

/** apt packages without which a Python package does not work. */
export interface SystemNeed extends Sourced {
  /** Normalised (PEP 503). */
  readonly name: string;
  readonly apt: readonly string[];
  readonly because: string;
  /** What fails without. */
  readonly error: string;
  /** False: only part of what it does needs them. */
  readonly always: boolean;
  /** What releases before `version` need in its place. */
  readonly before?: Pick<SystemNeed, 'apt' | 'because' | 'error'> & { readonly version: string };
}

const needs: ReadonlyMap<string, SystemNeed> = new Map(
  (needRows as readonly unknown[] as readonly SystemNeed[]).map((need) => [need.name, need]),
);

/** What a package of this name needs, in the release that is pinned. */
export function systemNeedOf(name: string, specifier = ''): SystemNeed | undefined {
  const need = needs.get(name);
  const version = exactVersion(specifier);
  const older = need?.before;
  return need !== undefined &&
    older !== undefined &&
    version !== null &&
    (compareVersions(version, older.version) ?? 0) < 0
    ? { ...need, ...older }
    : need;
}

/** Packages whose wheel was said to need a system library, and which bring it along: why. */
export const bringsOwn: ReadonlyMap<string, string> = new Map(
  ownRows.map(({ name, because, source, reviewed }) => [
    name,
    `${because} (${source.join('; ')}, ${reviewed})`,
  ]),
);

/** Names under which a newer release provides an older one, and programs that bring a library. */
const provides: ReadonlyMap<string, readonly string[]> = new Map(
  providesRows.map(({ apt, by }) => [apt, by]),
);

/** Whether an image has an apt package. A list of tools is never whole, so only a bare image is sure to lack one. */
export function imageHas(catalog: Catalog, ref: string, apt: string): 'yes' | 'no' | 'unknown' {
  const image = imageByRef(catalog, ref);
  if (image.tools.includes(apt)) return 'yes';
  return image.services === 'none' ? 'no' : 'unknown';
}

/** Those of the packages that none of the installed ones provides. */
export function notAmong(wanted: readonly string[], installed: readonly string[]): readonly string[] {
  return wanted.filter(
    (name) => ![name, ...(provides.get(name) ?? [])].some((one) => installed.includes(one)),
  );
}
