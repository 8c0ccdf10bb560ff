import { flagTooNew } from '../../../src/rules/python/pw304-flag-too-new.ts';
import { images } from '../../support/plans.ts';
import { bracket } from '../../support/rule-cases.ts';

bracket(flagTooNew, {
  catches: [
    {
      title: 'Ubuntu 22.04 with pip 22.0.2',
      draft: {
        image: images.bareJammy,
        install: 'system-break',
        python: { version: '3.10', provider: 'image' },
      },
      severity: 'error',
      says: /no such option: --break-system-packages/,
    },
    { title: 'before a Python is chosen', draft: { image: images.bareJammy, install: 'system-break' } },
  ],
  catchesNot: [
    { title: 'Ubuntu 24.04 with pip 24.0', draft: { image: images.bare, install: 'system-break' } },
    { title: 'without the flag', draft: { image: images.bareJammy, install: 'system' } },
    {
      title: 'an image whose pip is not known',
      draft: { image: images.jammy, install: 'system-break', python: { version: '3.10', provider: 'image' } },
    },
    { title: 'an image nobody knows', draft: { image: 'ghcr.io/me/mine:1', install: 'system-break' } },
  ],
});
