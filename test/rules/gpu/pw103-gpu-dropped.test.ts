import type { TorchTrio } from '../../../src/plan/values.ts';
import { gpuDropped } from '../../../src/rules/gpu/pw103-gpu-dropped.ts';
import { gpus } from '../../support/plans.ts';
import { bracket } from '../../support/rule-cases.ts';

function trio(torch: string, cudaTag: string): TorchTrio {
  return { torch, torchvision: null, torchaudio: null, cudaTag };
}

bracket(gpuDropped, {
  catches: [
    {
      title: 'a V100 with 2.7.0+cu128',
      draft: { gpu: gpus.volta, torch: trio('2.7.0', 'cu128') },
      severity: 'error',
      says: /sm_70 is not compatible with the current PyTorch installation/,
    },
    {
      title: 'a V100 with 2.11.0+cu128',
      draft: { app: 'small', gpu: gpus.volta, torch: trio('2.11.0', 'cu128') },
    },
    { title: 'a V100 with any cu130', draft: { gpu: gpus.volta, torch: trio('2.9.0', 'cu130') } },
  ],
  catchesNot: [
    {
      title: 'a V100 with 2.8.0+cu128, where it was back',
      draft: { gpu: gpus.volta, torch: trio('2.8.0', 'cu128') },
    },
    { title: 'a V100 with 2.11.0+cu126', draft: { gpu: gpus.volta, torch: trio('2.11.0', 'cu126') } },
    { title: 'a T4 (sm_75) with cu130', draft: { gpu: 'Tesla T4', torch: trio('2.9.0', 'cu130') } },
    {
      title: 'Blackwell with an old build, which is PW102',
      draft: { gpu: gpus.blackwell, torch: trio('2.6.0', 'cu126') },
    },
  ],
});
