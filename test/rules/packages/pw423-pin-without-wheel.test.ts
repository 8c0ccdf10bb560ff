import { pinWithoutWheel } from '../../../src/rules/packages/pw423-pin-without-wheel.ts';
import { testApp, testDraft } from '../../support/package-plans.ts';
import { bracket } from '../../support/rule-cases.ts';

const on = (version: string, pins: string[]) => testDraft({ python: { version, provider: 'image' }, pins });
const preset = testApp();

bracket(pinWithoutWheel, {
  catches: [
    {
      title: 'numpy 1.25 on 3.12',
      draft: on('3.12', ['numpy==1.25.2']),
      preset,
      severity: 'error',
      says: /fails/,
    },
    { title: 'pandas 2.1.3 on 3.13', draft: on('3.13', ['pandas==2.1.3']), preset, severity: 'warning' },
    {
      title: 'diffusers 0.42.1 on 3.10',
      draft: on('3.10', ['diffusers==0.42.1']),
      preset,
      severity: 'error',
      says: /refuses/,
    },
    {
      title: "the preset's own",
      draft: on('3.12', []),
      preset: testApp({ installs: ['tokenizers==0.13.3'] }),
    },
  ],
  catchesNot: [
    { title: 'numpy 1.26.4 on 3.12', draft: on('3.12', ['numpy==1.26.4']), preset },
    { title: 'numpy 1.25 on 3.11', draft: on('3.11', ['numpy==1.25.2']), preset },
    { title: 'a range: pip takes another', draft: on('3.12', ['numpy>=1.24']), preset },
    { title: 'a release nobody asked the index about', draft: on('3.13', ['pandas==2.0.0']), preset },
  ],
});
