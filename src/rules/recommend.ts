import type { Catalog } from '../catalog/types.ts';
import { applyPatch, type PlanDraft, type PlanPatch } from '../plan/draft.ts';
import type { Field } from '../plan/schema.ts';
import type { Preset } from '../presets/schema.ts';
import { check, standingErrors } from './check.ts';
import { beyondChange, otherAnswers } from './nearby.ts';
import type { Finding } from './rule.ts';

export interface Change {
  readonly field: Field;
  /** Undefined where nothing had been stated. */
  readonly from: PlanDraft[Field];
  readonly to: PlanDraft[Field];
  /** The rule that moved it. */
  readonly code: string;
  /** What the earlier choice would have led to. */
  readonly because: string;
  /** The chain of facts that leads there: "Because …, so …". */
  readonly why: string;
}

export type Recommendation =
  | { readonly ok: true; readonly patch: PlanPatch; readonly changes: readonly Change[] }
  | {
      readonly ok: false;
      /** The smallest set of choices that cannot go together, whatever the others are. */
      readonly conflict: readonly Field[];
      /** What stands in the way of them. */
      readonly because: string;
    };

/** Plans looked at before the search gives up; far above what was ever needed (see test/rules/recommend.test.ts). */
const patience = 20_000;

/**
 * The nearest draft without standing errors: as few stated choices changed as possible, none of
 * `keep`; among those equally near, the one with the fewest warnings. Where there is none, the
 * smallest set of choices that cannot go together (`app` among them where the app itself is in the way).
 */
export function recommend(
  draft: PlanDraft,
  preset: Preset | null,
  catalog: Catalog,
  keep: readonly Field[],
): Recommendation {
  const { found, obstacle } = search(draft, preset, catalog, keep);
  if (found !== null) {
    return { ok: true, patch: patchBetween(draft, found.draft), changes: changesOf(draft, found) };
  }
  return { ok: false, conflict: conflictOf(draft, preset, catalog, keep), because: obstacle?.message ?? '' };
}

/** A draft on the way, and which finding moved each of its changed fields. */
interface Step {
  readonly draft: PlanDraft;
  readonly reasons: ReadonlyMap<Field, Finding>;
  readonly cost: number;
}

/** A step that was judged. */
interface Judged {
  readonly step: Step;
  readonly warnings: number;
  /** Its standing errors, each with the permitted changes that may end it. */
  readonly exits: readonly Exit[];
}

interface Exit {
  readonly error: Finding;
  readonly ways: readonly Way[];
}

interface Way {
  readonly patch: PlanPatch;
  readonly changed: readonly Field[];
}

interface Outcome {
  readonly found: Step | null;
  /** The first error that nothing permitted can end. */
  readonly obstacle: Finding | null;
}

/**
 * Best-first (A*): from each draft, whatever may end one of its standing errors, the rule's own fixes
 * before anything else. An error can only end by a change to a choice that it hangs on, so any draft
 * without errors lies beyond one of these steps, and an error without any is a dead end. With
 * `nearest` false any draft without errors will do, which is found much sooner.
 */
function search(
  start: PlanDraft,
  preset: Preset | null,
  catalog: Catalog,
  keep: readonly Field[],
  nearest = true,
): Outcome {
  const open = byCost<Step | Judged>();
  const seen = new Set([keyOf(start)]);
  let best: { readonly judged: Judged; readonly cost: number } | null = null;
  let obstacle: Finding | null = null;
  open.add(0, { draft: start, reasons: new Map(), cost: 0 });
  for (let looked = 0; looked < patience; looked++) {
    const next = open.take();
    if (next === null || (best !== null && (best.judged.warnings === 0 || next.cost > best.cost))) break;
    if (!('exits' in next.item)) {
      const judged = judge(next.item, preset, catalog, keep);
      const stuck = judged.exits.find(({ ways }) => ways.length === 0);
      if (stuck !== undefined) obstacle ??= stuck.error;
      else if (!nearest && judged.exits.length === 0) return { found: next.item, obstacle };
      else open.add(nearest ? next.item.cost + leastCost(start, judged) : judged.exits.length, judged);
      continue;
    }
    const { step, warnings, exits } = next.item;
    const [first, ...others] = exits;
    if (first === undefined) {
      if (best === null || warnings < best.judged.warnings) best = { judged: next.item, cost: next.cost };
      continue;
    }
    // All must end, so the one with the fewest ways out goes first.
    const { error, ways } = others.reduce((a, b) => (b.ways.length < a.ways.length ? b : a), first);
    for (const { patch, changed } of ways) {
      const draft = applyPatch(step.draft, patch);
      const key = keyOf(draft);
      if (seen.has(key)) continue;
      seen.add(key);
      const reasons = new Map(step.reasons);
      for (const field of changed) reasons.set(field, error);
      const cost = costOf(start, draft);
      open.add(nearest ? cost : 0, { draft, reasons, cost });
    }
  }
  return { found: best?.judged.step ?? null, obstacle };
}

