import { defineSignatures } from '../signature.ts';

/** The failure that the how-to adds. */
export const howtoSignatures = defineSignatures([
  {
    id: 'howto-not-followed',
    class: 'howto-not-followed',
    stage: 'run',
    title: 'The how-to was not followed',
    weight: 'root',
    match: ['HowtoError: a step is missing'],
    cause: 'A step of the how-to was left out, so the thing it adds is not there.',
    fix: ['# follow CONTRIBUTING.md'],
    confidence: 'high',
    sources: ['https://example.org/howto'],
    reviewed: '2026-11-28',
    matches: ['HowtoError: a step is missing'],
    misses: ['HowtoError: a step is superfluous'],
  },
]);
