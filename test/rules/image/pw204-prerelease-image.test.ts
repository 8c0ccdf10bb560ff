import { prereleaseImage } from '../../../src/rules/image/pw204-prerelease-image.ts';
import { images } from '../../support/plans.ts';
import { bracket } from '../../support/rule-cases.ts';

bracket(prereleaseImage, {
  catches: [
    {
      title: 'a branch build',
      draft: { image: 'runpod/pytorch:1.0.7-dev-fix-cu1281-torch280-ubuntu2404' },
      severity: 'warning',
      says: /development build/,
    },
    {
      title: 'a release candidate',
      draft: { image: 'runpod/pytorch:1.0.7-rc.163-cu1281-torch280-ubuntu2404' },
    },
  ],
  catchesNot: [
    { title: 'the release', draft: { image: images.usual } },
    { title: 'a devel image of CUDA', draft: { image: images.bare } },
  ],
});
