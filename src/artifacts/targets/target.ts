import type { TargetName } from '../../plan/targets.ts';
import type { ResolvedPlan } from '../../resolve/resolve.ts';
import type { ArtifactRecord } from '../artifact.ts';

/** A way out of a plan beside the startup script: its files, what launches it, and what it cannot say. */
export interface TargetRecord {
  readonly name: TargetName;
  readonly files: readonly Omit<ArtifactRecord, 'position'>[];
  /** The one command that launches it: bash, run in the folder of the files. */
  readonly launch: (resolved: ResolvedPlan) => string;
  /** What of the plan it cannot express, or does otherwise; a sentence each. Told with the command, and in the file where its form has comments. */
  readonly lost: (resolved: ResolvedPlan) => readonly string[];
  /** Why it cannot be made for this plan, as a clause; null: it can. */
  readonly impossible: (resolved: ResolvedPlan) => string | null;
}
