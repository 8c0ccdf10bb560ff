import { machineCode } from '../../catalog/gpus.ts';
import { wheelExists } from '../../catalog/torch.ts';
import type { Gpu } from '../../catalog/types.ts';
import { acceptsTorch } from '../../presets/needs.ts';
import { presetBuild, type Resolved } from '../../resolve/resolve.ts';
import { otherGpus } from '../fixes.ts';
import { type Fit, fitOf, nameOf, newestBuildFor, noCodeError } from '../gpu/torch-code.ts';
import type { Fix, Hit } from '../rule.ts';

/**
 * The finding shared by PW102 and PW103: the torch that the plan or the preset would install has no
 * code for the GPU. The image's own torch is PW104's business.
 */
export function missingCode(
  situation: Resolved,
  side: Extract<Fit, 'gpu-too-new' | 'gpu-dropped'>,
  why: (facts: { readonly gpu: Gpu; readonly build: string }) => string,
): readonly Hit[] {
  const { catalog, gpu, torch } = situation;
  if (gpu === null || torch === null || torch.from === 'image') return [];
  const chosen = { version: torch.torch, cudaTag: torch.cudaTag };
  if (fitOf(catalog, chosen, gpu) !== side) return [];
  const build = nameOf(chosen);
  const asked = torch.from === 'plan';
  return [
    {
      field: asked ? 'torch' : 'gpu',
      involves: asked ? ['gpu', 'torch'] : ['gpu', 'app'],
      message: `torch ${build} has no code for the ${gpu.name} (${machineCode(gpu)}): the app fails at its first computation.`,
      error: noCodeError(gpu, machineCode(gpu) ?? ''),
      why: why({ gpu, build }),
      fixes: [...torchFixes(situation, gpu), ...gpuFixes(situation)],
    },
  ];
}

function torchFixes({ catalog, preset, draft, torch }: Resolved, gpu: Gpu): readonly Fix[] {
  const own = preset === null || torch?.from === 'preset' ? null : presetBuild(preset, gpu);
  if (own !== null && fitOf(catalog, { version: own.torch, cudaTag: own.cudaTag }, gpu) === 'runs') {
    return [{ label: `leave torch to the preset (${own.torch}+${own.cudaTag})`, patch: { torch: null } }];
  }
  const newest = newestBuildFor(
    catalog,
    gpu,
    (version, tag) =>
      acceptsTorch(preset, version) &&
      (draft.python === undefined || wheelExists(catalog, version, tag, draft.python.version) === 'yes'),
  );
  if (newest === null) return [];
  return [{ label: `install torch ${newest.torch}+${newest.cudaTag}`, patch: { torch: newest } }];
}

function gpuFixes(situation: Resolved): readonly Fix[] {
  const { catalog, preset, draft } = situation;
  return otherGpus(situation, (other) => {
    if (preset !== null && (other.vramGb ?? 0) < preset.vram.minimumGb) return false;
    const build = draft.torch ?? (preset === null ? null : presetBuild(preset, other));
    return (
      build !== null && fitOf(catalog, { version: build.torch, cudaTag: build.cudaTag }, other) === 'runs'
    );
  });
}
