import { pythonMissing } from '../../../src/rules/python/pw305-python-missing.ts';
import { images } from '../../support/plans.ts';
import { bracket } from '../../support/rule-cases.ts';

bracket(pythonMissing, {
  catches: [
    {
      title: '3.10 of an image that has 3.11 only',
      draft: { image: images.old, python: { version: '3.10', provider: 'image' } },
      severity: 'error',
      says: /python3\.10: command not found/,
    },
    {
      title: 'the same with the system packages in sight',
      draft: {
        image: images.old,
        install: 'venv-system-site',
        python: { version: '3.10', provider: 'image' },
      },
    },
  ],
  catchesNot: [
    { title: 'the one it has', draft: { image: images.old, python: { version: '3.11', provider: 'image' } } },
    { title: 'from uv', draft: { image: images.old, python: { version: '3.10', provider: 'uv' } } },
    {
      title: 'an image nobody knows',
      draft: { image: 'me/mine:1', python: { version: '3.10', provider: 'image' } },
    },
  ],
});
