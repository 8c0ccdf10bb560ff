import type { Preset } from '../../../src/presets/schema.ts';
import { localhostOnly } from '../../../src/rules/services/pw504-localhost-only.ts';
import { testApp, testDraft } from '../../support/package-plans.ts';
import { bracket } from '../../support/rule-cases.ts';

const app = (changes: Partial<Preset['app']>) =>
  testApp({}, { app: { ...testApp().app, hostVariable: null, ...changes } });

bracket(localhostOnly, {
  catches: [
    { title: '127.0.0.1 for good', draft: testDraft(), preset: app({}), severity: 'error', says: /502/ },
  ],
  catchesNot: [
    { title: 'through ssh -L', draft: testDraft({ publicPort: false }), preset: app({}) },
    {
      title: 'a variable changes it',
      draft: testDraft(),
      preset: app({ hostVariable: 'GRADIO_SERVER_NAME' }),
    },
    {
      title: 'an argument changes it',
      draft: testDraft(),
      preset: app({ command: ['python', 'main.py', '--listen', '0.0.0.0'] }),
    },
    { title: '0.0.0.0', draft: testDraft(), preset: app({ listens: '0.0.0.0' }) },
    { title: 'what it binds is not known', draft: testDraft(), preset: app({ listens: null }) },
    { title: 'no app', draft: {} },
  ],
});
