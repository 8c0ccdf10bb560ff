import type { Stamp } from '../artifacts/artifact.ts';
import type { PlanDraft } from '../plan/draft.ts';
import type { Origin, Origins } from '../plan/origin.ts';
import type { Field, Plan } from '../plan/plan.ts';
import type { SavedPlan } from '../presets/schema.ts';
import type { World } from '../presets/world.ts';

/** The terminal the wizard draws on. Both ends must be TTYs; the caller checks that before Ink is loaded. */
export interface WizardTerminal {
  readonly stdin: NodeJS.ReadStream;
  readonly stdout: NodeJS.WriteStream;
  readonly color: boolean;
  readonly unicode: boolean;
}

/** What the wizard knows besides keys. All of it is loaded beforehand: the wizard has no effects but its terminal. */
export interface WizardContext {
  readonly world: World;
  readonly savedPlans: readonly SavedPlan[];
  readonly stamp: Stamp;
  /** Text of a file that is already in the output folder (path relative to it), or null. */
  readonly existing: (path: string) => string | null;
  /** Text of the journal entry that writing this plan would append. */
  readonly journalPreview: (plan: Plan, origins: Origins) => string;
  /** The words that start this program again, see System. */
  readonly calledAs: string;
  /** As it is shown to the person. */
  readonly outDirectory: string;
}

export interface WizardInput extends WizardContext, WizardTerminal {
  /** Answers from flags and presets, and which of them gave each. */
  readonly draft: PlanDraft;
  readonly origins: Origins;
}

export type WizardResult =
  | {
      readonly kind: 'write';
      readonly plan: Plan;
      readonly origins: Readonly<Record<Field, Origin>>;
      /** Id under which the plan is also to be saved as a preset; null: not at all. */
      readonly saveAs: string | null;
    }
  /** `draft`: what was answered so far. */
  | { readonly kind: 'cancelled'; readonly draft: PlanDraft };
