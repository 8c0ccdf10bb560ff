import { attributeForms } from './attributes.ts';
import { callForms } from './calls.ts';
import { choiceForms } from './choices.ts';
import { circumstanceForms } from './circumstances.ts';
import { checkForms, codeForms } from './code.ts';
import { commandLineForms } from './command-line.ts';
import { connectionForms } from './connections.ts';
import { demandForms, wishForms } from './demands.ts';
import { entryForms } from './entries.ts';
import { fileForms } from './files.ts';
import type { Form } from './form.ts';
import { limitForms } from './limits.ts';
import { missingForms } from './missing.ts';
import { emptyForms } from './mistakes/shapes.ts';
import { mistakeForms } from './mistakes.ts';
import { tensorForms } from './tensors.ts';
import { valueForms } from './values.ts';
import { versionForms } from './versions.ts';

/**
 * How errors speak, whoever speaks: what an exception is where its words are Python's or torch's own, then
 * what a message of anybody says is wanted and is here. The most telling first: the first that fits speaks.
 */
export const grammar: readonly Form[] = [
  ...versionForms,
  ...mistakeForms,
  ...tensorForms,
  ...callForms,
  ...attributeForms,
  ...codeForms,
  ...commandLineForms,
  ...entryForms,
  ...choiceForms,
  ...fileForms,
  ...connectionForms,
  ...demandForms,
  ...missingForms,
  ...valueForms,
  ...wishForms,
  ...limitForms,
  ...circumstanceForms,
  ...emptyForms,
  ...checkForms,
];
