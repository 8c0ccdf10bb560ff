import type { ResolvedPlan } from '../resolve/resolve.ts';

/** A file we produce: a pure function of Plan + Preset + Catalog and the stamp. */
export interface Artifact {
  /** Relative to the output folder. */
  readonly path: string;
  /** LF line ends; ASCII where it is bash. */
  readonly content: string;
  readonly mode: 0o644 | 0o755;
}

/** What goes into headers and is not part of the plan. Comes from the journal entry when replaying. */
export interface Stamp {
  readonly toolVersion: string;
  /** ISO date, UTC, `2026-11-22`. */
  readonly date: string;
}

export interface RenderInput {
  readonly resolved: ResolvedPlan;
  readonly stamp: Stamp;
}

/** One file that is written for a plan: the only place that knows its name. */
export interface ArtifactRecord {
  /** Its place in reviews, summaries and the journal. In tens, so that one goes between. */
  readonly position: number;
  readonly path: string;
  readonly mode: Artifact['mode'];
  /** The startup script is made once and handed in: other files carry it. */
  readonly content: (script: string, input: RenderInput) => string;
}
