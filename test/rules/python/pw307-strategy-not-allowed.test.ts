import { strategyNotAllowed } from '../../../src/rules/python/pw307-strategy-not-allowed.ts';
import { bracket } from '../../support/rule-cases.ts';
import { smallPreset, smallPresetWith } from '../../support/small-preset.ts';

bracket(strategyNotAllowed, {
  catches: [
    {
      title: 'a strategy the preset does not list',
      draft: { app: 'small', install: 'system' },
      preset: smallPresetWith({ install: { ...smallPreset.install, allowed: ['venv'] } }),
      severity: 'warning',
      says: /put together for venv, not for system/,
    },
  ],
  catchesNot: [
    { title: 'one that it lists', draft: { app: 'small', install: 'system' } },
    { title: 'no app yet', draft: { install: 'system' } },
  ],
});
