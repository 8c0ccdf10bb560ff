import { glibcTooOld } from '../../../src/rules/packages/pw418-glibc-too-old.ts';
import { testApp, testDraft } from '../../support/package-plans.ts';
import { images } from '../../support/plans.ts';
import { bracket } from '../../support/rule-cases.ts';

const preset = testApp();
const focal = 'nvidia/cuda:12.1.0-cudnn8-devel-ubuntu20.04';

bracket(glibcTooOld, {
  catches: [
    {
      title: '2.8.3 on Ubuntu 20.04',
      draft: testDraft({ image: focal, pins: ['flash-attn==2.8.3'] }),
      preset,
      severity: 'error',
      says: /GLIBC_2\.32/,
    },
  ],
  catchesNot: [
    { title: 'Ubuntu 22.04', draft: testDraft({ image: images.jammy, pins: ['flash-attn==2.8.3'] }), preset },
    {
      title: '2.7.4.post1, built on 20.04',
      draft: testDraft({ image: focal, pins: ['flash-attn==2.7.4.post1'] }),
      preset,
    },
    {
      title: 'an image nobody knows',
      draft: testDraft({ image: 'ghcr.io/me/mine:1', pins: ['flash-attn==2.8.3'] }),
      preset,
    },
  ],
});
