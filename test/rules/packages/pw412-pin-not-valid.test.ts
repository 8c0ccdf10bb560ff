import { pinNotValid } from '../../../src/rules/packages/pw412-pin-not-valid.ts';
import { bracket } from '../../support/rule-cases.ts';

bracket(pinNotValid, {
  catches: [
    'numpy~=2',
    'numpy=2',
    'torch>=2.1.0+cu121',
    'torch==2.1.*+cu121',
    '-r other.txt',
    'numpy 2',
    "x'; touch /tmp/pwned",
  ].map((pin) => ({
    title: pin,
    draft: { pins: ['gradio==4.44.1', pin] },
    severity: 'error' as const,
    says: /Invalid requirement/,
  })),
  catchesNot: [
    'numpy~=2.0',
    'numpy==2.*',
    'torch==2.8.0+cu128',
    'pandas',
    'numpy>=1.26,<2',
    'huggingface_hub[cli]>=0.34',
    'diffusers @ git+https://github.com/huggingface/diffusers.git@56d438727036b0918b30bbe3110c5fe1634ed19d',
    'audioop-lts ; python_version >= "3.13"',
  ].map((pin) => ({ title: pin, draft: { pins: [pin] } })),
});
