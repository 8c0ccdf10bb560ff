import { portHeld } from '../../../src/rules/services/pw501-port-held.ts';
import { testApp, testDraft } from '../../support/package-plans.ts';
import { images } from '../../support/plans.ts';
import { bracket } from '../../support/rule-cases.ts';

const preset = testApp();
const codeServer = (port: number) => ({ port, auth: 'password' as const });
const onNginx = testApp({}, { app: { ...preset.app, port: 7861 } });

bracket(portHeld, {
  catches: [
    {
      title: "code-server on nginx's 8081",
      draft: testDraft({ codeServer: codeServer(8081) }),
      preset,
      severity: 'error',
      says: /EADDRINUSE: address already in use 0\.0\.0\.0:8081/,
    },
    {
      title: "code-server on Jupyter's 8888",
      draft: testDraft({ codeServer: codeServer(8888) }),
      preset,
      severity: 'warning',
      says: /JUPYTER_PASSWORD/,
    },
    { title: "an app on nginx's 7861", draft: testDraft(), preset: onNginx, severity: 'error' },
  ],
  catchesNot: [
    { title: 'a free port', draft: testDraft({ codeServer: codeServer(8443) }), preset },
    {
      title: 'services left out',
      draft: testDraft({ codeServer: codeServer(8888), keepServices: false }),
      preset,
    },
    {
      title: 'an image without services',
      draft: testDraft({ codeServer: codeServer(8888), image: images.bare }),
      preset,
    },
    { title: 'no code-server', draft: testDraft({ codeServer: null }), preset },
    { title: 'services not settled', draft: { image: images.usual, codeServer: codeServer(8888) } },
  ],
});
