import { movingSource } from '../../../src/rules/packages/pw427-moving-source.ts';
import { testApp, testDraft } from '../../support/package-plans.ts';
import { bracket } from '../../support/rule-cases.ts';

const git = 'diffusers @ git+https://github.com/huggingface/diffusers.git';
const commit = '56d438727036b0918b30bbe3110c5fe1634ed19d';
const preset = testApp();

bracket(movingSource, {
  catches: [
    {
      title: 'no commit',
      draft: testDraft({ pins: [git] }),
      preset,
      severity: 'warning',
      says: /without a commit/,
    },
    {
      title: 'a branch',
      draft: testDraft({ pins: ['peft @ git+https://github.com/huggingface/peft@main'] }),
      preset,
    },
    {
      title: 'diffusers from main beside a hub below 1.0',
      draft: testDraft({ pins: [git] }),
      preset: testApp({ installs: ['huggingface-hub==0.34.3'] }),
      severity: 'error',
      says: /needs huggingface-hub 1\.32/,
    },
  ],
  catchesNot: [
    { title: 'a commit', draft: testDraft({ pins: [`${git}@${commit}`] }), preset },
    {
      title: 'a tag that reads like a version',
      draft: testDraft({
        pins: ['transformers @ git+https://github.com/huggingface/transformers@v4.49.0-SigLIP-2'],
      }),
      preset,
    },
    { title: 'a release', draft: testDraft({ pins: ['diffusers==0.35.2'] }), preset },
  ],
});
