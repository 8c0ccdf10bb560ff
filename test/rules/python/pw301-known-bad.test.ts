import type { PlanDraft } from '../../../src/plan/draft.ts';
import { knownBad } from '../../../src/rules/python/pw301-known-bad.ts';
import { gpus, images } from '../../support/plans.ts';
import { bracket } from '../../support/rule-cases.ts';
import { smallPreset, smallPresetWith } from '../../support/small-preset.ts';

const [statement] = smallPreset.knownBad;
if (statement === undefined) throw new Error('the small preset knows nothing bad');

const knowing = (when: typeof statement.when) => smallPresetWith({ knownBad: [{ ...statement, when }] });
const trio = (torch: string) => ({ torch, torchvision: null, torchaudio: null, cudaTag: 'cu128' });

// A condition, a draft that meets it, and the nearest that does not.
const bad: readonly {
  readonly title: string;
  readonly when: typeof statement.when;
  readonly yes: PlanDraft;
  readonly no: PlanDraft;
}[] = [
  {
    title: 'a GPU by its id',
    when: { gpu: [gpus.ada] },
    yes: { gpu: gpus.ada },
    no: { gpu: gpus.blackwell },
  },
  {
    title: 'a GPU by its machine code',
    when: { gpu: ['sm_120'] },
    yes: { gpu: gpus.blackwell },
    no: { gpu: gpus.ada },
  },
  {
    title: 'a torch of the plan',
    when: { torch: '>=2.9' },
    yes: { torch: trio('2.9.0') },
    no: { torch: trio('2.8.0') },
  },
  {
    title: 'a torch of the preset',
    when: { torch: '==2.8.0' },
    yes: { gpu: gpus.blackwell },
    no: { gpu: gpus.ada },
  },
  {
    title: 'a pin of the plan',
    when: { pins: ['numpy>=2'] },
    yes: { pins: ['numpy==2.1.0'] },
    no: { pins: ['numpy==1.26.4'] },
  },
  {
    title: 'a pin that leaves it open',
    when: { pins: ['einops>=0.7'] },
    yes: {},
    no: { pins: ['einops>=0.6'] },
  },
  {
    title: 'a GPU and a pin',
    when: { gpu: [gpus.ada], pins: ['numpy>=2'] },
    yes: { gpu: gpus.ada, pins: ['numpy==2.1.0'] },
    no: { gpu: gpus.blackwell, pins: ['numpy==2.1.0'] },
  },
];

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
    ...bad.map(({ title, when, yes }) => ({ title, draft: { app: 'small', ...yes }, preset: knowing(when) })),
  ],
  catchesNot: [
    ...bad.map(({ title, when, no }) => ({
      title: `not ${title}`,
      draft: { app: 'small', ...no },
      preset: knowing(when),
    })),
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
