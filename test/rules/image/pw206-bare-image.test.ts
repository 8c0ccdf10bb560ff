import { bareImage } from '../../../src/rules/image/pw206-bare-image.ts';
import { images } from '../../support/plans.ts';
import { bracket } from '../../support/rule-cases.ts';

bracket(bareImage, {
  catches: [
    { title: 'nvidia/cuda', draft: { image: images.bare }, severity: 'info', says: /no SSH, Jupyter/ },
  ],
  catchesNot: [
    { title: 'an image with /start.sh', draft: { image: images.usual } },
    { title: 'an image nobody knows', draft: { image: 'ghcr.io/me/mine:1' } },
  ],
});
