import { gradioStarlette } from '../../../src/rules/packages/pw407-gradio-starlette.ts';
import { testApp, testDraft } from '../../support/package-plans.ts';
import { bracket } from '../../support/rule-cases.ts';

const gradio3 = testApp({ installs: ['gradio==3.50.2'] });
const gradio4 = testApp({ installs: ['gradio==4.44.1'] });

bracket(gradioStarlette, {
  catches: [
    {
      title: 'gradio 4 with nothing about starlette',
      draft: testDraft(),
      preset: gradio4,
      severity: 'error',
      says: /TypeError: unhashable type: 'dict'/,
    },
    { title: 'gradio 3', draft: testDraft(), preset: gradio3 },
    { title: 'starlette 1.0.0', draft: testDraft({ pins: ['starlette==1.0.0'] }), preset: gradio4 },
    {
      title: 'a pydantic that the newest fastapi takes',
      draft: testDraft({ pins: ['pydantic==2.8.2'] }),
      preset: gradio4,
    },
    { title: 'a fastapi that admits it', draft: testDraft({ pins: ['fastapi==0.135.1'] }), preset: gradio4 },
    {
      title: 'starlette forced up beside a fastapi that would hold it back',
      draft: testDraft({ pins: ['starlette>=1', 'fastapi==0.122.0'] }),
      preset: gradio4,
      says: /unless pip stops before/,
    },
  ],
  catchesNot: [
    { title: 'starlette 0.50.0', draft: testDraft({ pins: ['starlette==0.50.0'] }), preset: gradio4 },
    { title: 'starlette<1.0', draft: testDraft({ pins: ['starlette<1.0'] }), preset: gradio3 },
    {
      title: 'a fastapi that holds it back',
      draft: testDraft({ pins: ['fastapi==0.116.1'] }),
      preset: gradio4,
    },
    {
      title: 'a pydantic that keeps fastapi back, and starlette with it',
      draft: testDraft({ pins: ['pydantic==2.5.3'] }),
      preset: gradio4,
    },
    {
      title: 'gradio 5.3.0, which holds it back',
      draft: testDraft(),
      preset: testApp({ installs: ['gradio==5.3.0'] }),
    },
    { title: 'an app without gradio', draft: testDraft(), preset: testApp() },
  ],
});
