import { externallyManaged } from '../../../src/rules/image/pw203-externally-managed.ts';
import { images } from '../../support/plans.ts';
import { bracket } from '../../support/rule-cases.ts';

bracket(externallyManaged, {
  catches: [
    {
      title: 'Ubuntu 24.04, system',
      draft: { image: images.bare, install: 'system', python: { version: '3.12', provider: 'image' } },
      severity: 'error',
      says: /externally-managed-environment/,
    },
    {
      title: 'before a Python is chosen, where there is only one',
      draft: { image: images.bare, install: 'system' },
    },
    {
      title: 'an image that hides the marker from pip',
      draft: { image: images.usual, install: 'system', python: { version: '3.12', provider: 'image' } },
      severity: 'info',
      says: /PIP_BREAK_SYSTEM_PACKAGES/,
    },
  ],
  catchesNot: [
    { title: 'a venv', draft: { image: images.bare, install: 'venv' } },
    { title: 'a venv that sees the system', draft: { image: images.bare, install: 'venv-system-site' } },
    { title: 'the flag', draft: { image: images.bare, install: 'system-break' } },
    { title: 'Ubuntu 22.04', draft: { image: images.bareJammy, install: 'system' } },
    {
      title: 'a Python whose marker was not established',
      draft: { image: images.usual, install: 'system', python: { version: '3.10', provider: 'image' } },
    },
    { title: 'an image nobody knows', draft: { image: 'debian/mine:1', install: 'system' } },
  ],
});
