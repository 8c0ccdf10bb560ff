import { portShared } from '../../../src/rules/services/pw502-port-shared.ts';
import { testApp, testDraft } from '../../support/package-plans.ts';
import { bracket } from '../../support/rule-cases.ts';

const preset = testApp({}, { app: { ...testApp().app, port: 8080, portVariable: null } });
const codeServer = { port: 8080, auth: 'password' } as const;

bracket(portShared, {
  catches: [
    {
      title: 'both on 8080',
      draft: testDraft({ codeServer }),
      preset,
      severity: 'error',
      says: /fixed in its code/,
    },
  ],
  catchesNot: [
    { title: 'another port', draft: testDraft({ codeServer: { ...codeServer, port: 8443 } }), preset },
    { title: 'no code-server', draft: testDraft({ codeServer: null }), preset },
    { title: 'no app', draft: { codeServer } },
  ],
});
