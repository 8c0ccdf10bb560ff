import type { PlanPatch } from '../plan/draft.ts';
import type { Confidence, Stage } from './signature.ts';

/** Something else in the log that follows from a diagnosis. */
export interface Consequence {
  readonly line: number;
  readonly title: string;
}

/** What went wrong, and what ends it. Texts are printable: safe to show as they are. */
export interface Diagnosis {
  /** The kind of failure, e.g. `pep668-externally-managed`. */
  readonly class: string;
  readonly stage: Stage;
  readonly title: string;
  /** Line of the evidence, from 1. */
  readonly line: number;
  /** That line as it stands in the log, at most 300 characters. */
  readonly evidence: string;
  readonly cause: string;
  /** Commands, best first. */
  readonly fix: readonly string[];
  readonly confidence: Confidence;
  readonly consequences: readonly Consequence[];
  /** Where the signature and its cause were read. */
  readonly sources: readonly string[];
  /** Higher comes first; comparable between logs. */
  readonly rank: number;
  /** No line of the log says that something failed: what it rests on warns, and may be of no account. */
  readonly note: boolean;
  /** The change of the plan that ends it; null: none, or no plan was given. */
  readonly patch: PlanPatch | null;
}
