import type { Catalog } from '../catalog/types.ts';
import { answeredFields, applyPatch, type PlanDraft, type PlanPatch } from '../plan/draft.ts';
import type { Field } from '../plan/plan.ts';
import type { Preset } from '../presets/schema.ts';
import type { Finding } from '../rules/rule.ts';
import { check, standingErrors } from './check.ts';
import { otherAnswers } from './other-answers.ts';

/** Plans looked at before the search gives up: a second's worth or two. One or two random plans in a thousand need more. */
const patience = 8000;

/** Plans looked at beyond the first that will do, for one equally near with fewer warnings. */
const curiosity = 200;

/** A draft on the way, and which finding moved each of its changed fields. */
export interface Step {
  readonly draft: PlanDraft;
  readonly reasons: ReadonlyMap<Field, Finding>;
  readonly cost: number;
  /** What any plan beyond it costs at least, as far as is known. */
  readonly least: number;
}

/** A step that was judged. */
interface Judged extends Step {
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

export interface Outcome {
  readonly found: Step | null;
  /** The first error that nothing permitted can end. */
  readonly obstacle: Finding | null;
  /** True where it stopped before it had seen all: that nothing was found then proves nothing. */
  readonly gaveUp: boolean;
}

/**
 * Best-first (A*): from each draft, whatever may end one of its standing errors, the rule's own fixes
 * before anything else. An error can only end by a change to a choice that it hangs on, so any draft
 * without errors lies beyond one of these steps, and an error without any is a dead end. With
 * `nearest` false any draft without errors will do, which is found much sooner. `most` is how many plans
 * it looks at. `only`: errors of these rules count, and no others.
 */
export function search(
  start: PlanDraft,
  preset: Preset | null,
  catalog: Catalog,
  keep: readonly Field[],
  nearest = true,
  most = patience,
  only: ReadonlySet<string> | null = null,
): Outcome {
  const open = ranked<Step | Judged>();
  // Among those that may end equally near, the one with the least left to do.
  const rank = ({ least, cost }: Step) => (nearest ? least * 10_000 + least - cost : 0);
  const seen = new Set([keyOf(start)]);
  let best: Judged | null = null;
  let obstacle: Finding | null = null;
  open.add(0, { draft: start, reasons: new Map(), cost: 0, least: 0 });
  let left = most;
  for (; left > 0; left--) {
    const next = open.take();
    if (next === null || (best !== null && (best.warnings === 0 || next.least > best.cost))) break;
    if (!('exits' in next)) {
      const judged = judge(start, next, preset, catalog, keep, only);
      const stuck = judged.exits.find(({ ways }) => ways.length === 0);
      if (stuck !== undefined) obstacle ??= stuck.error;
      else if (!nearest && judged.exits.length === 0) return { found: judged, obstacle, gaveUp: false };
      else open.add(nearest ? rank(judged) : judged.exits.length, judged);
      continue;
    }
    const [first, ...others] = next.exits;
    if (first === undefined) {
      if (best === null) left = Math.min(left, curiosity);
      if (best === null || next.warnings < best.warnings) best = next;
      continue;
    }
    // All must end, so the one with the fewest ways out goes first.
    const { error, ways } = others.reduce((a, b) => (b.ways.length < a.ways.length ? b : a), first);
    for (const { patch, changed } of ways) {
      const draft = applyPatch(next.draft, patch);
      const key = keyOf(draft);
      if (seen.has(key)) continue;
      seen.add(key);
      const reasons = new Map(next.reasons);
      for (const field of changed) reasons.set(field, error);
      const cost = costOf(start, draft);
      const step = { draft, reasons, cost, least: Math.max(cost, next.least) };
      open.add(rank(step), step);
    }
  }
  return { found: best, obstacle, gaveUp: best === null && left === 0 };
}

/**
 * Any draft without errors, or the proof that there is none, by as few rules as that takes: one that is
 * offended by a draft without errors of the rules so far comes in next. Where few rules let nothing through
 * there is nothing, however many drafts differ in what those rules do not look at.
 */
export function searchAny(
  start: PlanDraft,
  preset: Preset | null,
  catalog: Catalog,
  keep: readonly Field[],
): Outcome {
  const only = new Set<string>();
  for (;;) {
    const outcome = search(start, preset, catalog, keep, false, patience, only);
    if (outcome.found === null) return outcome;
    const [offended] = standingErrors(check(outcome.found.draft, preset, catalog));
    if (offended === undefined) return outcome;
    only.add(offended.code);
  }
}

function judge(
  start: PlanDraft,
  step: Step,
  preset: Preset | null,
  catalog: Catalog,
  keep: readonly Field[],
  only: ReadonlySet<string> | null,
): Judged {
  const findings = check(step.draft, preset, catalog);
  const errors = standingErrors(findings).filter(({ code }) => only === null || only.has(code));
  const exits = errors.map((error) => ({
    error,
    ways: waysOut(error, step.draft, preset, catalog).flatMap((patch) => {
      const changed = changedBy(patch, step.draft);
      const mayChange = changed.length > 0 && !changed.some((field) => keep.includes(field));
      return mayChange ? [{ patch, changed }] : [];
    }),
  }));
  return {
    ...step,
    exits,
    warnings: findings.filter((one) => one.severity === 'warning' && one.accepted === null).length,
    least: Math.max(step.least, step.cost + leastCost(start, step.draft, exits)),
  };
}

/** What ending the errors costs at least: those that share no choice must be ended one by one. */
function leastCost(start: PlanDraft, draft: PlanDraft, exits: readonly Exit[]): number {
  const taken = new Set<Field>();
  let least = 0;
  for (const { ways } of exits.toSorted((a, b) => a.ways.length - b.ways.length)) {
    const fields = new Set(ways.flatMap(({ changed }) => changed));
    if ([...fields].some((field) => taken.has(field))) continue;
    for (const field of fields) taken.add(field);
    // A choice that was changed before may change again, or back, for nothing.
    const costs = [...fields].map((field) =>
      isSame(draft[field], start[field]) ? weightOf(start, field) : 0,
    );
    least += Math.min(...costs);
  }
  return least;
}

/** A queue that hands out the lowest rank first, and among equals the one that came first. */
function ranked<Item>() {
  const queues = new Map<number, Item[]>();
  return {
    add: (rank: number, item: Item): void => {
      const queue = queues.get(rank);
      if (queue === undefined) queues.set(rank, [item]);
      else queue.push(item);
    },
    take: (): Item | null => {
      while (queues.size > 0) {
        const rank = Math.min(...queues.keys());
        const item = queues.get(rank)?.shift();
        if (item !== undefined) return item;
        queues.delete(rank);
      }
      return null;
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

/** Choices that the two answer differently, or that only one of them states. */
export function fieldsThatDiffer(a: PlanDraft, b: PlanDraft): readonly Field[] {
  const fields = new Set([...answeredFields(a), ...answeredFields(b)]);
  return [...fields].filter((field) => !isSame(a[field], b[field]));
}

function changedBy(patch: PlanPatch, draft: PlanDraft): readonly Field[] {
  return answeredFields(patch).filter((field) => !isSame(patch[field], draft[field]));
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
