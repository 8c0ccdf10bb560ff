import { attributeForms } from './attributes.ts';
import { callForms } from './calls.ts';
import { codeForms } from './code.ts';
import { connectionForms } from './connections.ts';
import { fileForms } from './files.ts';
import { entryForms } from './entries.ts';
import type { Form } from './form.ts';
import { tensorForms } from './tensors.ts';
import { valueForms } from './values.ts';

/** What an exception is, whoever raised it; read where the message itself asks for nothing. */
export const exceptionForms: readonly Form[] = [
  ...entryForms,
  ...callForms,
  ...attributeForms,
  ...codeForms,
  ...tensorForms,
  ...fileForms,
  ...connectionForms,
  ...valueForms,
];
