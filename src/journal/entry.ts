import * as z from 'zod/mini';
import type { Stamp } from '../artifacts/artifact.ts';
import type { FormRow } from '../artifacts/form.ts';
import type { Way } from '../artifacts/targets/ways.ts';
import type { Origin } from '../plan/origin.ts';
import type { Plan } from '../plan/plan.ts';
import { presetIdSchema, textLike } from '../plan/values.ts';
import type { Locked } from '../presets/locked.ts';
import type { Preset } from '../presets/schema.ts';
import type { Severity } from '../rules/rule.ts';

/** What its page must be, and the line of its log that says it works. */
type Served = Pick<Preset['health'], 'path' | 'contains' | 'ready' | 'timeoutSeconds'>;

export interface JournalChoice {
  /** As the question is headed: `Python version`. */
  readonly label: string;
  /** As a person reads it: `3.10, the image's own`. */
  readonly value: string;
  readonly origin: Origin;
  /** Null where nobody gave one. */
  readonly reason: string | null;
}

export interface JournalFinding {
  readonly code: string;
  readonly severity: Severity;
  readonly title: string;
  readonly message: string;
  /** The reason it was overridden with; null: it was not. */
  readonly accepted: string | null;
  /** Label of its best fix; null: it has none. */
  readonly fix: string | null;
}

const textOf = (most: number) => z.string().check(z.minLength(1), z.maxLength(most));

const fileSchema = z.strictObject({
  /** Relative to the output folder. */
  path: textOf(400),
  /** Lower-case hex. */
  sha256: textLike(/^[0-9a-f]{64}$/),
  bytes: z.int().check(z.minimum(0)),
});
export type JournalFile = z.infer<typeof fileSchema>;

/** Everything one entry says. All texts are foreign: the formatter escapes them. */
export interface JournalEntry {
  /** From 1, over the whole journal. */
  readonly number: number;
  /** `v1.0.3`, counted per app. */
  readonly version: string;
  /** ISO date, UTC, `2026-11-22`. */
  readonly date: string;
  /** `FluxGym on an RTX 4090`. */
  readonly title: string;
  readonly plan: Plan;
  /** The entry this one mends, and what went wrong with it; null where it stands alone. */
  readonly follows: { readonly number: number; readonly because: string } | null;
  readonly preset: { readonly id: string; readonly version: string };
  /** All that the preset says, where it is not built in: then it travels with the entry. */
  readonly carried: Omit<Preset, 'own'> | null;
  /** Where the app answers, and how to know that it is the app. */
  readonly serves: { readonly port: number; readonly health: Served };
  /** Why it was made, in the user's words; null: they did not say. */
  readonly why: string | null;
  /** The entry of the same app before this one; null: this is its first. */
  readonly before: Before | null;
  /** Every package exactly as it was installed before; null: chosen anew. */
  readonly locked: Locked | null;
  /** The cloud's form as it is to be filled in. */
  readonly form: readonly FormRow[];
  readonly choices: readonly JournalChoice[];
  readonly findings: readonly JournalFinding[];
  readonly files: readonly JournalFile[];
  /** The other ways to start the same that the plan asks for. */
  readonly ways: readonly Way[];
  /** The startup script was changed by hand before it was written. */
  readonly isEdited?: boolean;
  readonly toolVersion: string;
  /** The command line that writes the same again. */
  readonly repeatCommand: string;
}

/** What is different from an entry before, and how to have that one again. */
export interface Before {
  readonly number: number;
  readonly version: string;
  /** A clause each. */
  readonly changes: readonly string[];
  readonly backCommand: string;
}

/** Info string of the block that carries the record. */
export const recordInfo = 'json pod-wizard-plan';
/** Of the block that carries a preset. */
export const presetInfo = 'json pod-wizard-preset';

/**
 * What a replay needs, as JSON inside the entry. It is complete in itself, so that editing the prose
 * around it by hand breaks nothing.
 */
export const recordSchema = z.strictObject({
  entry: z.int().check(z.minimum(1)),
  version: textLike(/^v\d{1,6}\.\d{1,6}\.\d{1,6}$/),
  date: z.iso.date(),
  toolVersion: textOf(60),
  preset: z.strictObject({ id: presetIdSchema, version: textOf(40) }),
  files: z.array(fileSchema).check(z.maxLength(100)),
  /** By readPlan: other versions wrote it, too. */
  plan: z.unknown(),
});

/** An entry as read back. */
export interface ParsedEntry {
  readonly number: number;
  readonly version: string;
  /** The date and tool version that go into the artifacts' headers when replaying. */
  readonly stamp: Stamp;
  readonly preset: { readonly id: string; readonly version: string };
  readonly plan: Plan;
  readonly files: readonly JournalFile[];
  /** The preset that the entry carries, as JSON; null: it carries none. Hostile until it is read as a preset. */
  readonly carried: string | null;
  /** What its outcome says was installed; null: it says nothing. */
  readonly installed: Omit<Installed, 'packages'> | null;
  /** What its prose says: read when it is asked for, since who writes the next entry does not. */
  readonly told: () => Told;
  /** Line of the record's opening fence, from 1. */
  readonly line: number;
  readonly place: Place;
}

/** Where an entry stands. */
export interface Place {
  /** Which side of an unfinished merge has it, and its first line there and the one after its last, from 0. */
  readonly side: number;
  readonly from: number;
  readonly to: number;
  /** Lines of the file, from 1; null: there is none. */
  readonly heading: number | null;
  readonly outcome: number | null;
}

/** What the prose of an entry says, as far as it can be read. All texts are foreign. */
export interface Told {
  readonly title: string | null;
  /** Why it was made. */
  readonly why: string | null;
  /** The entry of its app that it takes the place of. */
  readonly supersedes: number | null;
  readonly findings: readonly ToldFinding[];
  readonly outcome: ToldOutcome | null;
  readonly notes: readonly { readonly date: string; readonly text: string }[];
}

export interface ToldFinding {
  readonly code: string;
  readonly severity: Severity;
  /** Title and message. */
  readonly text: string;
  /** The reason it was overridden with; null: it was not. */
  readonly accepted: string | null;
}

export interface ToldOutcome {
  /** Null: written by hand, in other words. */
  readonly result: 'works' | 'works with changes' | 'failed' | null;
  readonly date: string | null;
  /** `6 min 12 s`. */
  readonly readyAfter: string | null;
  /** `$1.20 in all`. */
  readonly cost: string | null;
  /** All that it says, in one line. */
  readonly text: string;
}

/** What came of it. */
export interface Outcome {
  readonly result: 'works' | 'works with changes' | 'failed';
  /** ISO date, UTC. */
  readonly date: string;
  /** Time to READY, cost, where it ran: what is known of them, in short. */
  readonly facts: readonly string[];
  /** What was installed, kept in a file beside the journal; null: nobody said. */
  readonly installed: Installed | null;
  /** One line; empty: none. */
  readonly note: string;
}

/** A list of packages that lies beside the journal, known by its digest. */
export interface Installed {
  /** Its name. */
  readonly file: string;
  /** Of its content, lower-case hex. */
  readonly sha256: string;
  readonly packages: number;
}
