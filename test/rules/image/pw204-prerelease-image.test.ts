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
    { title: 'a tag that moves', draft: { image: 'ghcr.io/me/mine:latest' }, says: /another image whenever/ },
    { title: 'no tag, which is the same', draft: { image: 'localhost:5000/me/mine' } },
  ],
  catchesNot: [
    { title: 'a version of somebody', draft: { image: 'ghcr.io/me/mine:1.4' } },
    { title: 'a digest', draft: { image: `ghcr.io/me/mine@sha256:${'a'.repeat(64)}` } },
    { title: 'a moving tag held by its digest', draft: { image: `me/mine:latest@sha256:${'a'.repeat(64)}` } },
    { title: 'the release', draft: { image: images.usual } },
    { title: 'a devel image of CUDA', draft: { image: images.bare } },
  ],
});
