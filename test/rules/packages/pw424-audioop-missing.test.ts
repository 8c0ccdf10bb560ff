import { audioopMissing } from '../../../src/rules/packages/pw424-audioop-missing.ts';
import { testApp, testDraft } from '../../support/package-plans.ts';
import { bracket } from '../../support/rule-cases.ts';

const on = (version: string, pins: string[] = []) =>
  testDraft({ python: { version, provider: 'image' }, pins });
const old = testApp({ installs: ['gradio==4.44.1'] });

bracket(audioopMissing, {
  catches: [
    { title: 'gradio 4.44.1 on 3.13', draft: on('3.13'), preset: old, severity: 'error', says: /audioop/ },
    { title: 'pydub on 3.13', draft: on('3.13'), preset: testApp({ installs: ['pydub'] }) },
  ],
  catchesNot: [
    { title: 'on 3.12', draft: on('3.12'), preset: old },
    { title: 'with audioop-lts', draft: on('3.13', ['audioop-lts']), preset: old },
    { title: 'gradio 5.49', draft: on('3.13'), preset: testApp({ installs: ['gradio==5.49.1'] }) },
  ],
});
