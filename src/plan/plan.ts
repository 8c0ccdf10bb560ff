import * as z from 'zod/mini';
import type { Answers, FieldRecord } from './field.ts';
import * as records from './fields/all.ts';

/**
 * The Plan: everything the user chose, as plain, serialisable data, made of the fields' records. All else
 * (findings, script, journal) is derived from it, so a Plan that was saved replays to the same files.
 */
export type Plan = { format: typeof planFormat } & { [F in Field]: ValueOf<(typeof records)[F]> };

/** One of the choices; findings name the choices they concern. */
export type Field = keyof typeof records;

type ValueOf<Record> = Record extends FieldRecord<infer Value> ? Value : never;

/** A field's record where all are treated alike. */
export interface AnyField extends FieldRecord<unknown> {
  readonly name: Field;
}

/** Of the Plan, not of any app. Raised when a field changes its meaning; a new field has a `fallback` instead. */
export const planFormat = 1;

/** Every question, in the order in which answers depend on each other. */
export const fields: readonly AnyField[] = (Object.values(records) as readonly AnyField[]).toSorted(
  (a, b) => a.position - b.position,
);

const byName: ReadonlyMap<string, AnyField> = new Map(fields.map((field) => [field.name, field]));

/** The record of a field. */
export function fieldRecord(field: Field): AnyField {
  const record = byName.get(field);
  if (record === undefined) throw new Error(`the Plan has no field ${field}`);
  return record;
}

/** The field of that name, or null. */
export function fieldNamed(name: string): Field | null {
  return byName.get(name)?.name ?? null;
}

/** What anybody gets who says nothing, apps aside; undefined where somebody must. */
export function usualOf(field: AnyField, answers: Answers): unknown {
  return field.usual?.(answers) ?? field.fallback;
}

/** `POD_WIZARD_VOLUME_GB`: the variable that answers a question where no flag does. */
export function variableOf({ flag }: Pick<AnyField, 'flag'>): string {
  return `POD_WIZARD_${flag.toUpperCase().replaceAll('-', '_')}`;
}

const shape = Object.fromEntries(fields.map(({ name, schema }) => [name, schema])) as {
  [F in Field]: (typeof records)[F]['schema'];
};

export const planSchema = z.strictObject({ format: z.literal(planFormat), ...shape });
