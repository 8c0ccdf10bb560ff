import { cuda13Filter } from '../../../src/rules/gpu/pw110-cuda13-filter.ts';
import { testApp, testDraft } from '../../support/package-plans.ts';
import { bracket } from '../../support/rule-cases.ts';

bracket(cuda13Filter, {
  catches: [
    {
      title: 'an image for CUDA 13',
      draft: testDraft({ image: 'runpod/pytorch:1.0.7-cu1300-torch290-ubuntu2404', hostCuda: null }),
      preset: testApp(),
      severity: 'info',
      says: /driver 580/,
    },
  ],
  catchesNot: [
    {
      title: 'the filter is set',
      draft: testDraft({ image: 'runpod/pytorch:1.0.7-cu1300-torch290-ubuntu2404', hostCuda: '13.0' }),
      preset: testApp(),
    },
    { title: 'an image for CUDA 12.8', draft: testDraft(), preset: testApp() },
    {
      title: 'an image nobody knows',
      draft: testDraft({ image: 'ghcr.io/me/mine:cu130' }),
      preset: testApp(),
    },
  ],
});
