import type { Catalog } from '../catalog/types.ts';
import { findingsOf } from '../judge/check.ts';
import type { PlanDraft } from '../plan/draft.ts';
import { resolve } from '../resolve/resolve.ts';
import { ruleByCode } from '../rules/registry.ts';
import type { FileFinding } from './finding.ts';
import type { Place } from './place.ts';

/** What a rule for plans says about a draft, at a place of the file. */
export function byRule(
  code: string,
  draft: PlanDraft,
  place: Place,
  catalog: Catalog,
): readonly FileFinding[] {
  const rule = ruleByCode(code);
  if (rule === null) return [];
  return findingsOf(resolve(draft, null, catalog), [rule]).map(
    ({ severity, title, message, error, why, fixes, evidence }) => ({
      ...{ code, severity, title, place, message, error, evidence, edits: [] },
      why: why.replace('our start command', 'this start command'),
      fixes: fixes.map(({ label }) => label),
    }),
  );
}
