import type { Catalog } from '../catalog/types.ts';
import { parseRequirement } from '../packaging/requirement.ts';
import { compareVersions, exactVersion } from '../packaging/versions.ts';
import { type FileFinding, found } from './finding.ts';
import { nameOf, torchTagOf } from './located.ts';
import { torchReplaced } from './pages/packages.ts';
import type { PipStep } from './pip-steps.ts';

/** PW828: an xformers without a version, after a step that pinned torch or on an image that has one (`there`). */
export function checkTorchSteps(
  steps: readonly PipStep[],
  catalog: Catalog,
  there: string | null,
): readonly FileFinding[] {
  return steps.flatMap((step, at) => {
    const open = step.requirements.find(
      (located) => nameOf(located) === 'xformers' && parseRequirement(located.text)?.specifier === '',
    );
    const together = step.requirements.some((located) => nameOf(located) === 'torch');
    if (open === undefined || together || step.files.length > 0 || step.command.words.includes('--no-deps'))
      return [];
    const pinned = steps
      .slice(0, at)
      .flatMap(({ requirements, within }) => (within === step.within ? requirements : []))
      .findLast((located) => nameOf(located) === 'torch');
    const own = exactVersion(parseRequirement(pinned?.text ?? '')?.specifier ?? '')?.replace(/\+.*/, '');
    const torch = pinned === undefined && step.within === null ? (there ?? undefined) : own;
    // --index-url leaves nothing but the builds of that index.
    const only = step.indexes.find(({ extra, first }) => !extra || first)?.url;
    const tag = only === undefined ? null : torchTagOf(only);
    const offered = catalog.xformers.filter(({ cudaTags }) => tag === null || cudaTags.includes(tag));
    const newest = offered.reduce<Catalog['xformers'][number] | null>(
      (best, row) => (best === null || (compareVersions(row.version, best.version) ?? 0) > 0 ? row : best),
      null,
    );
    if (torch === undefined || newest === null || (compareVersions(newest.torch, torch) ?? 0) <= 0) return [];
    const fitting = catalog.xformers.findLast((row) => row.torch === torch);
    return [
      found(torchReplaced, {
        place: open.place,
        message: `pip takes the newest xformers here, which wants torch ${newest.torch} or newer: torch ${torch} is replaced.`,
        error: `Attempting uninstall: torch\nFound existing installation: torch ${torch}`,
        why: 'Because this step names no version and pip does not hold what an earlier step installed.',
        fixes: [
          ...(fitting === undefined ? [] : [`write xformers==${fitting.version}, from the index of torch`]),
          'install both in one step',
        ],
      }),
    ];
  });
}
