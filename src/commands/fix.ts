import { check, standingErrors } from '../judge/check.ts';
import { recommend } from '../judge/recommend.ts';
import { applyPatch, type PlanDraft } from '../plan/draft.ts';
import type { Field } from '../plan/plan.ts';
import { fieldRecord } from '../plan/plan.ts';
import type { Preset } from '../presets/schema.ts';
import type { World } from '../presets/world.ts';
import type { Severity } from '../rules/rule.ts';

export interface Fixed {
  readonly draft: PlanDraft;
  /** One line per change: what was changed, and the finding that asked for it. */
  readonly changes: readonly string[];
  readonly fields: readonly Field[];
}

/**
 * Takes the nearest plan without errors, then applies the best fix of each warning where that brings
 * no error back. What nothing can end stays, and is reported as usual.
 */
export function applyFixes(start: PlanDraft, preset: Preset | null, world: World): Fixed {
  const changes: string[] = [];
  const fields = new Set<Field>();
  const note = (patch: PlanDraft) => {
    for (const field of Object.keys(patch)) if (isField(field, patch)) fields.add(field);
  };
  let draft = start;
  const found = recommend(start, preset, world.catalog, ['app']);
  if (found.ok) {
    draft = applyPatch(start, found.patch);
    note(found.patch);
    for (const { field, to, code, because } of found.changes) {
      changes.push(`${fieldRecord(field).label}: ${answerText(to)} (${code}: ${because})`);
    }
  }
  // Where one error has no end, the others are still worth ending.
  const ends: readonly Severity[] = found.ok ? ['warning'] : ['error', 'warning'];
  const errorsBefore = standingErrors(check(draft, preset, world.catalog)).length;
  const tried = new Set<string>();
  for (;;) {
    const next = check(draft, preset, world.catalog)
      .filter(({ severity, accepted }) => accepted === null && ends.includes(severity))
      .flatMap((finding) => finding.fixes.slice(0, 1).map((fix) => ({ finding, fix })))
      .find(({ finding, fix }) => !tried.has(`${finding.code} ${JSON.stringify(fix.patch)}`));
    if (next === undefined) return { draft, changes, fields: [...fields] };
    const { finding, fix } = next;
    tried.add(`${finding.code} ${JSON.stringify(fix.patch)}`);
    const patched = applyPatch(draft, fix.patch);
    if (standingErrors(check(patched, preset, world.catalog)).length > errorsBefore) continue;
    draft = patched;
    note(fix.patch);
    changes.push(`${fix.label} (${finding.code}: ${finding.title})`);
  }
}

function answerText(answer: PlanDraft[Field]): string {
  return typeof answer === 'string' ? answer : JSON.stringify(answer ?? null);
}

function isField(key: string, patch: PlanDraft): key is Field {
  return key in patch;
}
