import type { TorchTrio } from '../../../src/plan/values.ts';
import { flashAttnTorch26 } from '../../../src/rules/packages/pw431-flash-attn-torch26.ts';
import { testApp, testDraft } from '../../support/package-plans.ts';
import { bracket } from '../../support/rule-cases.ts';

const preset = testApp();
const six = (cudaTag: string): TorchTrio => ({
  torch: '2.6.0',
  torchvision: '0.21.0',
  torchaudio: '2.6.0',
  cudaTag,
});
const file = (version: string, torch: string, abi: string) =>
  `flash-attn @ https://github.com/Dao-AILab/flash-attention/releases/download/v${version}/flash_attn-${version}+cu12torch${torch}cxx11abi${abi}-cp312-cp312-linux_x86_64.whl`;

bracket(flashAttnTorch26, {
  catches: [
    {
      title: '2.8.3 with torch 2.6 from cu124',
      draft: testDraft({ torch: six('cu124'), pins: ['flash-attn==2.8.3'] }),
      preset,
      severity: 'error',
      says: /built for torch 2\.6\.0\+cu126/,
    },
    {
      title: 'any version, which is the newest',
      draft: testDraft({ torch: six('cu124'), pins: ['flash-attn'] }),
      preset,
    },
    {
      title: 'the file by its address, whose name says the old ABI',
      draft: testDraft({ torch: six('cu124'), pins: [file('2.8.3', '2.6', 'FALSE')] }),
      preset,
    },
    {
      title: 'the first release built that way',
      draft: testDraft({ torch: six('cu118'), pins: ['flash-attn==2.8.0.post1'] }),
      preset,
    },
  ],
  catchesNot: [
    {
      title: 'torch 2.6 from cu126',
      draft: testDraft({ torch: six('cu126'), pins: ['flash-attn==2.8.3'] }),
      preset,
    },
    {
      title: '2.7.4.post1',
      draft: testDraft({ torch: six('cu124'), pins: ['flash-attn==2.7.4.post1'] }),
      preset,
    },
    { title: 'torch 2.8', draft: testDraft({ pins: ['flash-attn==2.8.3'] }), preset },
    {
      title: 'the file for torch 2.8, which is PW417',
      draft: testDraft({ torch: six('cu124'), pins: [file('2.8.3', '2.8', 'FALSE')] }),
      preset,
    },
  ],
});
