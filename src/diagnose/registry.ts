import type { Signature } from './signature.ts';
import * as all from './signatures/all.ts';

/** Everything a log is read for. To add a failure: one entry in a file of signatures/, with its examples. */
export const signatures: readonly Signature[] = Object.values(all).flat();
