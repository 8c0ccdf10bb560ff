import { codeFor, torchRelease } from '../../catalog/torch.ts';
import type { TorchRelease } from '../../catalog/types.ts';
import type { TorchTrio } from '../../plan/values.ts';
import { acceptsTorch } from '../../presets/needs.ts';
import type { Resolved } from '../../resolve/resolve.ts';
import type { Fix } from '../rule.ts';

/** Real builds of torch, to put in the place of one that is not. */

interface Wanted {
  readonly torch: string;
  readonly cudaTag: string;
  /** Null where no Python was stated. */
  readonly python: string | null;
}

interface Build {
  readonly release: TorchRelease;
  readonly cudaTag: string;
}

/**
 * The existing build nearest to what was wanted: by version, then by CUDA tag; with `keepTag`, only
 * builds of that tag. Prefers what the preset accepts and what has code for the GPU. Null: there is none.
 */
export function nearestTrio(situation: Resolved, wanted: Wanted, keepTag = false): TorchTrio | null {
  const { catalog, gpu, preset } = situation;
  const builds = catalog.torch
    .filter(
      ({ pythons, notes }) =>
        wanted.python === null ||
        // Of its partners there is mostly no wheel for a Python that is an experiment.
        (pythons.includes(wanted.python) &&
          !notes.some((note) => note.startsWith(`Experimental: ${wanted.python} `))),
    )
    .flatMap((release) => release.cudaTags.map((cudaTag): Build => ({ release, cudaTag })))
    .filter(({ cudaTag }) => !keepTag || cudaTag === wanted.cudaTag);
  const fitting = builds.filter(
    ({ release, cudaTag }) =>
      acceptsTorch(preset, release.version) &&
      (gpu === null || codeFor(catalog, release.version, cudaTag, gpu) !== 'none'),
  );
  let best: { readonly build: Build; readonly away: number } | null = null;
  for (const build of fitting.length > 0 ? fitting : builds) {
    const away = distance(build, wanted);
    if (best === null || away < best.away) best = { build, away };
  }
  return best === null ? null : trioOf(best.build.release, best.build.cudaTag);
}

/** A release with its partners. */
function trioOf({ version, torchvision, torchaudio }: TorchRelease, cudaTag: string): TorchTrio {
  return { torch: version, torchvision, torchaudio, cudaTag };
}

/** The trio that belongs to a torch version; null where the Catalog has no such release. */
export function partnersTrio({ catalog }: Resolved, torch: string, cudaTag: string): TorchTrio | null {
  const release = torchRelease(catalog, torch);
  return release === null ? null : trioOf(release, cudaTag);
}

/** A fix that installs this trio; none for null. */
export function trioFix(trio: TorchTrio | null, beside: Fix['patch'] = {}): readonly Fix[] {
  if (trio === null) return [];
  return [{ label: `use ${trioText(trio)}`, patch: { ...beside, torch: trio } }];
}

function trioText({ torch, torchvision, torchaudio, cudaTag }: TorchTrio): string {
  const partners = [
    torchvision === null ? null : `torchvision ${torchvision}`,
    torchaudio === null ? null : `torchaudio ${torchaudio}`,
  ].filter((partner) => partner !== null);
  return [`torch ${torch}`, ...partners].join(', ').concat(` from ${cudaTag}`);
}

// A minor version weighs more than any patch, and any version more than a CUDA tag.
function distance({ release, cudaTag }: Build, wanted: Wanted): number {
  return versionGap(release.version, wanted.torch) * 1000 + tagGap(cudaTag, wanted.cudaTag);
}

function versionGap(a: string, b: string): number {
  const [majorA = 0, minorA = 0, patchA = 0] = a.split('.').map(Number);
  const [majorB = 0, minorB = 0, patchB = 0] = b
    .replace(/[^\d.].*/s, '')
    .split('.')
    .map(Number);
  return Math.abs(majorA - majorB) * 10_000 + Math.abs(minorA - minorB) * 100 + Math.abs(patchA - patchB);
}

function tagGap(a: string, b: string): number {
  const gap = Number(a.slice(2)) - Number(b.slice(2));
  // Between two equally near tags the newer one: it has code for more GPUs.
  return Number.isNaN(gap) ? 0 : Math.abs(gap) + (gap < 0 ? 0.5 : 0);
}
