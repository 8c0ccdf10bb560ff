import type { Catalog } from '../catalog/types.ts';
import { applyPatch, type PlanDraft, type PlanPatch } from '../plan/draft.ts';
import type { Field } from '../plan/schema.ts';
import type { Preset } from '../presets/schema.ts';
import { check, standingErrors } from './check.ts';
import type { Finding } from './rule.ts';

export interface Change {
  readonly field: Field;
  /** Undefined where nothing had been stated. */
  readonly from: PlanDraft[Field];
  readonly to: PlanDraft[Field];
  /** What the earlier choice would have led to. */
  readonly because: string;
}

export type Recommendation =
  | { readonly ok: true; readonly patch: PlanPatch; readonly changes: readonly Change[] }
  | { readonly ok: false; readonly conflict: readonly Field[] };

/** Plans looked at before the search gives up; far above what a few fixes need. */
const patience = 1500;

/**
 * The nearest draft without standing errors: as few stated choices changed as possible, none of
 * `keep`. Where there is none, the kept choices that cannot go together (`app` among them where the
 * app itself is in the way).
 */
export function recommend(
  draft: PlanDraft,
  preset: Preset | null,
  catalog: Catalog,
  keep: readonly Field[],
): Recommendation {
  const found = search(draft, preset, catalog, keep);
  if (found !== null) {
    return { ok: true, patch: patchBetween(draft, found.draft), changes: changesOf(draft, found) };
  }
  return { ok: false, conflict: conflictOf(draft, preset, catalog, keep) };
}

/** A draft on the way, and which finding moved each of its changed fields. */
interface Step {
  readonly draft: PlanDraft;
  readonly reasons: ReadonlyMap<Field, string>;
  readonly cost: number;
}

/**
 * Best-first: from each draft, whatever ends its first standing error, the rule's own fixes before
 * anything else. An error can only end by a change to a choice it hangs on, so nothing nearer is
 * missed. Among drafts equally near, the one with the fewest warnings.
 */
function search(
  start: PlanDraft,
  preset: Preset | null,
  catalog: Catalog,
  keep: readonly Field[],
): Step | null {
  const open: Step[] = [{ draft: start, reasons: new Map(), cost: 0 }];
  const seen = new Set([keyOf(start)]);
  let best: { readonly step: Step; readonly warnings: number } | null = null;
  for (let looked = 0; open.length > 0 && looked < patience; looked++) {
    const step = takeCheapest(open);
    if (best !== null && (best.warnings === 0 || step.cost > best.step.cost)) break;
    const findings = check(step.draft, preset, catalog);
    const [error] = standingErrors(findings);
    if (error === undefined) {
      const warnings = findings.filter((one) => one.severity === 'warning' && one.accepted === null).length;
      if (best === null || warnings < best.warnings) best = { step, warnings };
      continue;
    }
    for (const patch of waysOut(error, step.draft, preset, catalog)) {
      const draft = applyPatch(step.draft, patch);
      const changed = fieldsThatDiffer(step.draft, draft);
      const key = keyOf(draft);
      if (changed.length === 0 || changed.some((field) => keep.includes(field)) || seen.has(key)) continue;
      seen.add(key);
      const reasons = new Map(step.reasons);
      for (const field of changed) reasons.set(field, error.message);
      open.push({ draft, reasons, cost: costOf(start, draft) });
    }
  }
  return best?.step ?? null;
}

function takeCheapest(open: Step[]): Step {
  const best = open.reduce((least, step) => (step.cost < least.cost ? step : least));
  open.splice(open.indexOf(best), 1);
  return best;
}

/** A stated choice changed weighs more than any number of choices that were still open. */
function costOf(start: PlanDraft, draft: PlanDraft): number {
  return fieldsThatDiffer(start, draft).reduce(
    (sum, field) => sum + (start[field] === undefined ? 1 : 100),
    0,
  );
}

function waysOut(
  error: Finding,
  draft: PlanDraft,
  preset: Preset | null,
  catalog: Catalog,
): readonly PlanPatch[] {
  return [
    ...error.fixes.map(({ patch }) => patch),
    ...error.involves.flatMap((field) => optionsOf(field, draft, preset, catalog)),
  ];
}

/** The shortlisted answers to a question, best first. */
function optionsOf(
  field: Field,
  draft: PlanDraft,
  preset: Preset | null,
  catalog: Catalog,
): readonly PlanPatch[] {
  switch (field) {
    case 'gpu':
      return catalog.gpus
        .filter(({ shortlisted, vramGb }) => shortlisted && vramGb !== null)
        .toSorted((a, b) => (a.vramGb ?? 0) - (b.vramGb ?? 0))
        .map(({ id }) => ({ gpu: id }));
    case 'image':
      return catalog.images
        .filter(({ shortlisted }) => shortlisted !== null)
        .map(({ ref }) => ({ image: ref }));
    case 'python': {
      const versions = preset?.python.allowed ?? (draft.python === undefined ? [] : [draft.python.version]);
      return versions.flatMap((version) => [
        { python: { version, provider: 'image' as const } },
        { python: { version, provider: 'uv' as const } },
      ]);
    }
    case 'install':
      return (preset?.install.allowed ?? ['venv' as const]).map((install) => ({ install }));
    default:
      return [];
  }
}

/** Drops kept choices one by one as long as no plan can be found without them either. */
function conflictOf(
  draft: PlanDraft,
  preset: Preset | null,
  catalog: Catalog,
  keep: readonly Field[],
): readonly Field[] {
  const isStuck = (kept: readonly Field[]) => {
    if (kept.includes('app')) return search(draft, preset, catalog, kept) === null;
    const { app: _, ...rest } = draft;
    return search(rest, null, catalog, kept) === null;
  };
  let kept = [...new Set<Field>([...keep, 'app'])].filter((field) => draft[field] !== undefined);
  for (const field of kept) {
    const fewer = kept.filter((other) => other !== field);
    if (isStuck(fewer)) kept = fewer;
  }
  return kept;
}

function changesOf(start: PlanDraft, { draft, reasons }: Step): readonly Change[] {
  return fieldsThatDiffer(start, draft).map((field) => ({
    field,
    from: start[field],
    to: draft[field],
    because: reasons.get(field) ?? '',
  }));
}

function patchBetween(start: PlanDraft, end: PlanDraft): PlanPatch {
  const differs = new Set<string>(fieldsThatDiffer(start, end));
  return Object.fromEntries(Object.entries(end).filter(([field]) => differs.has(field)));
}

function fieldsThatDiffer(a: PlanDraft, b: PlanDraft): readonly Field[] {
  const fields = [...new Set([...Object.keys(a), ...Object.keys(b)])] as Field[];
  return fields.filter((field) => JSON.stringify(a[field]) !== JSON.stringify(b[field]));
}

/** The same whatever the order in which the choices were stated. */
function keyOf(draft: PlanDraft): string {
  return JSON.stringify(Object.entries(draft).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
