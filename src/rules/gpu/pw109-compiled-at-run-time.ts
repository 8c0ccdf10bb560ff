import { cudaOfTag, hostCudaReaches } from '../../catalog/drivers.ts';
import { firstCuda, machineCode } from '../../catalog/gpus.ts';
import { wheelExists } from '../../catalog/torch.ts';
import { acceptsTorch } from '../../presets/needs.ts';
import { defineRule } from '../rule.ts';
import { fitOf, nameOf, newestBuildFor } from './torch-code.ts';

export const compiledAtRunTime = defineRule({
  code: 'PW109',
  title: 'The compiler inside torch does not know this GPU',
  severity: 'warning',
  reviewed: '2026-11-22',
  reads: ['gpu', 'torch', 'app', 'image', 'install', 'python'],
  imageIsItsTorch: true,
  page: {
    catches:
      'A torch whose kernels run on the GPU, but whose CUDA is older than the card: a B300 (sm_103) with cu128.',
    happens: 'nvrtc: error: invalid value for --gpu-architecture (-arch)',
    why: 'Kernels that were compiled beforehand run on a later card of the same major compute capability. Some are compiled only when they are first used, by the compiler of the CUDA version that torch brings, and that one must know the card. So most of it works, and one operation fails.',
    fix: 'Take a torch build for the first CUDA version that knows the card (12.9 or 13.0 for a B300).',
    override: 'Sound when the app has run on this card: --accept PW109="ran on DATE".',
    evidence: [
      {
        text: 'The compiler refuses an architecture it does not know, while the other kernels run.',
        source:
          'https://github.com/pytorch/pytorch/issues/87595; https://github.com/PASSIONLab/OpenEquivariance/issues/162',
      },
      {
        text: 'sm_103 came with CUDA 12.9.',
        source: 'NVIDIA CUDA 12.9 release notes; developer blog on family-specific architectures',
      },
    ],
  },
  check: (situation) => {
    const { catalog, draft, gpu, preset, torch } = situation;
    if (gpu === null || torch === null || torch.cudaTag === null) return [];
    const [first, own] = [firstCuda(gpu), cudaOfTag(torch.cudaTag)];
    if (first === null || own === null || hostCudaReaches(own, first)) return [];
    const build = { version: torch.torch, cudaTag: torch.cudaTag };
    // Where nothing runs at all, PW102 speaks.
    if (fitOf(catalog, build, gpu) !== 'runs') return [];
    const newer = newestBuildFor(
      catalog,
      gpu,
      (release, tag) =>
        hostCudaReaches(cudaOfTag(tag) ?? '0', first) &&
        acceptsTorch(preset, release) &&
        (draft.python === undefined || wheelExists(catalog, release, tag, draft.python.version) === 'yes'),
    );
    return [
      {
        field: 'gpu',
        involves:
          torch.from === 'plan'
            ? ['gpu', 'torch']
            : torch.from === 'image'
              ? ['gpu', 'image']
              : ['gpu', 'app'],
        ...(newer === null ? {} : { brief: `install torch ${newer.torch}+${newer.cudaTag}` }),
        message: `torch ${nameOf(build)} runs on the ${gpu.name} (${machineCode(gpu)}), but what it compiles at run time fails there.`,
        error: 'nvrtc: error: invalid value for --gpu-architecture (-arch)',
        why: `Because CUDA ${own} was made before ${machineCode(gpu)} (CUDA ${first}), its compiler does not know the card.${newer === null ? ' No build that the app accepts is known to mend it.' : ''}`,
        fixes:
          newer === null
            ? []
            : [
                {
                  label: `install torch ${newer.torch}+${newer.cudaTag}`,
                  patch: { torch: newer, install: 'venv' },
                },
              ],
      },
    ];
  },
});
