import { nothingToShare } from '../../../src/rules/python/pw309-nothing-to-share.ts';
import { images } from '../../support/plans.ts';
import { bracket } from '../../support/rule-cases.ts';

const draft = {
  image: images.usual,
  install: 'venv-system-site',
  python: { version: '3.11', provider: 'image' },
} as const;

bracket(nothingToShare, {
  catches: [
    { title: '3.11 of an image whose torch lies in 3.12', draft, severity: 'warning', says: /Python 3\.12/ },
  ],
  catchesNot: [
    { title: 'the Python that has it', draft: { ...draft, python: { version: '3.12', provider: 'image' } } },
    { title: 'a plain venv, which shares nothing', draft: { ...draft, install: 'venv' } },
    {
      title: 'one of uv, which is told elsewhere',
      draft: { ...draft, python: { version: '3.11', provider: 'uv' } },
    },
    { title: 'an image without torch', draft: { ...draft, image: images.bare } },
    { title: 'an image of one Python', draft: { ...draft, image: images.old } },
    {
      title: 'a torch of its own',
      draft: { ...draft, torch: { torch: '2.8.0', torchvision: null, torchaudio: null, cudaTag: 'cu128' } },
    },
  ],
});
