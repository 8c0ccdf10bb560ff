import type { Catalog } from '../catalog/types.ts';
import { applyPatch, type PlanDraft, type PlanPatch } from '../plan/draft.ts';
import { type Field, fieldRecord, fields } from '../plan/plan.ts';
import type { Preset } from '../presets/schema.ts';
import { type Resolved, resolve } from '../resolve/resolve.ts';
import type { Finding, Verdict } from '../rules/rule.ts';
import { findingsOf, rulesReading, standingErrors } from './check.ts';

export interface OptionVerdict {
  readonly verdict: Verdict;
  /** Those that hang on this choice; gravest not necessarily first. */
  readonly findings: readonly Finding[];
}

/**
 * What an option is worth under the choices made so far. Only what was stated counts, and only
 * findings in which this choice plays a part. For an option of `app`, `preset` is the option's own.
 */
export function optionVerdict(
  draft: PlanDraft,
  field: Field,
  patch: PlanPatch,
  preset: Preset | null,
  catalog: Catalog,
): OptionVerdict {
  const resolved = resolve(applyPatch(draft, patch), preset, catalog);
  const record = fieldRecord(field);
  const findings = findingsOf(resolved, rulesReading([field])).filter(({ involves }) =>
    involves.includes(field),
  );
  return {
    verdict: verdictOf(
      findings,
      record.isUnknown?.(resolved) === true,
      record.isRecommended?.(resolved) === true,
    ),
    findings,
  };
}

/** Fields whose answers make a plan better or worse; the others only have findings. */
const judged = fields.filter(({ isRecommended }) => isRecommended !== undefined);

const judgedNames: readonly Field[] = judged.map(({ name }) => name);

/** Whether a finding speaks of a choice that makes a plan better or worse, or of what cannot work at all. */
export function isOfVerdict({ severity, involves }: Finding): boolean {
  return severity === 'error' || involves.some((field) => judgedNames.includes(field));
}

/** The verdict on a whole draft, that of its worst choice. `resolved` is best that of the completed plan. */
export function overallVerdict(findings: readonly Finding[], resolved: Resolved): Verdict {
  return verdictOf(
    findings.filter(isOfVerdict),
    judged.some((field) => field.isUnknown?.(resolved) === true),
    judged.every((field) => field.isRecommended?.(resolved) === true),
  );
}

function verdictOf(findings: readonly Finding[], unknown: boolean, recommended: boolean): Verdict {
  if (standingErrors(findings).length > 0) return 'incompatible';
  if (unknown) return 'unverified';
  const warned = findings.some(({ severity, accepted }) => severity === 'warning' && accepted === null);
  return recommended && !warned ? 'recommended' : 'compatible';
}
