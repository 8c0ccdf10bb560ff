import type { Event } from '../event.ts';
import { type Form, read, type Said } from './form.ts';
import { dataMistakes } from './mistakes/data.ts';
import { frameworkMistakes, missingParts } from './mistakes/frameworks.ts';
import { indexForms } from './mistakes/indices.ts';
import { numberTypes } from './mistakes/number-types.ts';
import { researchMistakes } from './mistakes/research.ts';
import { shapesAndKinds } from './mistakes/shapes.ts';
import { alone, podTraining, trainingMistakes } from './mistakes/training.ts';
import { wordsOf } from './words.ts';

/** Mistakes of code or data that leave no doubt what is to be written instead. */
export const mistakeForms: readonly Form[] = [
  ...researchMistakes,
  ...indexForms,
  ...numberTypes,
  ...shapesAndKinds,
  ...dataMistakes,
  ...trainingMistakes,
  ...alone,
  ...podTraining,
  ...frameworkMistakes,
  ...missingParts,
];

/** What ends it, where the line of a signature is one of them. */
export function mistakeOf(event: Event): Said | null {
  return read(mistakeForms, wordsOf(event), true);
}
