import { noWayToApp } from '../../../src/rules/services/pw507-no-way-to-app.ts';
import { bracket } from '../../support/rule-cases.ts';

const closed = { publicPort: false };
const bare = 'nvidia/cuda:12.8.1-cudnn-devel-ubuntu24.04';
const official = 'runpod/pytorch:1.0.2-cu1281-torch280-ubuntu2404';

bracket(noWayToApp, {
  catches: [
    {
      title: 'an image without SSH',
      draft: { ...closed, image: bare },
      severity: 'error',
      says: /no SSH server/,
    },
    {
      title: 'services that are replaced',
      draft: { ...closed, image: official, keepServices: false },
      says: /services are replaced/,
    },
  ],
  catchesNot: [
    { title: 'an image with SSH', draft: { ...closed, image: official, keepServices: true } },
    { title: 'an image that is not known', draft: { ...closed, image: 'ghcr.io/me/mine:1' } },
    { title: 'a public port', draft: { publicPort: true, image: bare } },
    { title: 'nothing is said of the port', draft: { image: bare, keepServices: false } },
  ],
});
