import { nonCommercial } from '../../../src/rules/licence/pw702-non-commercial.ts';
import { testApp, testDraft } from '../../support/package-plans.ts';
import { bracket } from '../../support/rule-cases.ts';

const licence = { name: 'flux-1-dev', covers: 'weights', excludes: [], source: 'models.yaml' };

bracket(nonCommercial, {
  catches: [
    {
      title: 'a non-commercial licence',
      draft: testDraft(),
      preset: testApp({}, { licences: [{ ...licence, nonCommercial: true }] }),
      severity: 'info',
      says: /non-commercial use only/,
    },
  ],
  catchesNot: [
    {
      title: 'another',
      draft: testDraft(),
      preset: testApp({}, { licences: [{ ...licence, nonCommercial: false }] }),
    },
    { title: 'no app', draft: {} },
  ],
});
