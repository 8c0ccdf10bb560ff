import type { PlanPatch } from '../../plan/draft.ts';
import type { Preset } from '../../presets/schema.ts';

/** One row of a list that a person can choose. */
export interface Option {
  /** Unique within its list. */
  readonly id: string;
  readonly label: string;
  /** How a label is shortened that is too long. */
  readonly cut: 'end' | 'reference';
  /** Short facts beside the label, the most useful first; columns that line up. */
  readonly facts: readonly string[];
  /** What the panel says about it before any finding, a paragraph each. */
  readonly about: readonly string[];
  readonly choice: Choice;
}

/** What a preset pre-chooses. */
export type Wishes = Preset['plan'];

/** What choosing it does. */
export type Choice =
  | { readonly kind: 'state'; readonly patch: PlanPatch }
  | { readonly kind: 'app'; readonly app: string; readonly wishes: Wishes }
  /** Opens the search, so that any other value can be typed. */
  | { readonly kind: 'search' }
  /** Opens a menu or a text field of the options step. */
  | { readonly kind: 'open' }
  | { readonly kind: 'edit'; readonly text: string }
  | { readonly kind: 'go-on' };
