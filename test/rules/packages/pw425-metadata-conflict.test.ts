import { metadataConflict } from '../../../src/rules/packages/pw425-metadata-conflict.ts';
import { testApp, testDraft } from '../../support/package-plans.ts';
import { bracket } from '../../support/rule-cases.ts';

const preset = testApp({ installs: ['transformers==4.49.0'] });

bracket(metadataConflict, {
  catches: [
    {
      title: 'transformers 4.49.0 with tokenizers 0.20.3',
      draft: testDraft({ pins: ['tokenizers==0.20.3'] }),
      preset,
      severity: 'error',
      says: /refuses tokenizers 0\.20\.3/,
    },
    {
      title: 'opencv 4.12 with numpy 1',
      draft: testDraft({ pins: ['numpy==1.26.4'] }),
      preset: testApp({ installs: ['opencv-python-headless==4.12.0.88'] }),
    },
    {
      title: 'two pins of the preset',
      draft: testDraft(),
      preset: testApp({ installs: ['pandas==2.1.3'], constraints: ['numpy==2.2.6'] }),
    },
    {
      title: 'diffusers 0.42.1 where huggingface-hub is held below 1',
      draft: testDraft({ pins: ['diffusers==0.42.1'] }),
      preset: testApp({ constraints: ['huggingface-hub>=0.34,<1'] }),
      says: /refuses huggingface-hub>=0\.34,<1/,
    },
    {
      title: 'diffusers 0.40.0, the first that asks for it',
      draft: testDraft({ pins: ['diffusers==0.40.0'] }),
      preset: testApp({ constraints: ['huggingface-hub>=0.34,<1'] }),
    },
    {
      title: 'gradio 5.39.0 with pydantic 2.12',
      draft: testDraft({ pins: ['gradio==5.39.0', 'pydantic==2.12.3'] }),
      preset,
    },
    {
      title: 'gradio 6.0.0 with pydantic 2.10.6',
      draft: testDraft({ pins: ['gradio==6.0.0', 'pydantic==2.10.6'] }),
      preset,
    },
    {
      title: 'gradio 3.50.2 with numpy 2 by a range',
      draft: testDraft({ pins: ['gradio==3.50.2', 'numpy>=2'] }),
      preset,
    },
  ],
  catchesNot: [
    {
      title: 'diffusers 0.39.0 where huggingface-hub is held below 1',
      draft: testDraft({ pins: ['diffusers==0.39.0'] }),
      preset: testApp({ constraints: ['huggingface-hub>=0.34,<1'] }),
    },
    {
      title: 'gradio 5.49.1 with pydantic 2.11.10',
      draft: testDraft({ pins: ['gradio==5.49.1', 'pydantic==2.11.10'] }),
      preset,
    },
    {
      title: 'gradio 5.23.1, which sets no upper bound for pydantic',
      draft: testDraft({ pins: ['gradio==5.23.1', 'pydantic==2.12.3'] }),
      preset,
    },
    {
      title: 'gradio 6.2.0 with pydantic 2.14.3',
      draft: testDraft({ pins: ['gradio==6.2.0', 'pydantic==2.14.3'] }),
      preset,
    },
    { title: 'tokenizers 0.21', draft: testDraft({ pins: ['tokenizers==0.21.4'] }), preset },
    { title: 'a range: pip finds one that fits', draft: testDraft({ pins: ['tokenizers>=0.19'] }), preset },
    {
      title: 'a transformers nobody looked into',
      draft: testDraft({ pins: ['transformers==4.45.0', 'tokenizers==0.1.0'] }),
      preset,
    },
  ],
});
