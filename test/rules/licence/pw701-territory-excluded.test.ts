import { territoryExcluded } from '../../../src/rules/licence/pw701-territory-excluded.ts';
import { testApp, testDraft } from '../../support/package-plans.ts';
import { bracket } from '../../support/rule-cases.ts';

const licence = {
  name: 'Community licence',
  covers: 'code and weights',
  nonCommercial: false,
  source: 'LICENSE',
};
const preset = testApp({}, { licences: [{ ...licence, excludes: ['EU', 'GB', 'KR'] }] });
const open = testApp({}, { licences: [{ ...licence, excludes: [] }] });

bracket(territoryExcluded, {
  catches: [
    ...['EU', 'DE', 'EL', 'GB', 'UK', 'KR'].map((territory) => ({
      title: territory,
      draft: testDraft({ territory }),
      preset,
      severity: 'error' as const,
      says: new RegExp(`does not apply in ${territory}`),
    })),
    {
      title: 'none stated',
      draft: testDraft({ territory: null }),
      preset,
      severity: 'warning',
      says: /no territory is stated/,
    },
  ],
  catchesNot: [
    ...['US', 'CH', 'NO', 'JP', 'KP'].map((territory) => ({
      title: territory,
      draft: testDraft({ territory }),
      preset,
    })),
    { title: 'a licence for everywhere', draft: testDraft({ territory: 'DE' }), preset: open },
    { title: 'none stated, and none asked', draft: testDraft({ territory: null }), preset: open },
    { title: 'no app', draft: { territory: 'DE' } },
  ],
});
