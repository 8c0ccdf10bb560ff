import { pinsContradict } from '../../../src/rules/packages/pw413-pins-contradict.ts';
import { bracket } from '../../support/rule-cases.ts';

bracket(pinsContradict, {
  catches: [
    {
      title: 'two versions',
      draft: { pins: ['pydantic==2.9.2', 'gradio==4.44.1', 'pydantic==2.10.6'] },
      severity: 'error',
      says: /pydantic==2\.9\.2 and pydantic==2\.10\.6 cannot both hold/,
    },
    {
      title: 'a version outside a range',
      draft: { pins: ['huggingface_hub==1.0.0', 'huggingface-hub<1.0'] },
    },
    { title: 'two ranges with nothing in common', draft: { pins: ['numpy<2', 'numpy>=2'] } },
  ],
  catchesNot: [
    { title: 'a version within a range', draft: { pins: ['pydantic==2.10.6', 'pydantic<2.11'] } },
    { title: 'two ranges that touch', draft: { pins: ['numpy<=2', 'numpy>=2'] } },
    { title: 'the same version twice', draft: { pins: ['pydantic==2.10.6', 'Pydantic==2.10.6'] } },
    { title: 'two packages', draft: { pins: ['pydantic==2.10.6', 'gradio==4.44.1'] } },
    {
      title: 'markers that keep them apart',
      draft: { pins: ['numpy==1.26.4 ; python_version < "3.13"', 'numpy==2.0.0 ; python_version >= "3.13"'] },
    },
  ],
});
