import { gradioPydantic } from '../../../src/rules/packages/pw406-gradio-pydantic.ts';
import { testApp, testDraft } from '../../support/package-plans.ts';
import { bracket } from '../../support/rule-cases.ts';

const gradio4 = testApp({ installs: ['gradio==4.44.1'] });
const pinned = testApp({ installs: ['gradio==4.44.1'], constraints: ['pydantic==2.9.2'] });

bracket(gradioPydantic, {
  catches: [
    {
      title: 'gradio 4.44.1 with nothing about pydantic',
      draft: testDraft(),
      preset: gradio4,
      severity: 'error',
      says: /TypeError: argument of type 'bool' is not iterable/,
    },
    { title: 'pydantic>=2.0', draft: testDraft({ pins: ['pydantic>=2.0'] }), preset: gradio4 },
    { title: 'pydantic==2.11.0', draft: testDraft({ pins: ['pydantic==2.11.0'] }), preset: pinned },
    {
      title: 'a release between those we know',
      draft: testDraft({ pins: ['pydantic==2.11.7'] }),
      preset: gradio4,
    },
    { title: 'gradio below 5', draft: testDraft(), preset: testApp({ installs: ['gradio>=4,<5'] }) },
    {
      title: 'gradio 4.36.1, held by a constraint',
      draft: testDraft(),
      preset: testApp({ constraints: ['gradio==4.36.1'] }),
    },
    { title: 'gradio 5.20.1', draft: testDraft(), preset: testApp({ installs: ['gradio==5.20.1'] }) },
  ],
  catchesNot: [
    { title: 'pydantic 2.9.2', draft: testDraft(), preset: pinned },
    { title: 'pydantic 2.10.6', draft: testDraft({ pins: ['pydantic==2.10.6'] }), preset: gradio4 },
    { title: 'pydantic<2.11', draft: testDraft({ pins: ['pydantic<2.11'] }), preset: gradio4 },
    { title: 'gradio 3.50.2', draft: testDraft(), preset: testApp({ installs: ['gradio==3.50.2'] }) },
    { title: 'gradio 5.23.2', draft: testDraft(), preset: testApp({ installs: ['gradio==5.23.2'] }) },
    {
      title: 'gradio in any version: pip takes the newest',
      draft: testDraft(),
      preset: testApp({ installs: ['gradio'] }),
    },
    { title: 'an app without gradio', draft: testDraft(), preset: testApp() },
    { title: 'no app', draft: { pins: ['gradio==4.44.1'] } },
  ],
});
