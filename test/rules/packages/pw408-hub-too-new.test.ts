import { hubTooNew } from '../../../src/rules/packages/pw408-hub-too-new.ts';
import { testApp, testDraft } from '../../support/package-plans.ts';
import { bracket } from '../../support/rule-cases.ts';

const gradio4 = testApp({ installs: ['gradio==4.44.1'] });
const both = testApp({ installs: ['gradio==4.44.1', 'transformers==4.49.0'] });
const tagged = testApp({
  installs: ['transformers @ git+https://github.com/huggingface/transformers@v4.49.0-SigLIP-2'],
});

bracket(hubTooNew, {
  catches: [
    {
      title: 'gradio 4 with nothing about the hub',
      draft: testDraft(),
      preset: gradio4,
      severity: 'error',
      says: /cannot import name 'HfFolder'/,
    },
    {
      title: 'gradio 4 with hub 1.0.0',
      draft: testDraft({ pins: ['huggingface_hub==1.0.0'] }),
      preset: gradio4,
    },
    {
      title: 'transformers 4 with a hub forced up',
      draft: testDraft({ pins: ['huggingface-hub>=1.0'] }),
      preset: both,
      says: /beside transformers 4\.49\.0/,
    },
    {
      title: 'transformers 4 by its tag',
      draft: testDraft({ pins: ['huggingface-hub==1.0.0'] }),
      preset: tagged,
    },
  ],
  catchesNot: [
    { title: 'hub 0.34.3', draft: testDraft({ pins: ['huggingface-hub==0.34.3'] }), preset: gradio4 },
    { title: 'transformers 4, which holds the hub back', draft: testDraft(), preset: both },
    { title: 'gradio 5.7.1', draft: testDraft(), preset: testApp({ installs: ['gradio==5.7.1'] }) },
    { title: 'transformers 5', draft: testDraft(), preset: testApp({ installs: ['transformers>=5'] }) },
    { title: 'neither', draft: testDraft({ pins: ['huggingface-hub==1.0.0'] }), preset: testApp() },
  ],
});
