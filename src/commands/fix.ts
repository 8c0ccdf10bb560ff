import { applyPatch, type PlanDraft } from '../plan/draft.ts';
import type { World } from '../plan/questions.ts';
import type { Field } from '../plan/schema.ts';
import type { Preset } from '../presets/schema.ts';
import { check } from '../rules/check.ts';

export interface Fixed {
  readonly draft: PlanDraft;
  /** One line per change: what was changed, and the finding that asked for it. */
  readonly changes: readonly string[];
  readonly fields: readonly Field[];
}

/**
 * Applies the best fix of each standing error, then of each warning, until none is left or the
 * fixes go in circles. What no fix can end stays, and is reported as usual.
 */
export function applyFixes(start: PlanDraft, preset: Preset | null, world: World): Fixed {
  let draft = start;
  const changes: string[] = [];
  const fields = new Set<Field>();
  const tried = new Set<string>();
  for (;;) {
    const next = check(draft, preset, world.catalog)
      .filter(({ severity, accepted }) => severity !== 'info' && accepted === null)
      .flatMap((finding) => finding.fixes.slice(0, 1).map((fix) => ({ finding, fix })))
      .find(({ finding, fix }) => !tried.has(`${finding.code} ${JSON.stringify(fix.patch)}`));
    if (next === undefined) return { draft, changes, fields: [...fields] };
    const { finding, fix } = next;
    tried.add(`${finding.code} ${JSON.stringify(fix.patch)}`);
    draft = applyPatch(draft, fix.patch);
    changes.push(`${fix.label} (${finding.code}: ${finding.title})`);
    for (const field of Object.keys(fix.patch)) if (isField(field, fix.patch)) fields.add(field);
  }
}

function isField(key: string, patch: PlanDraft): key is Field {
  return key in patch;
}
