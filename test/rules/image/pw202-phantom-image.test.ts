import { phantomImage } from '../../../src/rules/image/pw202-phantom-image.ts';

import { bracket } from '../../support/rule-cases.ts';

bracket(phantomImage, {
  catches: [
    {
      title: 'the often quoted 2.1.0-py3.10-cuda12.1.0',
      draft: { image: 'runpod/pytorch:2.1.0-py3.10-cuda12.1.0-devel-ubuntu22.04' },
      severity: 'error',
      says: /manifest unknown/,
    },
    {
      title: 'real parts that no release put together',
      draft: { image: 'runpod/pytorch:1.0.2-cu1281-torch291-ubuntu2404' },
    },
    {
      title: 'the same of a release that was read whole',
      draft: { image: 'runpod/pytorch:1.2.0-cu1320-torch2130-ubuntu2204' },
    },
    { title: 'latest, which this publisher never made', draft: { image: 'runpod/pytorch:latest' } },
  ],
  catchesNot: [
    {
      title: 'a release whose list was not read whole',
      draft: { image: 'runpod/pytorch:1.4.0-cu1281-torch280-ubuntu2404' },
    },
    {
      title: 'a release that nobody has seen',
      draft: { image: 'runpod/pytorch:1.9.9-cu1281-torch280-ubuntu2404' },
    },
    { title: 'a row of a release', draft: { image: 'runpod/pytorch:1.2.0-cu1320-torch2130-ubuntu2404' } },
    {
      title: 'the one that was built',
      draft: { image: 'runpod/pytorch:2.1.1-py3.10-cuda12.1.1-devel-ubuntu22.04' },
    },
    { title: 'one nobody knows', draft: { image: 'ghcr.io/me/mine:1' } },
  ],
});
