import { localVersion } from '../../../src/rules/packages/pw430-local-version.ts';
import { testApp, testDraft } from '../../support/package-plans.ts';
import { bracket } from '../../support/rule-cases.ts';

bracket(localVersion, {
  catches: [
    {
      title: 'xformers with +cu128',
      draft: { pins: ['xformers==0.0.32.post2+cu128'] },
      severity: 'error',
      says: /lies on an index of its own/,
    },
    {
      title: 'a requirement of the preset',
      draft: testDraft(),
      preset: testApp({ installs: ['xformers==0.0.32.post2+cu128'] }),
    },
  ],
  catchesNot: [
    { title: 'without it', draft: { pins: ['xformers==0.0.32.post2'] } },
    { title: 'torch, which has PW404', draft: { pins: ['torch==2.8.0+cu128'] } },
  ],
});
