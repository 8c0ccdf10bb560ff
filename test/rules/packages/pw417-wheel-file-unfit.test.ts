import { wheelFileUnfit } from '../../../src/rules/packages/pw417-wheel-file-unfit.ts';
import { testApp, testDraft } from '../../support/package-plans.ts';
import { images } from '../../support/plans.ts';
import { bracket } from '../../support/rule-cases.ts';

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
    {
      title: 'a manylinux newer than the glibc',
      draft: testDraft({
        image: images.jammy,
        pins: file('thing-1.0-cp312-cp312-manylinux_2_39_x86_64.whl'),
      }),
      preset,
      says: /glibc 2\.35 \(ubuntu22\.04\)/,
    },
    {
      title: 'a wheel for musl',
      draft: testDraft({ pins: file('thing-1.0-cp312-cp312-musllinux_1_2_x86_64.whl') }),
      preset,
    },
    {
      title: 'a wheel for another processor',
      draft: testDraft({ pins: file('thing-1.0-cp312-cp312-manylinux_2_28_aarch64.whl') }),
      preset,
    },
    {
      title: 'the free-threaded build',
      draft: testDraft({ pins: file('thing-1.0-cp312-cp312t-manylinux_2_28_x86_64.whl') }),
      preset,
    },
  ],
  catchesNot: [
    {
      title: 'a manylinux of the very glibc',
      draft: testDraft({
        image: images.jammy,
        pins: file('thing-1.0-cp312-cp312-manylinux_2_35_x86_64.whl'),
      }),
      preset,
    },
    {
      title: 'the same file on Ubuntu 24.04',
      draft: testDraft({ pins: file('thing-1.0-cp312-cp312-manylinux_2_39_x86_64.whl') }),
      preset,
    },
    {
      title: 'a manylinux on an image nobody knows',
      draft: testDraft({
        image: 'example/own:1',
        pins: file('thing-1.0-cp312-cp312-manylinux_2_39_x86_64.whl'),
      }),
      preset,
    },
    {
      title: 'two platforms, one of which fits',
      draft: testDraft({ pins: file('t-1.0-cp312-cp312-manylinux2014_x86_64.manylinux_2_17_x86_64.whl') }),
      preset,
    },
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
