import { fewCuda13Hosts } from '../../../src/rules/gpu/pw110-few-cuda13-hosts.ts';
import { testApp, testDraft } from '../../support/package-plans.ts';
import { bracket } from '../../support/rule-cases.ts';

bracket(fewCuda13Hosts, {
  catches: [
    {
      title: 'an image for CUDA 13',
      draft: testDraft({ image: 'runpod/pytorch:1.0.7-cu1300-torch290-ubuntu2404' }),
      preset: testApp(),
      severity: 'warning',
      says: /driver 580/,
    },
  ],
  catchesNot: [
    { title: 'an image for CUDA 12.8', draft: testDraft(), preset: testApp() },
    {
      title: 'an image nobody knows',
      draft: testDraft({ image: 'ghcr.io/me/mine:cu130' }),
      preset: testApp(),
    },
  ],
});
