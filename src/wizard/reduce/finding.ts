import type { Field } from '../../plan/plan.ts';
import type { Finding } from '../../rules/rule.ts';
import { errorsOf, judge } from '../judge.ts';
import { reviewRows } from '../review/rows.ts';
import { highlighted, reviewRowHere, type State } from '../state.ts';
import { choiceSteps, optionFields } from '../steps.ts';
import type { WizardContext } from '../types.ts';

/** What the rules say about the highlighted row, gravest first. */
export function findingsHere(context: WizardContext, state: State): readonly Finding[] {
  if (state.place === 'review') {
    const row = reviewRowHere(context, state);
    if (row?.kind === 'finding') return [row.finding];
    return row?.kind === 'answer' ? row.findings : [];
  }
  const option = highlighted(context, state);
  // Going on from the settings leads to what stands in the way of writing.
  if (state.place === 'options' && option?.choice.kind === 'go-on') {
    return errorsOf(context, state.answers);
  }
  return option === null ? [] : judge(context, state.answers, state.place, option).findings;
}

/** Those a person may still have to do something about. */
export function standing(findings: readonly Finding[]): readonly Finding[] {
  return findings.filter(({ severity, accepted }) => severity !== 'info' && accepted === null);
}

function open(findings: readonly Finding[]): readonly Finding[] {
  return findings.filter(({ accepted }) => accepted === null);
}

/** The finding that `f` would fix: the highlighted row's first one with a fix; on the review, else any that stands. */
export function fixable(context: WizardContext, state: State): Finding | null {
  const own = open(findingsHere(context, state));
  const all =
    state.place === 'review'
      ? standing(
          reviewRows(context, state.answers).flatMap((row) => (row.kind === 'finding' ? [row.finding] : [])),
        )
      : [];
  return [...own, ...all].find(({ fixes }) => fixes.length > 0) ?? null;
}

/** The answer that causes what stands here; where nothing does, what stands anywhere. Null: no other answer does. */
export function causeOf(context: WizardContext, state: State): { readonly field: Field } | null {
  const here = standing(findingsHere(context, state));
  const found = here.length > 0 ? here : errorsOf(context, state.answers);
  const causes = found.flatMap(({ involves }) =>
    involves.filter((field) => field !== state.place && state.answers.draft[field] !== undefined),
  );
  const [field] = [...choiceSteps, ...optionFields].filter((one) => causes.includes(one));
  return field === undefined ? null : { field };
}

/** The finding that `a` would accept. */
export function acceptable(context: WizardContext, state: State): Finding | null {
  return standing(findingsHere(context, state))[0] ?? null;
}
