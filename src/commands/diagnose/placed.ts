import type { Diagnosis } from '../../diagnose/diagnosis.ts';

/** A diagnosis and the log it is from; null where there is only one. */
export interface Placed extends Diagnosis {
  readonly file: string | null;
}
