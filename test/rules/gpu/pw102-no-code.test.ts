import type { TorchTrio } from '../../../src/plan/values.ts';
import { noCode } from '../../../src/rules/gpu/pw102-no-code.ts';
import { gpus } from '../../support/plans.ts';
import { bracket } from '../../support/rule-cases.ts';
import { smallPreset, smallPresetWith } from '../../support/small-preset.ts';

const old: TorchTrio = { torch: '2.6.0', torchvision: '0.21.0', torchaudio: '2.6.0', cudaTag: 'cu126' };
const seven: TorchTrio = { torch: '2.7.0', torchvision: '0.22.0', torchaudio: '2.7.0', cudaTag: 'cu128' };

bracket(noCode, {
  catches: [
    {
      title: 'Blackwell with torch 2.6.0+cu126 asked for',
      draft: { app: 'small', gpu: gpus.blackwell, torch: old },
      severity: 'error',
      says: /no kernel image is available for execution on the device/,
    },
    {
      title: 'B200 with torch 2.7.0+cu126',
      draft: { gpu: 'NVIDIA B200', torch: { ...seven, cudaTag: 'cu126' } },
    },
    { title: 'B300 (sm_103) with torch 2.6.0', draft: { gpu: 'NVIDIA B300 SXM6 AC', torch: old } },
    {
      title: 'a preset whose only build is too old',
      draft: { app: 'small', gpu: gpus.blackwell },
      preset: smallPresetWith({
        torch: {
          ...smallPreset.torch,
          builds: smallPreset.torch.builds.filter((build) => build.for === 'any'),
        },
      }),
      says: /torch 2\.6\.0\+cu126 has no code for the RTX 5090 \(sm_120\)/,
    },
  ],
  catchesNot: [
    { title: 'the build of the preset for Blackwell', draft: { app: 'small', gpu: gpus.blackwell } },
    { title: 'the first build with Blackwell code', draft: { gpu: gpus.blackwell, torch: seven } },
    { title: 'B300 through the code for sm_100', draft: { gpu: 'NVIDIA B300 SXM6 AC', torch: seven } },
    { title: 'Ada through the code for sm_86', draft: { gpu: gpus.ada, torch: old } },
    { title: 'a V100, which is PW103', draft: { gpu: gpus.volta, torch: seven } },
    { title: 'a torch nobody knows', draft: { gpu: gpus.blackwell, torch: { ...old, torch: '9.9.9' } } },
  ],
});
