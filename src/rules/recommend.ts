import type { Catalog } from '../catalog/types.ts';
import type { PlanDraft, PlanPatch } from '../plan/draft.ts';
import type { Field } from '../plan/schema.ts';
import type { Preset } from '../presets/schema.ts';
import { beyondChange } from './nearby.ts';
import { fieldsThatDiffer, type Step, search } from './search.ts';

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
  const { found, obstacle } = search(draft, preset, catalog, keep);
  if (found !== null) {
    return { ok: true, patch: patchBetween(draft, found.draft), changes: changesOf(draft, found) };
  }
  return { ok: false, conflict: conflictOf(draft, preset, catalog, keep), because: obstacle?.message ?? '' };
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
