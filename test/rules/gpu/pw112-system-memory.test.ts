import { systemMemory } from '../../../src/rules/gpu/pw112-system-memory.ts';
import { bracket } from '../../support/rule-cases.ts';
import { smallPreset, smallPresetWith } from '../../support/small-preset.ts';

const preset = smallPresetWith({ needs: { ...smallPreset.needs, systemMemoryGb: 48 } });

bracket(systemMemory, {
  catches: [
    {
      title: 'an A5000, whose pods may come with 25 GB',
      draft: { app: 'small', gpu: 'NVIDIA RTX A5000' },
      preset,
      severity: 'warning',
      says: /25 GB in the least case/,
    },
    {
      title: 'a card whose pods nobody counted: a note',
      draft: { app: 'small', gpu: 'NVIDIA RTX A2000' },
      preset,
      severity: 'info',
      says: /not known. Set the minimum memory in the form to 48 GB/,
    },
  ],
  catchesNot: [
    { title: 'an A40, which comes with just as much', draft: { app: 'small', gpu: 'NVIDIA A40' }, preset },
    { title: 'an app whose need nobody knows', draft: { app: 'small', gpu: 'NVIDIA RTX A5000' } },
    { title: 'no card yet', draft: { app: 'small' }, preset },
  ],
});
