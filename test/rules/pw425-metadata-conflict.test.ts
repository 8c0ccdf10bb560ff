import { metadataConflict } from '../../src/rules/pw425-metadata-conflict.ts';
import { testApp, testDraft } from '../support/package-plans.ts';
import { bracket } from '../support/rule-cases.ts';

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
  ],
  catchesNot: [
    { title: 'tokenizers 0.21', draft: testDraft({ pins: ['tokenizers==0.21.4'] }), preset },
    { title: 'a range: pip finds one that fits', draft: testDraft({ pins: ['tokenizers>=0.19'] }), preset },
    {
      title: 'a transformers nobody looked into',
      draft: testDraft({ pins: ['transformers==4.45.0', 'tokenizers==0.1.0'] }),
      preset,
    },
  ],
});
