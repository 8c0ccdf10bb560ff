import { remember } from '../../basics/remember.ts';
import { answersOf } from '../../plan/draft.ts';
import { fieldRecord } from '../../plan/plan.ts';
import { givenBy } from '../../presets/world.ts';
import type { Verdict } from '../../rules/rule.ts';
import { type Answers, planOf, statedByFlag } from '../answers.ts';
import { judge } from '../judge.ts';
import { byGroup, groupOf, type Heading, headingsOf } from '../list/groups.ts';
import { searchRows } from '../search.ts';
import { asksNothing, isJudgedByApp, ordersAt, type Place } from '../steps.ts';
import type { WizardContext } from '../types.ts';
import { type Option, optionOf } from './option.ts';
import { settingOptions } from './settings.ts';
import { startOptions } from './start.ts';

const rank: Readonly<Record<Verdict, number>> = {
  recommended: 0,
  compatible: 1,
  unverified: 2,
  incompatible: 3,
};

const rememberOptions = remember<Answers, readonly Option[]>();

/** The rows of a place that a query finds, in the order of the list. Kept while the answers stay. */
export function optionsAt(
  context: WizardContext,
  answers: Answers,
  place: Place,
  query: string,
  order = 0,
): readonly Option[] {
  const orders = ordersAt(place);
  const name = orders[order % Math.max(1, orders.length)];
  const typed = query.trim();
  return rememberOptions(answers, `${place} ${name ?? ''} ${typed}`, () => {
    const rows = allRows(context, answers, place, typed, name);
    return typed === '' ? rows : searchRows(rows, typed, namedBy(context, answers, place, typed));
  });
}

/** Every row of a place, best first, as far as their order means nothing else. */
function allRows(
  context: WizardContext,
  answers: Answers,
  place: Place,
  query: string,
  order: string | undefined,
): readonly Option[] {
  if (place === 'review') return [];
  if (place === 'start') return startOptions(context, statedByFlag(answers).draft);
  const plan = planOf(context, answers);
  if (place === 'options') return plan === null ? [] : settingOptions(plan);
  const { editor } = fieldRecord(place);
  const given = givenBy(
    context.world,
    plan === null || editor.kind === 'list' ? answers.draft : answersOf(plan),
    context.savedPlans,
  );
  if (editor.kind === 'list') {
    const options = editor.rows(given, query, order).map((row) => optionOf(place, row));
    return editor.bestFirst && query === '' ? bestFirst(context, answers, place, options) : options;
  }
  if (editor.kind !== 'menu' || plan === null) return [];
  return editor.rows(given, plan[place]).map((row) => optionOf(place, row));
}

/** Whether a row is what the text names as the question's flag takes it: `rtx-4090`, `3.11`. */
function namedBy(
  context: WizardContext,
  answers: Answers,
  place: Place,
  text: string,
): (option: Option) => boolean {
  if (asksNothing(place)) return () => false;
  const read = fieldRecord(place).read(text, givenBy(context.world, answers.draft, context.savedPlans));
  const value = read.ok ? JSON.stringify(read.value) : null;
  return ({ choice }) =>
    value !== null && choice.kind === 'state' && JSON.stringify(choice.patch[place]) === value;
}

/** Best first: by how the app runs on it where that is known, else by its verdict. What is no answer comes last. */
function bestFirst(
  context: WizardContext,
  answers: Answers,
  place: Place,
  options: readonly Option[],
): readonly Option[] {
  return byGroup(options, (option) => {
    if (option.choice.kind !== 'state') return { rank: Number.POSITIVE_INFINITY, title: '', because: '' };
    const judged = judge(context, answers, place, option);
    return groupOf(judged) ?? { rank: rank[judged.verdict ?? 'compatible'], title: '', because: '' };
  });
}

/** The headings of a place's rows; none where they are not judged by how an app runs, or are searched. */
export function headingsAt(
  context: WizardContext,
  answers: Answers,
  place: Place,
  query: string,
  order: number,
): readonly Heading[] {
  if (query.trim() !== '' || !isJudgedByApp(place)) return [];
  return rememberHeadings(answers, `${place} ${order}`, () =>
    headingsOf(
      optionsAt(context, answers, place, '', order),
      (option) => judge(context, answers, place, option),
      context.world.catalog,
    ),
  );
}

const rememberHeadings = remember<Answers, readonly Heading[]>();

/** The row that stands for the answer already given; -1 where there is none. */
export function answeredIndex(
  context: WizardContext,
  answers: Answers,
  place: Place,
  options: readonly Option[],
): number {
  if (asksNothing(place)) return -1;
  // A menu shows what holds by default, too.
  const answered =
    fieldRecord(place).editor.kind === 'menu' ? planOf(context, answers)?.[place] : answers.draft[place];
  if (answered === undefined) return -1;
  const text = JSON.stringify(answered);
  return options.findIndex(
    ({ choice }) => choice.kind === 'state' && JSON.stringify(choice.patch[place]) === text,
  );
}
