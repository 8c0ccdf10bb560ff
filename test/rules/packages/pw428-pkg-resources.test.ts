import { pkgResources } from '../../../src/rules/packages/pw428-pkg-resources.ts';
import { testApp, testDraft } from '../../support/package-plans.ts';
import { bracket } from '../../support/rule-cases.ts';

const old = testApp({ installs: ['tensorboard==2.20.0'] });
const on = (version: string, pins: string[] = []) =>
  testDraft({ python: { version, provider: 'image' }, pins });

bracket(pkgResources, {
  catches: [
    {
      title: 'tensorboard 2.20 on 3.12',
      draft: on('3.12'),
      preset: old,
      severity: 'error',
      says: /pkg_resources/,
    },
    {
      title: 'on 3.11, where setuptools is asked to be new',
      draft: on('3.11', ['setuptools>=82']),
      preset: old,
    },
    {
      title: 'openai-whisper 20240930, whose build wants it',
      draft: on('3.11', ['openai-whisper==20240930']),
      preset: testApp(),
      severity: 'error',
      says: /built from source/,
    },
  ],
  catchesNot: [
    {
      title: 'held back for its build, too',
      draft: on('3.11', ['openai-whisper==20240930', 'setuptools<82']),
      preset: testApp(),
    },
    {
      title: 'openai-whisper 20250625',
      draft: on('3.12', ['openai-whisper==20250625']),
      preset: testApp(),
    },
    {
      title: 'openai-whisper from a version on, of which pip takes the newest',
      draft: on('3.11', ['openai-whisper>=20231117']),
      preset: testApp(),
    },
    { title: 'openai-whisper in any version', draft: on('3.12', ['openai-whisper']), preset: testApp() },
    { title: 'on 3.11, which brings an older setuptools', draft: on('3.11'), preset: old },
    { title: 'held', draft: on('3.12', ['setuptools<82']), preset: old },
    {
      title: 'tensorboard left open: the newest does without',
      draft: on('3.12'),
      preset: testApp({ installs: ['tensorboard'] }),
    },
  ],
});
