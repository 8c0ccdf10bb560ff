import type { Gpu } from '../catalog/types.ts';
import type { Brief, Finding } from '../rules/rule.ts';
import { standingErrors } from './check.ts';

/**
 * How an app runs on a card, best first: with all it offers, with a setting that gives something up, or not
 * at all. `unknown`: too little is known of the card to say.
 */
export const fits = ['fully', 'with a setting', 'unknown', 'not'] as const;
export type Fit = (typeof fits)[number];

/** Notes that an app runs with a memory-saving setting, and that system memory is to be asked for. */
const settingNotes: readonly string[] = ['PW101', 'PW112'];

/** What findings say of the fit of a card. */
export function fitBy(findings: readonly Finding[], gpu: Gpu | null): Fit {
  if (standingErrors(findings).length > 0) return 'not';
  if (gpu === null || gpu.vramGb === null || gpu.computeCapability === null) return 'unknown';
  return reasonsOf(findings).length === 0 ? 'fully' : 'with a setting';
}

/** The findings for which it does not work fully: errors, else what is said of the card. */
export function reasonsOf<One extends Brief>(findings: readonly One[]): readonly One[] {
  const errors = standingErrors(findings);
  if (errors.length > 0) return errors;
  return findings.filter(
    ({ severity, code, field, accepted }) =>
      field === 'gpu' && accepted === null && (severity === 'warning' || settingNotes.includes(code)),
  );
}
