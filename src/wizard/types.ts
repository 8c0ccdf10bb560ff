import type { Stamp } from '../artifacts/artifact.ts';
import type { PlanDraft } from '../plan/draft.ts';
import type { Origin, Origins } from '../plan/origin.ts';
import type { Field, Plan } from '../plan/plan.ts';
import type { SavedPlan } from '../presets/schema.ts';
import type { World } from '../presets/world.ts';
import type { Ranks } from './ranks.ts';
import type { Place } from './steps.ts';

/** The terminal the wizard draws on. Both ends must be TTYs; the caller checks that before Ink is loaded. */
export interface WizardTerminal {
  readonly stdin: NodeJS.ReadStream;
  readonly stdout: NodeJS.WriteStream;
  readonly color: boolean;
  readonly unicode: boolean;
}

/** How far one has come. */
export interface Progress {
  readonly answers: { readonly draft: PlanDraft; readonly origins: Origins; readonly why?: string };
  readonly place: Place;
}

/** How far a person came: what is kept on the disk after each step, so that nothing is lost. */
export interface Walk extends Progress {
  /** Of the run that keeps it: whoever ends removes its own record, and nobody else's. */
  readonly id: string;
  /** ISO moment of the last step. */
  readonly when: string;
  /** The preset file that the run was given by its path, absolute: the app is known nowhere else. Null: none. */
  readonly preset: string | null;
}

/** A walk as it is taken up again, under the Catalog and the presets of now. */
export interface Interrupted extends Walk {
  /** Answers that are no longer taken, and why, a sentence each. */
  readonly lost: readonly string[];
}

/** What the wizard knows besides keys. All of it is loaded beforehand: the wizard has no effects but its terminal. */
export interface WizardContext {
  readonly world: World;
  /** Of the built-in Catalog and presets; left out: nothing was worked out beforehand. */
  readonly ranks?: Ranks;
  readonly savedPlans: readonly SavedPlan[];
  readonly stamp: Stamp;
  /** Text of a file that is already in the output folder (path relative to it), or null. */
  readonly existing: (path: string) => string | null;
  /**
   * Text of the journal entry that writing this plan would append. `edited`: the script as a person changed it;
   * `why`: why they make it.
   */
  readonly journalPreview: (
    plan: Plan,
    origins: Origins,
    edited: string | null,
    why: string | null,
  ) => string;
  /** The walk into this folder that was left before it ended, and how long ago that was, in words. */
  readonly interrupted: { readonly walk: Interrupted; readonly ago: string } | null;
  /** The words that start this program again, see System. */
  readonly calledAs: string;
  /** As it is shown to the person. */
  readonly outDirectory: string;
}

export interface WizardInput extends WizardContext, WizardTerminal {
  /** Answers from flags and presets, and which of them gave each. */
  readonly draft: PlanDraft;
  readonly origins: Origins;
  /** Why it is made, as a flag says; null, or left out: none does. */
  readonly why?: string | null;
  /** Told after each step that changed something, so that it can be kept. */
  readonly onProgress: (progress: Progress) => void;
  /** Opens a text in the person's editor, which has the terminal until it ends; null: there is no terminal to give. */
  readonly edit: ((name: string, text: string) => Promise<Edited>) | null;
}

/** What came of an editor; `why`: a sentence. */
export type Edited =
  | { readonly kind: 'saved'; readonly text: string }
  | { readonly kind: 'failed'; readonly why: string };

export type WizardResult =
  | {
      readonly kind: 'write';
      readonly plan: Plan;
      readonly origins: Readonly<Record<Field, Origin>>;
      /** The startup script as the person changed it; null: as it is made. */
      readonly edited: string | null;
      /** Why they make it; null: they did not say. */
      readonly why: string | null;
      /** Id under which the plan is also to be saved as a preset; null: not at all. */
      readonly saveAs: string | null;
      /** What is there and different is kept, and ours is written beside it. */
      readonly beside: boolean;
      /** A pod of it is to be rented, once that is agreed to; nothing is written before. */
      readonly deploys: boolean;
      /** The start command is wanted in the clipboard: as it was written at last. */
      readonly copies: boolean;
    }
  /** `draft`: what was answered so far. */
  | { readonly kind: 'cancelled'; readonly draft: PlanDraft };
