import { servicesDropped } from '../../../src/rules/storage/pw601-services-dropped.ts';
import { images } from '../../support/plans.ts';
import { bracket } from '../../support/rule-cases.ts';

bracket(servicesDropped, {
  catches: [
    {
      title: 'services left out',
      draft: { image: images.usual, keepServices: false },
      severity: 'warning',
      says: /no SSH/,
    },
  ],
  catchesNot: [
    { title: 'services kept', draft: { image: images.usual, keepServices: true } },
    { title: 'an image that has none', draft: { image: images.bare, keepServices: false } },
    { title: 'not settled', draft: { image: images.usual } },
  ],
});
