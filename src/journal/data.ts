import * as z from 'zod/mini';
import type { ParsedEntry } from './entry.ts';
import { recordSchema } from './entry.ts';
import type { Step } from './history.ts';

const text = z.string();
const severity = z.enum(['error', 'warning', 'info']);

/** An entry as data, as `journal export` gives it. */
export const entrySchema = z.strictObject({
  name: text,
  ...recordSchema.shape,
  line: z.int(),
  title: z.nullable(text),
  why: z.nullable(text),
  carried: z.unknown(),
  findings: z.array(z.strictObject({ code: text, severity, text, accepted: z.nullable(text) })),
  outcome: z.nullable(
    z.strictObject({
      result: z.nullable(z.enum(['works', 'works with changes', 'failed'])),
      date: z.nullable(text),
      readyAfter: z.nullable(text),
      cost: z.nullable(text),
      text,
    }),
  ),
  installed: z.nullable(z.strictObject({ file: text, sha256: text })),
  notes: z.array(z.strictObject({ date: text, text })),
  supersedes: z.nullable(text),
  supersededBy: z.array(text),
});

/** What each of its parts is, for its help. */
export const entryParts: Readonly<Record<keyof typeof entrySchema.shape, string>> = {
  name: 'what other commands call it: its number, with @ and its line where another has that number, too',
  entry: 'its number',
  version: 'v1.0.3, counted per app',
  date: 'of the day on which it was made, UTC',
  toolVersion: 'of pod-wizard',
  preset: 'id and version',
  files: 'path, sha256 and bytes of each',
  plan: 'every answer',
  line: 'of its plan block in the file, from 1',
  title: 'of its heading; null: there is none',
  why: 'it was made, in the words of whoever did; or null',
  carried: 'the preset, where it is not built in; else null',
  findings: 'code, severity, text, and accepted: the reason, or null',
  outcome: 'result, date, readyAfter, cost and the whole text; null: not yet known',
  installed: 'file and sha256 of the list of packages; or null',
  notes: 'date and text of each',
  supersedes: 'name of the entry that it takes the place of; or null',
  supersededBy: 'names of those that took its place',
};

export const journalSchema = z.strictObject({
  format: z.literal(1),
  entries: z.array(entrySchema),
  problems: z.array(
    z.strictObject({
      line: z.int(),
      message: text,
      advice: text,
      entry: z.nullable(
        z.strictObject({ number: z.nullable(z.int()), version: z.nullable(text), app: z.nullable(text) }),
      ),
    }),
  ),
});

/** An entry as data. `nameOf` gives what commands call an entry. */
export function entryData(
  { entry, supersedes, supersededBy }: Step,
  nameOf: (entry: ParsedEntry) => string,
): z.infer<typeof entrySchema> {
  const { number, version, stamp, preset, files, plan, line, installed } = entry;
  const told = entry.told();
  return {
    name: nameOf(entry),
    entry: number,
    version,
    ...stamp,
    preset,
    files: [...files],
    plan,
    line,
    title: told.title,
    why: told.why,
    carried: carriedData(entry),
    findings: [...told.findings],
    outcome: told.outcome,
    installed,
    notes: [...told.notes],
    supersedes: supersedes === null ? null : nameOf(supersedes),
    supersededBy: supersededBy.map(nameOf),
  };
}

/** Of what is not JSON, its text. */
function carriedData({ carried }: ParsedEntry): unknown {
  if (carried === null) return null;
  try {
    return JSON.parse(carried);
  } catch {
    return carried;
  }
}
