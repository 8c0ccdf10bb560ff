import type { PythonChoice } from '../../../src/plan/values.ts';
import { uvApart } from '../../../src/rules/python/pw306-uv-apart.ts';
import { images } from '../../support/plans.ts';
import { bracket } from '../../support/rule-cases.ts';

const python: PythonChoice = { version: '3.10', provider: 'uv' };

bracket(uvApart, {
  catches: [
    {
      title: 'into the system',
      draft: { image: images.usual, install: 'system', python },
      severity: 'error',
      says: /externally-managed/,
    },
    {
      title: 'with the flag',
      draft: { image: images.usual, install: 'system-break', python },
      severity: 'warning',
    },
    {
      title: 'a venv that should see torch',
      draft: { image: images.old, install: 'venv-system-site', python },
      severity: 'warning',
    },
  ],
  catchesNot: [
    { title: 'a plain venv', draft: { image: images.usual, install: 'venv', python } },
    { title: 'strategy not stated', draft: { image: images.usual, python } },
    {
      title: "the image's Python",
      draft: { image: images.usual, install: 'system', python: { version: '3.10', provider: 'image' } },
    },
  ],
});
