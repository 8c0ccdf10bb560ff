import { codeServerOpen } from '../../../src/rules/services/pw503-code-server-open.ts';
import { bracket } from '../../support/rule-cases.ts';

bracket(codeServerOpen, {
  catches: [
    {
      title: 'no password',
      draft: { codeServer: { port: 8443, auth: 'none' } },
      severity: 'error',
      says: /root shell open to the internet/,
    },
  ],
  catchesNot: [
    { title: 'a password', draft: { codeServer: { port: 8443, auth: 'password' } } },
    { title: 'no code-server', draft: { codeServer: null } },
    { title: 'nothing stated', draft: {} },
  ],
});
