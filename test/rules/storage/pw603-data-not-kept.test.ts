import { dataNotKept } from '../../../src/rules/storage/pw603-data-not-kept.ts';
import { testApp, testDraft } from '../../support/package-plans.ts';
import { bracket } from '../../support/rule-cases.ts';

const preset = testApp();

bracket(dataNotKept, {
  catches: [
    {
      title: 'no volume',
      draft: testDraft({ volumeGb: 0 }),
      preset,
      severity: 'warning',
      says: /is lost when the pod stops/,
    },
    { title: 'no volume and no app', draft: { volumeGb: 0 } },
    {
      title: 'work outside the volume',
      draft: testDraft({ workspace: '/root/app' }),
      preset,
      severity: 'warning',
    },
    { title: 'a name that only begins alike', draft: testDraft({ workspace: '/workspace2' }), preset },
  ],
  catchesNot: [
    { title: 'work on the volume', draft: testDraft(), preset },
    { title: 'work below it', draft: testDraft({ workspace: '/workspace/apps/' }), preset },
    { title: 'another volume path', draft: testDraft({ volumePath: '/data/', workspace: '/data' }), preset },
    { title: 'not settled', draft: { workspace: '/root' } },
  ],
});
