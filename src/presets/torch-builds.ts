import {
  hasCodeFor,
  isKnownTorchvision,
  isTiedTorchaudio,
  torchRelease,
  wheelExists,
} from '../catalog/torch.ts';
import type { Catalog } from '../catalog/types.ts';
import type { TorchTrio } from '../plan/values.ts';
import type { Contradiction } from './contradiction.ts';
import type { Path } from './document.ts';
import type { Preset, SavedPlan } from './schema.ts';

/** What a file says about torch that the Catalog knows better. A release the Catalog lacks is not judged. */

export function presetTorch({ torch, python, plan }: Preset, catalog: Catalog): readonly Contradiction[] {
  const chosen = plan.torch ? trio(plan.torch, ['plan', 'torch'], catalog) : [];
  if (torch === null) return chosen;
  const builds = torch.builds.flatMap((build, at) => {
    const path = ['torch', 'builds', at];
    return [...trio(build, path, catalog), ...codes(build, path, catalog)];
  });
  const pythons = (python?.allowed ?? []).flatMap((version, at) => {
    const answers = torch.builds.map((build) => wheelExists(catalog, build.torch, build.cudaTag, version));
    if (!answers.every((answer) => answer === 'no-python')) return [];
    return [
      {
        path: ['python', 'allowed', at],
        message: `none of torch.builds has a wheel for Python ${version}${pythonsOf(torch.builds[0], catalog)}`,
      },
    ];
  });
  return [...builds, ...pythons, ...chosen];
}

export function savedPlanTorch({ plan }: SavedPlan, catalog: Catalog): readonly Contradiction[] {
  // Somebody saw that build on an index and said so.
  const accepted = plan.accept?.some(({ code }) => /^PW40[123]$/.test(code)) === true;
  return plan.torch && !accepted ? trio(plan.torch, ['plan', 'torch'], catalog) : [];
}

function trio(build: TorchTrio, path: Path, catalog: Catalog): readonly Contradiction[] {
  const release = torchRelease(catalog, build.torch);
  if (release === null) {
    if (wheelExists(catalog, build.torch, build.cudaTag, '') !== 'no-version') return [];
    // It was skipped within a line, so that line has a release.
    const line = build.torch.replace(/(?<!\d)\d+$/, '');
    const near = catalog.torch.findLast(({ version }) => version.startsWith(line))?.version;
    return [
      { path: [...path, 'torch'], message: `torch ${build.torch} was never released; nearest: ${near}` },
    ];
  }
  const found: Contradiction[] = [];
  const tags = [...release.cudaTags, ...release.indexOnlyTags];
  if (!tags.includes(build.cudaTag)) {
    found.push({
      path: [...path, 'cudaTag'],
      message: `torch ${build.torch} was built for ${tags.join(', ')}, not for ${build.cudaTag}`,
    });
  }
  for (const partner of ['torchvision', 'torchaudio'] as const) {
    const [stated, right] = [build[partner], release[partner]];
    if (stated === null || right === null || stated === right) continue;
    if (partner === 'torchaudio' && !isTiedTorchaudio(stated)) continue;
    const unreal = partner === 'torchvision' && isKnownTorchvision(catalog, stated) === false;
    found.push({
      path: [...path, partner],
      message: unreal
        ? `${partner} ${stated} was never released; ${partner} ${right} belongs to torch ${build.torch}`
        : `${partner} ${stated} does not belong to torch ${build.torch}; ${partner} ${right} does`,
    });
  }
  return found;
}

/** A build meant for a GPU that it holds no code for. */
function codes(
  build: NonNullable<Preset['torch']>['builds'][number],
  path: Path,
  catalog: Catalog,
): readonly Contradiction[] {
  const archs = torchRelease(catalog, build.torch)?.archs[build.cudaTag];
  if (archs === undefined || build.for === 'any') return [];
  return build.for.flatMap((code, at) => {
    const capability = code.replace(/^sm_(\d+)(\d)$/, '$1.$2');
    if (hasCodeFor(archs, capability) !== 'none') return [];
    return [
      {
        path: [...path, 'for', at],
        message: `torch ${build.torch}+${build.cudaTag} has no code for ${code}; it has ${archs.join(', ')}`,
      },
    ];
  });
}

function pythonsOf(build: TorchTrio | undefined, catalog: Catalog): string {
  const pythons = build === undefined ? [] : (torchRelease(catalog, build.torch)?.pythons ?? []);
  return pythons.length === 0 ? '' : `; torch ${build?.torch} has them for ${pythons.join(', ')}`;
}
