import { publicTunnel } from '../../../src/rules/services/pw506-public-tunnel.ts';
import { testApp, testDraft } from '../../support/package-plans.ts';
import { bracket } from '../../support/rule-cases.ts';

const base = testApp();
const started = (command: string[]) => ({ ...base, app: { ...base.app, command } });
const withEnv = (name: string, value: string) => ({ ...base, env: [{ name, value, because: 'test' }] });

bracket(publicTunnel, {
  catches: [
    {
      title: '--share',
      draft: testDraft(),
      preset: started(['python', 'app.py', '--share']),
      severity: 'error',
      says: /tunnel/,
    },
    { title: 'GRADIO_SHARE', draft: testDraft(), preset: withEnv('GRADIO_SHARE', 'True') },
    {
      title: 'a root path',
      draft: testDraft(),
      preset: withEnv('GRADIO_ROOT_PATH', '/proxy/7860'),
      severity: 'warning',
    },
  ],
  catchesNot: [
    { title: 'neither', draft: testDraft(), preset: base },
    { title: 'GRADIO_SHARE off', draft: testDraft(), preset: withEnv('GRADIO_SHARE', 'False') },
  ],
});
