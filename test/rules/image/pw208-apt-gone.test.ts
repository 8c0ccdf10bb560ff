import { aptGone } from '../../../src/rules/image/pw208-apt-gone.ts';
import { testApp, testDraft } from '../../support/package-plans.ts';
import { images } from '../../support/plans.ts';
import { bracket } from '../../support/rule-cases.ts';

const preset = testApp({}, { apt: [{ package: 'libgl1-mesa-glx', because: 'test' }] });

bracket(aptGone, {
  catches: [
    {
      title: 'libgl1-mesa-glx on Ubuntu 24.04',
      draft: testDraft({ image: images.bare }),
      preset,
      severity: 'error',
      says: /has no installation candidate/,
    },
  ],
  catchesNot: [
    { title: 'the same on Ubuntu 22.04', draft: testDraft({ image: images.bareJammy }), preset },
    {
      title: 'libgl1 on Ubuntu 24.04',
      draft: testDraft({ image: images.bare }),
      preset: testApp({}, { apt: [{ package: 'libgl1', because: 'test' }] }),
    },
    { title: 'an image nobody knows', draft: testDraft({ image: 'ghcr.io/me/mine:1' }), preset },
  ],
});
