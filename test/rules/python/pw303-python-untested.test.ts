import { pythonUntested } from '../../../src/rules/python/pw303-python-untested.ts';

import { bracket } from '../../support/rule-cases.ts';

bracket(pythonUntested, {
  catches: [
    {
      title: 'allowed, but not tested',
      draft: { app: 'small', python: { version: '3.12', provider: 'image' } },
      severity: 'info',
      says: /its authors test 3\.10/,
    },
  ],
  catchesNot: [
    { title: 'tested', draft: { app: 'small', python: { version: '3.10', provider: 'image' } } },
    {
      title: 'known bad, which is PW301',
      draft: { app: 'small', python: { version: '3.11', provider: 'image' } },
    },
    {
      title: 'not allowed, which is PW302',
      draft: { app: 'small', python: { version: '3.13', provider: 'image' } },
    },
  ],
});
