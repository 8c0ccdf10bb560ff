import { twoPythons } from '../../../src/rules/image/pw205-two-pythons.ts';
import { images } from '../../support/plans.ts';
import { bracket } from '../../support/rule-cases.ts';

bracket(twoPythons, {
  catches: [
    {
      title: '1.0.x on Ubuntu 22.04',
      draft: { image: images.jammy },
      severity: 'info',
      says: /`python` is 3\.12 and `python3` is 3\.10/,
    },
    {
      title: 'the same, into the system',
      draft: { image: images.jammy, install: 'system' },
      severity: 'warning',
    },
  ],
  catchesNot: [
    { title: '1.0.x on Ubuntu 24.04', draft: { image: images.usual, install: 'system' } },
    { title: 'an old image with one Python', draft: { image: images.old, install: 'system' } },
    { title: 'an image without any', draft: { image: images.bare, install: 'system' } },
  ],
});
