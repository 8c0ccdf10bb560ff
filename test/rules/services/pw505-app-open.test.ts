import { appOpen } from '../../../src/rules/services/pw505-app-open.ts';
import { testApp, testDraft } from '../../support/package-plans.ts';
import { bracket } from '../../support/rule-cases.ts';

const open = testApp({}, { app: { ...testApp().app, auth: 'none' } });

bracket(appOpen, {
  catches: [
    {
      title: 'no authentication',
      draft: testDraft(),
      preset: open,
      severity: 'info',
      says: /address is public/,
    },
    {
      title: 'authentication for a part of the pages',
      draft: testDraft(),
      preset: testApp({}, { app: { ...testApp().app, auth: 'partly' } }),
      says: /for a part of its pages only/,
    },
  ],
  catchesNot: [
    { title: 'an app with its own', draft: testDraft(), preset: testApp() },
    { title: 'no app', draft: {} },
  ],
});
