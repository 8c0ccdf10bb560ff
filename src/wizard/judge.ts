import { byText } from '../basics/order.ts';
import { remember } from '../basics/remember.ts';
import { gpuById } from '../catalog/gpus.ts';
import { check, standingErrors } from '../judge/check.ts';
import { type Fit, fitBy } from '../judge/fit.ts';
import { optionVerdict } from '../judge/verdict.ts';
import { answeredFields, answersOf, type PlanDraft, type PlanPatch } from '../plan/draft.ts';
import type { Field } from '../plan/plan.ts';
import { presetOf } from '../presets/world.ts';
import { type Brief, type Finding, gravity, type Verdict } from '../rules/rule.ts';
import { type Answers, state, statedByFlag, stateWithWishes, wholeDraft, withWhy } from './answers.ts';
import type { Option } from './options/option.ts';
import { isKnownFine, type Rank, rankOf } from './ranks.ts';
import { asksNothing, choiceSteps, fieldOfRow, isChoiceStep, isJudgedByApp, type Place } from './steps.ts';
import type { WizardContext } from './types.ts';

/** What an option is worth under the answers so far, gravest finding first; a null verdict where there is nothing to judge. */
export interface Judged {
  readonly verdict: Verdict | null;
  readonly findings: readonly Finding[];
  /** What a list shows of them. */
  readonly brief: readonly Brief[];
  /** How the app runs on it, where that is what is asked; null: it is not, or there is no app. */
  readonly fit: Fit | null;
}

const nothing: Judged = { verdict: null, findings: [], brief: [], fit: null };

/**
 * The answers as they would be with this option chosen. Going on with an answer that stands already
 * changes nothing: whoever gave it, gave it.
 */
export function choose(answers: Answers, option: Option): Answers {
  const { choice } = option;
  if (choice.kind === 'express') return express(answers, choice);
  if (choice.kind === 'repeat') return repeat(answers, answersOf(choice.plan));
  if (choice.kind === 'continue') return goOn(answers, choice.walk.answers);
  if (choice.kind !== 'state') return answers;
  const { patch, wishes } = choice;
  if (wishes === undefined) return stands(answers, patch) ? answers : state(answers, patch, 'you');
  const adds = answeredFields(wishes).some((field) => answers.draft[field] === undefined);
  return stands(answers, patch) && !adds ? answers : stateWithWishes(answers, patch, wishes);
}

/** All of an earlier plan, but for what flags stated. */
function repeat(answers: Answers, earlier: PlanDraft): Answers {
  const base = statedByFlag(answers);
  const free = answeredFields(earlier).filter((field) => base.draft[field] === undefined);
  return state(base, Object.fromEntries(free.map((field) => [field, earlier[field]])), 'journal');
}

/** As it was left, but for what flags state now. */
function goOn(answers: Answers, left: Answers): Answers {
  const base = statedByFlag(answers);
  const origins = { ...left.origins, ...base.origins };
  return withWhy({ draft: { ...left.draft, ...base.draft }, origins }, base.why ?? left.why);
}

/** What an app wishes is the preset's; what is offered first is nobody's choice: a default. */
function express(
  answers: Answers,
  { app, wishes, defaults }: Extract<Option['choice'], { kind: 'express' }>,
): Answers {
  const started = stateWithWishes(statedByFlag(answers), { app }, wishes);
  return { ...started, draft: { ...defaults, ...started.draft } };
}

function stands({ draft }: Answers, patch: PlanPatch): boolean {
  return answeredFields(patch).every(
    (field) => JSON.stringify(draft[field]) === JSON.stringify(patch[field]),
  );
}

const rememberVerdict = remember<Answers, Judged>();

/** Judges a row of a list. Kept for as long as the answers stay. */
export function judge(context: WizardContext, answers: Answers, place: Place, option: Option): Judged {
  return rememberVerdict(answers, `${place} ${option.id}`, () => {
    if (place === 'options') {
      const field = fieldOfRow(option.id);
      return field === null ? nothing : judgeField(context, answers, field);
    }
    if (asksNothing(place) || option.choice.kind !== 'state') return nothing;
    const judged = () => judgeField(context, choose(answers, option), place);
    if (!isJudgedByApp(place)) return judged();
    const rank = rankOf(context, answers.draft, option.id);
    if (rank !== null) return inFullWhenAsked(rank, () => (rank.isSilent ? [] : judged().findings));
    const { findings, verdict, brief } = judged();
    if (answers.draft.app === undefined) return { ...nothing, findings, brief };
    return { verdict, findings, brief, fit: fitBy(findings, gpuById(context.world.catalog, option.id)) };
  });
}

/** Judges an answer that is already given, with its defaults filled in. */
export function judgeAnswer(context: WizardContext, answers: Answers, field: Field): Judged {
  return rememberVerdict(answers, `answer ${field}`, () => judgeField(context, answers, field));
}

/** What its rows show is known; all that there is to say is worked out for the one that is read. */
function inFullWhenAsked(rank: Rank, judged: () => readonly Finding[]): Judged {
  let found: readonly Finding[] | null = null;
  return {
    ...rank,
    get findings() {
      found ??= judged();
      return found;
    },
  };
}

function judgeField(context: WizardContext, answers: Answers, field: Field): Judged {
  const preset = presetOf(context.world, answers.draft.app);
  // A default is judged as much as an answer: that of a setting, or of what nobody answered. While a choice is still
  // open, it says nothing about an answer to another.
  const isOpen = choiceSteps.some((step) => answers.draft[step] === undefined);
  const isGiven = isChoiceStep(field) && answers.draft[field] !== undefined;
  const draft = isOpen && isGiven ? answers.draft : wholeDraft(context, answers);
  const { verdict, findings } = optionVerdict(draft, field, {}, preset, context.world.catalog);
  const byWeight = findings.toSorted((a, b) => weight(a) - weight(b) || byText(a.code, b.code));
  return { verdict, findings: byWeight, brief: byWeight, fit: null };
}

function weight({ severity, accepted }: Finding): number {
  return gravity[severity] + (accepted === null ? 0 : 10);
}

const rememberFindings = remember<Answers, readonly Finding[]>();

/** Everything the rules say about the answers as they stand, gravest first. */
export function allFindings(context: WizardContext, answers: Answers): readonly Finding[] {
  return rememberFindings(answers, 'all', () =>
    check(answers.draft, presetOf(context.world, answers.draft.app), context.world.catalog).toSorted(
      (a, b) => weight(a) - weight(b) || byText(a.code, b.code),
    ),
  );
}

/** Errors that stand under these answers. */
export function errorsOf(context: WizardContext, answers: Answers): readonly Finding[] {
  return isKnownFine(context, answers.draft) ? [] : standingErrors(allFindings(context, answers));
}

/** Whether an answer that is already given cannot work. */
export function isBroken(context: WizardContext, answers: Answers, field: Field): boolean {
  if (isKnownFine(context, answers.draft)) return false;
  return standingErrors(judgeAnswer(context, answers, field).findings).length > 0;
}
