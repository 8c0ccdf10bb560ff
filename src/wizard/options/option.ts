import { answering, type PlanDraft, type PlanPatch } from '../../plan/draft.ts';
import type { Row } from '../../plan/field.ts';
import type { Field, Plan } from '../../plan/plan.ts';
import type { Interrupted } from '../types.ts';

/** One row of a list that a person can choose. */
export interface Option extends Omit<Row<unknown>, 'choice'> {
  readonly choice: Choice;
}

/** What choosing it does. */
export type Choice =
  /** Answers the question; `wishes` answers others, where nobody gave an answer. */
  | { readonly kind: 'state'; readonly patch: PlanPatch; readonly wishes?: PlanDraft }
  /** Starts from an app: what it wishes, and what is offered first where it wishes nothing; null: nothing is. */
  | {
      readonly kind: 'express';
      readonly app: string;
      readonly wishes: PlanDraft;
      readonly defaults: PlanDraft | null;
    }
  /** Goes on where one stopped. */
  | { readonly kind: 'continue'; readonly walk: Interrupted }
  /** Answers everything as the journal has it. */
  | { readonly kind: 'repeat'; readonly plan: Plan }
  /** Opens the search, so that any other value can be typed. */
  | { readonly kind: 'search' }
  /** Opens a menu or a text field of the options step. */
  | { readonly kind: 'open' }
  | { readonly kind: 'edit'; readonly text: string }
  | { readonly kind: 'go-on' };

/** A row of a question's own list, as an option of the wizard. */
export function optionOf(field: Field, { choice, ...row }: Row<unknown>): Option {
  switch (choice.kind) {
    case 'answer': {
      const { value, wishes } = choice;
      const patch = answering(field, value);
      return { ...row, choice: { kind: 'state', patch, ...(wishes === undefined ? {} : { wishes }) } };
    }
    case 'search':
      return { ...row, choice };
    case 'type':
      return { ...row, choice: { kind: 'edit', text: choice.text } };
  }
}
