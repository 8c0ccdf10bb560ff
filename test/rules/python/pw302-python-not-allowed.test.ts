import { pythonNotAllowed } from '../../../src/rules/python/pw302-python-not-allowed.ts';

import { bracket } from '../../support/rule-cases.ts';

bracket(pythonNotAllowed, {
  catches: [
    {
      title: 'a Python beyond those allowed',
      draft: { app: 'small', python: { version: '3.13', provider: 'uv' } },
      severity: 'error',
      says: /runs on 3\.10, 3\.11 or 3\.12/,
    },
  ],
  catchesNot: [
    { title: 'the last one allowed', draft: { app: 'small', python: { version: '3.12', provider: 'uv' } } },
    { title: 'no app yet', draft: { python: { version: '3.13', provider: 'uv' } } },
  ],
});
