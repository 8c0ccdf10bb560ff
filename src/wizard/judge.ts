import { check } from '../judge/check.ts';
import { optionVerdict } from '../judge/verdict.ts';
import type { PlanPatch } from '../plan/draft.ts';
import type { Field } from '../plan/schema.ts';
import type { Finding, Severity, Verdict } from '../rules/rule.ts';
import { type Answers, fieldsOf, presetIn, state, stateApp, wholeDraft } from './answers.ts';
import { remember } from './memo.ts';
import type { Option } from './options/option.ts';
import { isChoiceStep, isMenuField, type Place } from './steps.ts';
import type { WizardContext } from './types.ts';

/** What an option is worth under the answers so far, gravest finding first; a null verdict where there is nothing to judge. */
export interface Judged {
  readonly verdict: Verdict | null;
  readonly findings: readonly Finding[];
}

const nothing: Judged = { verdict: null, findings: [] };
const gravity: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

/**
 * The answers as they would be with this option chosen. Going on with an answer that stands already
 * changes nothing: whoever gave it, gave it.
 */
export function choose(answers: Answers, option: Option): Answers {
  const { choice } = option;
  if (choice.kind === 'state') {
    return stands(answers, choice.patch) ? answers : state(answers, choice.patch, 'you');
  }
  if (choice.kind === 'app') {
    const adds = fieldsOf(choice.wishes).some((field) => answers.draft[field] === undefined);
    return answers.draft.app === choice.app && !adds ? answers : stateApp(answers, choice.app, choice.wishes);
  }
  return answers;
}

function stands({ draft }: Answers, patch: PlanPatch): boolean {
  return fieldsOf(patch).every((field) => JSON.stringify(draft[field]) === JSON.stringify(patch[field]));
}

const rememberVerdict = remember<Answers, Judged>();

/** Judges a row of a list. Kept for as long as the answers stay. */
export function judge(context: WizardContext, answers: Answers, place: Place, option: Option): Judged {
  return rememberVerdict(answers, `${place} ${option.id}`, () => {
    if (place === 'options') return judgeSetting(context, answers, option.id);
    if (option.choice.kind !== 'state' && option.choice.kind !== 'app') return nothing;
    const field = isChoiceStep(place) || isMenuField(place) ? place : null;
    return field === null ? nothing : judgeField(context, choose(answers, option), field);
  });
}

/** Judges an answer that is already given, with its defaults filled in. */
export function judgeAnswer(context: WizardContext, answers: Answers, field: Field): Judged {
  return rememberVerdict(answers, `answer ${field}`, () => judgeField(context, answers, field));
}

function judgeSetting(context: WizardContext, answers: Answers, id: string): Judged {
  const fields = [
    'install',
    'codeServer',
    'keepServices',
    'volumeGb',
    'volumePath',
    'workspace',
    'name',
  ] as const;
  const field = fields.find((name) => name === id);
  return field === undefined ? nothing : judgeField(context, answers, field);
}

function judgeField(context: WizardContext, answers: Answers, field: Field): Judged {
  const preset = presetIn(context, answers.draft);
  // Settings have defaults, and a default is judged as much as an answer; a choice that is still open is not.
  const draft = isChoiceStep(field as Place) ? answers.draft : wholeDraft(context, answers);
  const { verdict, findings } = optionVerdict(draft, field, {}, preset, context.world.catalog);
  return {
    verdict,
    findings: findings.toSorted((a, b) => weight(a) - weight(b) || a.code.localeCompare(b.code, 'en')),
  };
}

function weight({ severity, accepted }: Finding): number {
  return gravity[severity] + (accepted === null ? 0 : 10);
}

const rememberFindings = remember<Answers, readonly Finding[]>();

/** Everything the rules say about the answers as they stand, gravest first. */
export function allFindings(context: WizardContext, answers: Answers): readonly Finding[] {
  return rememberFindings(answers, 'all', () =>
    check(answers.draft, presetIn(context, answers.draft), context.world.catalog).toSorted(
      (a, b) => weight(a) - weight(b) || a.code.localeCompare(b.code, 'en'),
    ),
  );
}
