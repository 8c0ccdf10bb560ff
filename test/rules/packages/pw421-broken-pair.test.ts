import { brokenPair } from '../../../src/rules/packages/pw421-broken-pair.ts';
import { testApp, testDraft } from '../../support/package-plans.ts';
import { bracket } from '../../support/rule-cases.ts';

const old = { torch: '2.1.2', torchvision: '0.16.2', torchaudio: '2.1.2', cudaTag: 'cu121' };

bracket(brokenPair, {
  catches: [
    {
      title: 'peft 0.18 beside transformers 4.49',
      draft: testDraft({ pins: ['peft==0.18.0'] }),
      preset: testApp({ installs: ['peft==0.17.1', 'transformers==4.49.0'] }),
      severity: 'error',
      says: /transformers\.modeling_layers/,
    },
    {
      title: 'diffusers 0.28 with nothing to hold the hub',
      draft: testDraft(),
      preset: testApp({ installs: ['diffusers==0.28.2', 'huggingface-hub==0.34.3'] }),
      says: /cached_download/,
    },
    {
      title: 'diffusers 0.28, which draws in the newest hub by itself',
      draft: testDraft(),
      preset: testApp({ installs: ['diffusers==0.28.2'] }),
    },
    {
      title: 'transformers 4.52.1 with torch 2.0',
      draft: testDraft({
        torch: { torch: '2.0.1', torchvision: '0.15.2', torchaudio: '2.0.2', cudaTag: 'cu118' },
      }),
      preset: testApp({ installs: ['transformers==4.52.1'] }),
      says: /2\.1 is required/,
    },
    {
      title: 'transformers 5 with torch 2.1',
      draft: testDraft({ torch: old }),
      preset: testApp({ installs: ['transformers==5.0.0'] }),
      says: /2\.2 is required/,
    },
  ],
  catchesNot: [
    {
      title: 'peft 0.18.1, which imports it only where it needs it',
      draft: testDraft({ pins: ['peft==0.18.1'] }),
      preset: testApp({ installs: ['peft==0.17.1', 'transformers==4.49.0'] }),
    },
    {
      title: 'peft 0.17.1',
      draft: testDraft(),
      preset: testApp({ installs: ['peft==0.17.1', 'transformers==4.49.0'] }),
    },
    {
      title: 'peft 0.18 beside 4.54.1',
      draft: testDraft(),
      preset: testApp({ installs: ['peft==0.18.0', 'transformers==4.54.1'] }),
    },
    {
      title: 'the resolver is free to choose',
      draft: testDraft(),
      preset: testApp({ installs: ['peft==0.18.0', 'transformers'] }),
    },
    {
      title: 'diffusers 0.28 with the hub held below 0.26',
      draft: testDraft(),
      preset: testApp({ installs: ['diffusers==0.28.2', 'huggingface-hub<0.26'] }),
    },
    {
      title: 'diffusers 0.29',
      draft: testDraft(),
      preset: testApp({ installs: ['diffusers==0.29.0', 'huggingface-hub==0.34.3'] }),
    },
    {
      title: 'transformers 4.49 with torch 2.1',
      draft: testDraft({ torch: old }),
      preset: testApp({ installs: ['transformers==4.49.0'] }),
    },
  ],
});