function judge(step: Step, preset: Preset | null, catalog: Catalog, keep: readonly Field[]): Judged {
  const findings = check(step.draft, preset, catalog);
  return {
    step,
    warnings: findings.filter((one) => one.severity === 'warning' && one.accepted === null).length,
    exits: standingErrors(findings).map((error) => ({
      error,
      ways: waysOut(error, step.draft, preset, catalog).flatMap((patch) => {
        const changed = changedBy(patch, step.draft);
        return changed.length === 0 || changed.some((field) => keep.includes(field))
          ? []
          : [{ patch, changed }];
      }),
    })),
  };
}

/** What ending the errors costs at least: those that share no choice must be ended one by one. */
function leastCost(start: PlanDraft, { step, exits }: Judged): number {
  const taken = new Set<Field>();
  let least = 0;
  for (const { ways } of exits.toSorted((a, b) => a.ways.length - b.ways.length)) {
    const fields = new Set(ways.flatMap(({ changed }) => changed));
    if ([...fields].some((field) => taken.has(field))) continue;
    for (const field of fields) taken.add(field);
    // A choice that was changed before may change again, or back, for nothing.
    const costs = [...fields].map((field) =>
      isSame(step.draft[field], start[field]) ? weightOf(start, field) : 0,
    );
    least += Math.min(...costs);
  }
  return least;
}

/** A queue that hands out the cheapest first, and among equals the one that came first. */
function byCost<Item>() {
  const queues = new Map<number, Item[]>();
  return {
    add: (cost: number, item: Item): void => {
      const queue = queues.get(cost);
      if (queue === undefined) queues.set(cost, [item]);
      else queue.push(item);
    },
    take: (): { readonly cost: number; readonly item: Item } | null => {
      for (;;) {
        if (queues.size === 0) return null;
        const cost = Math.min(...queues.keys());
        const item = queues.get(cost)?.shift();
        if (item !== undefined) return { cost, item };
        queues.delete(cost);
      }
    },
  };
}

/** A stated choice changed weighs more than any number of choices that were still open. */
function costOf(start: PlanDraft, draft: PlanDraft): number {
  return fieldsThatDiffer(start, draft).reduce((sum, field) => sum + weightOf(start, field), 0);
}

function weightOf(start: PlanDraft, field: Field): number {
  return start[field] === undefined ? 1 : 100;
}

function waysOut(
  error: Finding,
  draft: PlanDraft,
  preset: Preset | null,
  catalog: Catalog,
): readonly PlanPatch[] {
  return [
    ...error.fixes.map(({ patch }) => patch),
    ...error.involves.flatMap((field) => otherAnswers(field, draft, preset, catalog)),
  ];
}

/** Tries the smaller sets first: the choices of a set stay, every other is free, and still there is no plan. */
function conflictOf(
  draft: PlanDraft,
  preset: Preset | null,
  catalog: Catalog,
  keep: readonly Field[],
): readonly Field[] {
  const isStuck = (kept: readonly Field[]) => {
    const free = Object.entries(draft).filter(
      ([field]) => !beyondChange.some((one) => one === field) || kept.some((one) => one === field),
    );
    const own = kept.includes('app') ? preset : null;
    return search(Object.fromEntries(free), own, catalog, kept, false).found === null;
  };
  const kept = [...new Set<Field>([...keep, ...beyondChange])].filter((field) => draft[field] !== undefined);
  return subsets(kept).find(isStuck) ?? kept;
}

/** Every subset, smaller ones first, each in the order given. */
function subsets(fields: readonly Field[]): readonly (readonly Field[])[] {
  const all: (readonly Field[])[] = [[]];
  for (const field of fields) all.push(...all.map((set) => [...set, field]));
  return all.toSorted((a, b) => a.length - b.length);
}

function changesOf(start: PlanDraft, { draft, reasons }: Step): readonly Change[] {
  return fieldsThatDiffer(start, draft).map((field) => {
    const reason = reasons.get(field);
    return {
      field,
      from: start[field],
      to: draft[field],
      code: reason?.code ?? '',
      because: reason?.message ?? '',
      why: reason?.why ?? '',
    };
  });
}

function patchBetween(start: PlanDraft, end: PlanDraft): PlanPatch {
  const differs = new Set<string>(fieldsThatDiffer(start, end));
  return Object.fromEntries(Object.entries(end).filter(([field]) => differs.has(field)));
}

function fieldsThatDiffer(a: PlanDraft, b: PlanDraft): readonly Field[] {
  const fields = [...new Set([...Object.keys(a), ...Object.keys(b)])] as Field[];
  return fields.filter((field) => !isSame(a[field], b[field]));
}

function changedBy(patch: PlanPatch, draft: PlanDraft): readonly Field[] {
  return (Object.keys(patch) as Field[]).filter((field) => !isSame(patch[field], draft[field]));
}

function isSame(a: unknown, b: unknown): boolean {
  return (
    a === b || (typeof a === 'object' && typeof b === 'object' && JSON.stringify(a) === JSON.stringify(b))
  );
}

/** The same whatever the order in which the choices were stated. */
function keyOf(draft: PlanDraft): string {
  return JSON.stringify(Object.entries(draft).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
