import { xformersTorch } from '../../src/rules/pw419-xformers-torch.ts';
import { testApp, testDraft } from '../support/package-plans.ts';
import { bracket } from '../support/rule-cases.ts';

const preset = testApp();

bracket(xformersTorch, {
  catches: [
    {
      title: '0.0.31 with torch 2.8.0',
      draft: testDraft({ pins: ['xformers==0.0.31'] }),
      preset,
      severity: 'error',
      says: /was built for torch 2\.7\.1/,
    },
    {
      title: "the preset's own",
      draft: testDraft(),
      preset: testApp({ installs: ['xformers==0.0.29.post3'] }),
    },
  ],
  catchesNot: [
    {
      title: '0.0.32.post2 with torch 2.8.0',
      draft: testDraft({ pins: ['xformers==0.0.32.post2'] }),
      preset,
    },
    { title: 'left open: pip finds the one that fits', draft: testDraft({ pins: ['xformers'] }), preset },
    { title: '0.0.35, which takes more than one', draft: testDraft({ pins: ['xformers==0.0.35'] }), preset },
    { title: 'a release nobody knows', draft: testDraft({ pins: ['xformers==9.9'] }), preset },
  ],
});
