import { unknownImage } from '../../../src/rules/image/pw201-unknown-image.ts';
import { images } from '../../support/plans.ts';
import { bracket } from '../../support/rule-cases.ts';

bracket(unknownImage, {
  catches: [
    {
      title: 'an image of somebody',
      draft: { image: 'ghcr.io/me/mine:1' },
      severity: 'info',
      says: /not verified/,
    },
    { title: 'a tag that fits no scheme of its maker', draft: { image: 'runpod/pytorch:no-such' } },
    {
      title: 'a release that nobody has seen',
      draft: { image: 'runpod/pytorch:1.9.9-cu1281-torch280-ubuntu2404' },
      severity: 'info',
      says: /nobody was seen to use it/,
    },
  ],
  catchesNot: [
    { title: 'a row of the Catalog', draft: { image: images.usual } },
    {
      title: 'a tag read by its grammar',
      draft: { image: 'runpod/pytorch:1.4.0-cu1281-torch280-ubuntu2404' },
    },
    {
      title: 'a phantom, which is PW202',
      draft: { image: 'runpod/pytorch:2.1.0-py3.10-cuda12.1.0-devel-ubuntu22.04' },
    },
  ],
});
