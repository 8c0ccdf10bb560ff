import { volumeSmall } from '../../../src/rules/storage/pw602-volume-small.ts';
import { testApp, testDraft } from '../../support/package-plans.ts';
import { bracket } from '../../support/rule-cases.ts';

const preset = testApp();

bracket(volumeSmall, {
  catches: [
    {
      title: 'below the minimum',
      draft: testDraft({ volumeGb: 59 }),
      preset,
      severity: 'error',
      says: /No space left on device/,
    },
    { title: 'below the recommendation', draft: testDraft({ volumeGb: 60 }), preset, severity: 'info' },
  ],
  catchesNot: [
    { title: 'as recommended', draft: testDraft({ volumeGb: 100 }), preset },
    { title: 'no volume at all (PW603)', draft: testDraft({ volumeGb: 0 }), preset },
    {
      title: 'work outside the volume (PW603)',
      draft: testDraft({ volumeGb: 20, workspace: '/root' }),
      preset,
    },
    { title: 'no app', draft: { volumeGb: 1 } },
  ],
});
