import type { Preset } from '../../../src/presets/schema.ts';
import { hfTransferMissing } from '../../../src/rules/packages/pw409-hf-transfer-missing.ts';
import { testApp, testDraft } from '../../support/package-plans.ts';
import { images } from '../../support/plans.ts';
import { bracket } from '../../support/rule-cases.ts';

const variable = 'HF_HUB_ENABLE_HF_TRANSFER';
const hub = { installs: ['huggingface-hub==0.34.3'] };
const set = (value: string): Partial<Preset> => ({
  env: [{ name: variable, value, because: 'for the test' }],
});
const fluxgym = testApp(hub, {
  repositories: testApp().repositories.map((one) => ({
    ...one,
    url: 'https://github.com/cocktailpeanut/fluxgym',
  })),
});

bracket(hfTransferMissing, {
  catches: [
    {
      title: 'an image that switches it on',
      draft: testDraft(),
      preset: testApp(hub),
      severity: 'error',
      says: /Fast download using 'hf_transfer' is enabled/,
    },
    { title: 'a preset that does', draft: testDraft({ image: images.bare }), preset: testApp(hub, set('1')) },
    { title: 'an app that does', draft: testDraft({ image: images.bare }), preset: fluxgym },
    {
      title: 'a constraint, which installs nothing',
      draft: testDraft(),
      preset: testApp({ ...hub, constraints: ['hf_transfer==0.1.9'] }),
    },
    {
      title: 'a hub that comes with transformers 4',
      draft: testDraft(),
      preset: testApp({ installs: ['transformers==4.49.0'] }),
    },
  ],
  catchesNot: [
    {
      title: 'installed by the app',
      draft: testDraft(),
      preset: testApp({ installs: [...hub.installs, 'hf_transfer'] }),
    },
    { title: 'by a pin', draft: testDraft({ pins: ['hf-transfer>=0.1'] }), preset: testApp(hub) },
    {
      title: 'as an extra',
      draft: testDraft(),
      preset: testApp({ installs: ['huggingface_hub[hf_transfer]<1'] }),
    },
    { title: 'switched off by the preset', draft: testDraft(), preset: testApp(hub, set('0')) },
    { title: 'an image that leaves it off', draft: testDraft({ image: images.bare }), preset: testApp(hub) },
    {
      title: 'hub 1.0, which ignores it',
      draft: testDraft(),
      preset: testApp({ installs: ['huggingface-hub==1.0.0'] }),
    },
    {
      title: "the image's packages in sight",
      draft: testDraft({ install: 'venv-system-site' }),
      preset: testApp(hub),
    },
  ],
});
