import type { MarkerId } from './markers.ts';

/** When in a pod's life it shows. */
export type Stage = 'deploy' | 'install' | 'import' | 'run' | 'serve';

/** Of the signature and its cause together. */
export type Confidence = 'high' | 'medium' | 'low';

/**
 * What a signature says about what went wrong. `root`: a cause in itself. `plain`: a cause, unless a root
 * explains it. `symptom`: the consequence of something else wherever something else is known. `hint`: a
 * warning that is worth a word only if nothing else is known and nothing works afterwards. `remark`: one
 * that many a program says and runs on, so that something must have failed besides.
 */
export type Weight = 'root' | 'plain' | 'symptom' | 'hint' | 'remark';

/** A marker that must (or must not) stand within so many lines of the hit. */
export interface Near {
  readonly marker: MarkerId;
  /** Lines above; default 0. */
  readonly before?: number;
  /** Lines below; default 0. */
  readonly after?: number;
}

/**
 * One way a line can match. `text` alone is enough where no pattern is given; it is also what the scanner
 * looks for first, so that a line without it costs nothing.
 */
export interface Matcher {
  /** Literal, any case; at least five characters. */
  readonly text: string;
  /** Must match too. Bounded quantifiers only (a test checks it), so its time is linear in the line. */
  readonly pattern?: RegExp;
  /** Must not match. */
  readonly not?: RegExp;
  /** Match against this line and the following five together, joined by spaces: wrapped messages. */
  readonly across?: true;
  /** One of these must stand near. */
  readonly near?: readonly Near[];
  /** None of these may. */
  readonly notNear?: readonly Near[];
  /** Replaces the signature's weight. */
  readonly weight?: Weight;
}

/** How one failure shows itself in logs, what it means, and what ends it. Data; the scanner does the rest. */
export interface Signature {
  /** Unique, e.g. `torch-plus-cu-no-index`. */
  readonly id: string;
  /** The failure it is an instance of, e.g. `torch-no-matching-distribution`. */
  readonly class: string;
  readonly stage: Stage;
  readonly title: string;
  readonly weight: Weight;
  readonly match: readonly (string | Matcher)[];
  /** What happened and why, in one or two sentences. `{name}` is filled from the pattern's named groups. */
  readonly cause: string;
  /** Commands and comments, best first; `{name}` as above, but only where its text is harmless in a shell. */
  readonly fix: readonly string[];
  readonly confidence: Confidence;
  /** It says nothing where what it found cannot be answered from the facts. */
  readonly onlyAnswered?: true;
  /** Classes that explain this one: it is dropped where one of them was found. */
  readonly explainedBy?: readonly string[];
  /** Issue addresses, or repository@commit path. */
  readonly sources: readonly string[];
  /** ISO date of the last review. */
  readonly reviewed: string;
  /** Logs that must give this class first, and the nearest ones that must not. */
  readonly matches: readonly string[];
  readonly misses: readonly string[];
}

/** What an entry is that does not say otherwise: what is shipped leaves it out (scripts/without-examples.mjs). */
const usual = { stage: 'run', weight: 'root', confidence: 'high' } as const;

/** Gives the literal types a name. */
export function defineSignatures(signatures: readonly Signature[]): readonly Signature[] {
  return signatures.map((signature) => ({ ...usual, ...signature }));
}

/** A matcher in its long form. */
export function toMatcher(match: string | Matcher): Matcher {
  return typeof match === 'string' ? { text: match } : match;
}
