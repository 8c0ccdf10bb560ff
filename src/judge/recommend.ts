import type { Catalog } from '../catalog/types.ts';
import type { PlanDraft, PlanPatch } from '../plan/draft.ts';
import type { Field } from '../plan/plan.ts';
import type { Preset } from '../presets/schema.ts';
import { check, standingErrors } from './check.ts';
import { beyondChange } from './other-answers.ts';
import { fieldsThatDiffer, type Step, search, searchAny } from './search.ts';

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
  | {
      readonly ok: true;
      readonly patch: PlanPatch;
      readonly changes: readonly Change[];
      /** False where too many plans are possible to look at all: a nearer one may exist. */
      readonly isNearest: boolean;
    }
  | {
      readonly ok: false;
      /** The smallest set of choices that cannot go together, whatever the others are; null: the search gave up. */
      readonly conflict: readonly Field[] | null;
      /** What stands in the way of them. */
      readonly because: string;
    };

/**
 * The nearest draft without standing errors: as few stated choices changed as possible, none of
 * `keep`; among the first of those equally near, the one with the fewest warnings. Where there is none, the
 * smallest set of choices that cannot go together (`app` among them where the app itself is in the way).
 */
export function recommend(
  draft: PlanDraft,
  preset: Preset | null,
  catalog: Catalog,
  keep: readonly Field[],
): Recommendation {
  const { found, gaveUp } = search(draft, preset, catalog, keep);
  const near = found ?? (gaveUp ? anyPlan(draft, preset, catalog, keep) : null);
  if (near === null) return { ok: false, ...conflictOf(draft, preset, catalog, keep) };
  return {
    ok: true,
    patch: patchBetween(draft, near.draft),
    changes: changesOf(draft, near),
    isNearest: found !== null,
  };
}

/** Some draft without errors, with no change in it that could be taken back alone. */
function anyPlan(
  draft: PlanDraft,
  preset: Preset | null,
  catalog: Catalog,
  keep: readonly Field[],
): Step | null {
  const { found } = searchAny(draft, preset, catalog, keep);
  if (found === null) return null;
  let near = found;
  for (const field of fieldsThatDiffer(draft, found.draft)) {
    const { [field]: _, ...rest } = near.draft;
    const back: PlanDraft = draft[field] === undefined ? rest : { ...rest, [field]: draft[field] };
    if (standingErrors(check(back, preset, catalog)).length === 0) near = { ...near, draft: back };
  }
  return near;
}

/** Tries the smaller sets first: the choices of a set stay, every other is free, and still there is no plan. */
function conflictOf(
  draft: PlanDraft,
  preset: Preset | null,
  catalog: Catalog,
  keep: readonly Field[],
): { readonly conflict: readonly Field[] | null; readonly because: string } {
  const given = beyondChange.filter((field) => draft[field] !== undefined);
  const all = [...new Set<Field>([...keep, ...given])];
  for (const kept of subsets(all)) {
    const free = Object.entries(draft).filter(
      ([field]) => !beyondChange.some((one) => one === field) || kept.some((one) => one === field),
    );
    const own = kept.includes('app') ? preset : null;
    const start: PlanDraft = Object.fromEntries(free);
    const { found, obstacle, gaveUp } = searchAny(start, own, catalog, kept);
    if (gaveUp) break;
    if (found !== null) continue;
    // Where every error has a way out, and each leads to another error, the one that is there first is as good as any.
    const errors = standingErrors(check(start, own, catalog));
    const [first] = errors.filter(({ involves }) => involves.some((field) => kept.includes(field)));
    return { conflict: kept, because: (obstacle ?? first ?? errors[0])?.message ?? '' };
  }
  return { conflict: null, because: '' };
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
