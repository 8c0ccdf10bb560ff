import type { Finding } from '../rules/rule.ts';
import { standingErrors } from './check.ts';

/** How an app runs on a card: with all it offers, with a setting that gives something up, or not at all. */
export type Fit = 'fully' | 'with a setting' | 'not';

/** The note that an app runs with a memory-saving setting. */
const settingNote = 'PW101';

/** What findings say of the fit of a card. */
export function fitBy(findings: readonly Finding[]): Fit {
  if (standingErrors(findings).length > 0) return 'not';
  return reasonOf(findings) === null ? 'fully' : 'with a setting';
}

/** The finding about the card for which it does not work fully; null: there is none. */
export function reasonOf(findings: readonly Finding[]): Finding | null {
  return (
    findings.find(
      ({ field, accepted, severity, code }) =>
        field === 'gpu' && accepted === null && (severity === 'warning' || code === settingNote),
    ) ?? null
  );
}
