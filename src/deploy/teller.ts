import type { Plan } from '../plan/plan.ts';
import type { End } from './follow.ts';
import type { Quote } from './quote.ts';
import type { PodRecord } from './record.ts';
import type { Ends } from './request.ts';

/** Whom renting and following tell what they do, and ask: lines of a terminal, or a screen. */
export interface Teller {
  /** A line of what is done, or of what came of it. */
  readonly tell: (line: string) => void;
  /** What is to end it by itself, where the person agrees; null: they do not. */
  readonly agree: (quote: Quote) => Promise<Ends | null>;
  /** It is there, and billed. */
  readonly made: (pod: Made) => void;
  readonly round: (round: Round) => void;
  readonly ended: (ended: Ended) => void;
  /** The person left: nothing more is asked of the cloud. */
  readonly left: AbortSignal;
}

export interface Made {
  readonly record: PodRecord;
  /** Where its app will answer; null: its port is closed. */
  readonly address: string | null;
  /** Of the record as it is known by then. */
  readonly stop: (record: PodRecord) => Promise<Stopped>;
}

/** What came of stopping it; `failed`: a clause. */
export interface Stopped {
  readonly record: PodRecord;
  readonly failed: string | null;
}

/** What is new of a pod that is followed. */
export interface Round {
  readonly record: PodRecord;
  /** Stages, and what the startup script says. */
  readonly told: readonly string[];
  /** New lines of its log. */
  readonly lines: readonly string[];
}

/** How following it ended. */
export interface Ended {
  readonly record: PodRecord;
  /** Null: it goes on, and nobody waited longer. */
  readonly end: End | null;
  /** Why it is not ready; a clause, empty where it is. */
  readonly why: string;
  /** What its log says went wrong, as `diagnose` tells it; lines. */
  readonly report: readonly string[];
  /** The plan that ends it; null: none is known. */
  readonly change: Plan | null;
}
