import { jupyterDead } from '../../../src/rules/image/pw207-jupyter-dead.ts';
import { bracket } from '../../support/rule-cases.ts';

const of = (ref: string) => ({ image: ref });

bracket(jupyterDead, {
  catches: [
    {
      title: '1.0.3 on Ubuntu 22.04',
      draft: of('runpod/pytorch:1.0.3-cu1281-torch280-ubuntu2204'),
      severity: 'info',
      says: /No module named jupyter/,
    },
    { title: '1.0.1, the first', draft: of('runpod/pytorch:1.0.1-cu1281-torch280-ubuntu2204') },
  ],
  catchesNot: [
    { title: '1.0.7', draft: of('runpod/pytorch:1.0.7-cu1281-torch280-ubuntu2204') },
    { title: '1.0.0', draft: of('runpod/pytorch:1.0.0-cu1281-torch280-ubuntu2204') },
    { title: 'Ubuntu 24.04', draft: of('runpod/pytorch:1.0.3-cu1281-torch280-ubuntu2404') },
    {
      title: 'its services left out',
      draft: { ...of('runpod/pytorch:1.0.3-cu1281-torch280-ubuntu2204'), keepServices: false },
    },
  ],
});
