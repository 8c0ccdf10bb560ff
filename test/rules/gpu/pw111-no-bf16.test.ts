import { noBf16 } from '../../../src/rules/gpu/pw111-no-bf16.ts';
import { gpus } from '../../support/plans.ts';
import { bracket } from '../../support/rule-cases.ts';
import { smallPreset, smallPresetWith } from '../../support/small-preset.ts';

const preset = smallPresetWith({ needs: { ...smallPreset.needs, bf16: true } });

bracket(noBf16, {
  catches: [
    { title: 'a V100 for an app in bf16', draft: { app: 'small', gpu: gpus.volta }, preset, says: /bf16/ },
    { title: 'a T4', draft: { app: 'small', gpu: 'Tesla T4' }, preset },
  ],
  catchesNot: [
    { title: 'the first cards that have it', draft: { app: 'small', gpu: 'NVIDIA A40' }, preset },
    { title: 'an app that does without', draft: { app: 'small', gpu: gpus.volta } },
    { title: 'an AMD card, of which nothing is known', draft: { app: 'small', gpu: gpus.amd }, preset },
  ],
});
