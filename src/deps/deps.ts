import { type Companions, companionsOf } from '../catalog/companions.ts';
import { wrongNames } from '../catalog/packages.ts';
import { bringsOwn, imageHas, notAmong, systemNeedOf } from '../catalog/system-packages.ts';
import { broughtAlong, sizesSource, type WheelSize, wheelSizes } from '../catalog/wheel-sizes.ts';
import { checkPackages } from '../lint/check-packages.ts';
import type { FileFinding } from '../lint/finding.ts';
import { judgePackages } from '../lint/judge-packages.ts';
import type { Installation } from '../lint/located.ts';
import type { Surroundings } from '../lint/situation.ts';
import { parseRequirement } from '../packaging/requirement.ts';
import { type Admits, admits } from './ranges.ts';

/** What one requirement is. */
export interface Dependency {
  readonly text: string;
  readonly line: number;
  /** Null where it is no requirement, or only an address. */
  readonly name: string | null;
  readonly extras: readonly string[];
  readonly marker: string | null;
  /** Null where the versions are no specifier. */
  readonly admits: Admits | null;
  /** The project's right name, where this is none. */
  readonly rightName: string | null;
  readonly system: readonly {
    readonly apt: string;
    readonly because: string;
    /** Installed by the file, in the image, not in the image; null: not known. */
    readonly there: 'file' | 'image' | 'missing' | null;
  }[];
  /** Why it needs no system package, where people say it does. */
  readonly bringsOwn: string | null;
  /** Measured; null: no sourced size is known. */
  readonly size: WheelSize | null;
}

/** Sizes in MB, a lower bound. Derived from measured wheels, not measured as a whole. */
export interface Estimate {
  readonly download: number;
  readonly unpacked: number;
  readonly counted: readonly string[];
  readonly unknown: readonly string[];
  /** Seconds for the download alone, by rate in MB/s. */
  readonly seconds: readonly { readonly rate: number; readonly seconds: number }[];
  readonly source: string;
}

export interface DepsReport {
  readonly dependencies: readonly Dependency[];
  readonly pairs: readonly (Companions & { readonly unnamed: readonly string[] })[];
  readonly estimate: Estimate;
  readonly findings: readonly FileFinding[];
}

/** From this unpacked size on (MB) a package counts as heavy. */
export const heavyFrom = 100;

const rates = [50, 200] as const;

/** Looks at every requirement of an installation. Pure. */
export function examine(installation: Installation, surroundings: Surroundings): DepsReport {
  const dependencies = [...installation.requirements, ...installation.addresses].map((located) =>
    dependency(located.text, located.place.line, installation, surroundings),
  );
  const names = new Set(dependencies.flatMap(({ name }) => name ?? []));
  return {
    dependencies,
    pairs: companionsOf(names).map((pair) => ({
      ...pair,
      unnamed: pair.names.filter((name) => !names.has(name)),
    })),
    estimate: estimate(dependencies),
    findings: [...judgePackages(installation, surroundings), ...checkPackages(installation, surroundings)],
  };
}

function dependency(
  text: string,
  line: number,
  { apt }: Installation,
  { catalog, image }: Surroundings,
): Dependency {
  const requirement = parseRequirement(text) ?? fromAddress(text);
  const name = requirement?.name ?? null;
  const rightName = name === null || requirement?.url != null ? null : (wrongNames.get(name) ?? null);
  const real = rightName ?? name ?? '';
  const need = systemNeedOf(real, requirement?.specifier);
  const installed = apt.map((one) => one.text);
  const there = (one: string) => {
    if (notAmong([one], installed).length === 0) return 'file' as const;
    const answer = image === null ? 'unknown' : imageHas(catalog, image, one);
    return answer === 'yes' ? ('image' as const) : answer === 'no' ? ('missing' as const) : null;
  };
  return {
    ...{ text, line, name, rightName },
    extras: requirement?.extras ?? [],
    marker: requirement?.marker ?? null,
    admits: requirement === null ? null : admits(requirement),
    system: (need?.apt ?? []).map((one) => ({ apt: one, because: need?.because ?? '', there: there(one) })),
    bringsOwn: bringsOwn.get(real) ?? null,
    size: wheelSizes.get(real) ?? null,
  };
}

/** `git+https://…` has an address and no name. */
function fromAddress(text: string) {
  const isUrl = /^(?:git\+|https?:\/\/)/.test(text);
  return isUrl ? { name: '', extras: [], specifier: '', url: text, marker: null } : null;
}

function estimate(dependencies: readonly Dependency[]): Estimate {
  const sizes = new Map<string, WheelSize>();
  const unknown: string[] = [];
  for (const { name, text, rightName, size } of dependencies) {
    if (size === null) unknown.push(name === null || name === '' ? text : name);
    else sizes.set(rightName ?? name ?? text, size);
  }
  for (const [name, brought] of broughtAlong)
    if (sizes.has(name)) sizes.set(`what ${name} brings along`, brought);
  const sum = (of: keyof Pick<WheelSize, 'download' | 'unpacked'>) =>
    Math.round([...sizes.values()].reduce((total, size) => total + size[of], 0));
  const download = sum('download');
  return {
    download,
    unpacked: sum('unpacked'),
    counted: [...sizes.keys()],
    unknown,
    seconds: rates.map((rate) => ({ rate, seconds: Math.round(download / rate) })),
    source: sizesSource,
  };
}
