import { knownBad } from '../../../src/rules/python/pw301-known-bad.ts';
import { images } from '../../support/plans.ts';
import { bracket } from '../../support/rule-cases.ts';
import { smallPreset, smallPresetWith } from '../../support/small-preset.ts';

const [statement] = smallPreset.knownBad;
if (statement === undefined) throw new Error('the small preset knows nothing bad');

bracket(knownBad, {
  catches: [
    {
      title: 'the Python that was reported',
      draft: { app: 'small', image: images.old, python: { version: '3.11', provider: 'image' } },
      severity: 'warning',
      says: /argument of type 'bool' is not iterable/,
    },
    {
      title: 'two conditions that both hold',
      draft: { app: 'small', image: images.bare, install: 'system' },
      preset: smallPresetWith({
        knownBad: [{ ...statement, when: { image: [images.bare], install: ['system'] } }],
      }),
    },
  ],
  catchesNot: [
    {
      title: 'the Python that is tested',
      draft: { app: 'small', python: { version: '3.10', provider: 'image' } },
    },
    { title: 'no Python stated', draft: { app: 'small', image: images.old } },
    { title: 'the same Python for no app', draft: { python: { version: '3.11', provider: 'image' } } },
    {
      title: 'one of two conditions',
      draft: { app: 'small', image: images.usual, install: 'system' },
      preset: smallPresetWith({
        knownBad: [{ ...statement, when: { image: [images.bare], install: ['system'] } }],
      }),
    },
  ],
});
