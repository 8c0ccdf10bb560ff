import { wheelFileUnfit } from '../../src/rules/pw417-wheel-file-unfit.ts';
import { testApp, testDraft } from '../support/package-plans.ts';
import { bracket } from '../support/rule-cases.ts';

const file = (name: string) => [
  `flash-attn @ https://github.com/Dao-AILab/flash-attention/releases/download/v2.8.3/${name}`,
];
const built = (torch: string, abi: string, python: string) =>
  file(`flash_attn-2.8.3+cu12torch${torch}cxx11abi${abi}-${python}-${python}-linux_x86_64.whl`);
const preset = testApp();

bracket(wheelFileUnfit, {
  catches: [
    {
      title: 'a wheel for Python 3.10 on 3.12',
      draft: testDraft({ pins: built('2.8', 'TRUE', 'cp310') }),
      preset,
      severity: 'error',
      says: /not a supported wheel/,
    },
    {
      title: 'the old C++ ABI with torch 2.8',
      draft: testDraft({ pins: built('2.8', 'FALSE', 'cp312') }),
      preset,
      says: /the old C\+\+ ABI/,
    },
    {
      title: 'a wheel for torch 2.7, its address encoded',
      draft: testDraft({ pins: built('2.7', 'TRUE', 'cp312').map((pin) => pin.replace('+', '%2B')) }),
      preset,
      says: /built for torch 2\.7/,
    },
    {
      title: 'a wheel for Windows',
      draft: testDraft({ pins: file('flash_attn-2.8.3-cp312-cp312-win_amd64.whl') }),
      preset,
      says: /Linux x86-64/,
    },
  ],
  catchesNot: [
    { title: 'the wheel that fits', draft: testDraft({ pins: built('2.8', 'TRUE', 'cp312') }), preset },
    { title: 'a pure wheel', draft: testDraft({ pins: file('thing-1.0-py3-none-any.whl') }), preset },
    {
      title: 'the stable ABI',
      draft: testDraft({ pins: file('thing-1.0-cp39-abi3-manylinux_2_28_x86_64.whl') }),
      preset,
    },
    { title: 'an address that is no wheel', draft: testDraft({ pins: file('main.zip') }), preset },
  ],
});
