import { choiceForms } from './choices.ts';
import { demandForms } from './demands.ts';
import type { Form } from './form.ts';
import { limitForms } from './limits.ts';
import { missingForms } from './missing.ts';
import { versionForms } from './versions.ts';

/** The grammar of messages that say what is wanted and what is here; the most telling first. */
export const statementForms: readonly Form[] = [
  ...versionForms,
  ...choiceForms,
  ...demandForms,
  ...limitForms,
  ...missingForms,
];
