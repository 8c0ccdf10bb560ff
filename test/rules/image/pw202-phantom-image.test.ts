import { phantomImage } from '../../../src/rules/image/pw202-phantom-image.ts';

import { bracket } from '../../support/rule-cases.ts';

bracket(phantomImage, {
  catches: [
    {
      title: 'the often quoted 2.1.0-py3.10-cuda12.1.0',
      draft: { image: 'runpod/pytorch:2.1.0-py3.10-cuda12.1.0-devel-ubuntu22.04' },
      severity: 'warning',
      says: /manifest unknown/,
    },
  ],
  catchesNot: [
    {
      title: 'the one that was built',
      draft: { image: 'runpod/pytorch:2.1.1-py3.10-cuda12.1.1-devel-ubuntu22.04' },
    },
    { title: 'one nobody knows', draft: { image: 'ghcr.io/me/mine:1' } },
  ],
});
