import { brieflyOf } from '../../plan/describe.ts';
import { journalName } from '../../plan/journal-name.ts';
import { fieldRecord } from '../../plan/plan.ts';
import { errorsOf, isBroken, judge } from '../judge.ts';
import type { Heading } from '../list/groups.ts';
import type { Option } from '../options/option.ts';
import { answeredIndex, headingsAt } from '../options/options.ts';
import { nearestTo } from '../reduce/editing.ts';
import { findingsHere } from '../reduce/finding.ts';
import { costOf } from '../review/cost.ts';
import { defaultsText, ownWords } from '../review/lines.ts';
import type { ReviewRow } from '../review/rows.ts';
import {
  countHere,
  highlighted,
  listHere,
  reviewRowHere,
  reviewRowsHere,
  rowsHere,
  type State,
} from '../state.ts';
import { choiceSteps, isChoiceStep, stepNumber, stepOf, steps, titleOf } from '../steps.ts';
import { glyphsFor } from '../theme.ts';
import type { WizardContext } from '../types.ts';
import { subjectOf } from '../view/heading.ts';
import { pageOf } from '../view/page.ts';
import {
  findingSentences,
  listed,
  originSentence,
  spoken,
  verdictSentence,
  whyAsked,
  whyHelp,
} from './words.ts';

/** How many rows are read at once: what one keeps in mind. */
export const pageLength = 9;

/** The question, its rows from `from` on, and what can be typed. */
export function question(context: WizardContext, state: State, from: number): readonly string[] {
  if (state.editing !== null) return editing(context, state);
  const count = countHere(context, state);
  const list = listHere(state);
  const last = Math.min(from + pageLength, count);
  const rows =
    state.place === 'review'
      ? reviewRowsHere(context, state).map(reviewSentence)
      : optionSentences(context, state, from, last);
  const shown = state.place === 'review' ? rows.slice(from, last) : rows;
  const more = last < count ? `That was ${from + 1} to ${last} of ${count}; m tells more.` : null;
  const nearest = count === 0 ? nearestTo(context, state) : null;
  const found =
    list.searching && list.query !== ''
      ? `${count} found for "${list.query}".${nearest === null ? '' : ` The nearest is ${nearest}.`}`
      : null;
  return [
    ...(from === 0 ? heading(context, state) : []),
    ...(found === null ? [] : [found]),
    ...shown.flatMap((text, index) => [
      ...headingSentence(context, state, from + index, from),
      `${from + index + 1}. ${text}`,
    ]),
    ...(more === null ? [] : [more]),
  ];
}

/** What is said before the first row of a group, and again where one goes on in the middle of it. */
function headingSentence(context: WizardContext, state: State, row: number, from: number): readonly string[] {
  const found = headings(context, state).findLast(({ at }) => at === row || (row === from && at <= row));
  if (found === undefined) return [];
  const { title, because, count, cheapest } = found;
  const reason = because === '' ? '' : `: ${because}`;
  const named = cheapest === null ? '' : `; the cheapest is the ${cheapest.name}, ${cheapest.price} an hour`;
  const cards = found.at < row ? 'more of them' : count === 1 ? 'one card' : `${count} cards`;
  return [`${title}${reason}, ${cards}${named}.`];
}

function headings(context: WizardContext, state: State): readonly Heading[] {
  const { query, order } = listHere(state);
  return headingsAt(context, state.answers, state.place, query, order);
}

function heading(context: WizardContext, state: State): readonly string[] {
  const { place } = state;
  const step = stepOf(place);
  const sub = place === step || place === 'start' ? '' : ` ${titleOf(place)}.`;
  const where =
    place === 'start' ? 'Start.' : `Question ${stepNumber(step)} of ${steps.length}: ${titleOf(step)}.${sub}`;
  const subject =
    place === 'start' || place === 'review' ? ` ${subjectOf(context, state).replace(/(?<!\?)$/, '.')}` : '';
  return [
    `${where}${subject}`,
    ...(place === 'review' ? cost(context, state) : []),
    ...soFar(context, state),
  ];
}

function cost(context: WizardContext, { answers }: State): readonly string[] {
  const { running, stopped } = costOf(context, answers);
  return [...(running === null ? [] : [`${running}.`]), ...(stopped === null ? [] : [stopped])];
}

/** The answers so far; those that do not fit are named as such. */
function soFar(context: WizardContext, state: State): readonly string[] {
  const { draft } = state.answers;
  const answered = choiceSteps.filter((step) => draft[step] !== undefined && step !== state.place);
  if (answered.length === 0 || state.place === 'review') return [];
  const parts = answered.map((step) => {
    const broken = isBroken(context, state.answers, step);
    const value = `${fieldRecord(step).short} ${brieflyOf(draft, step, context.world.catalog)}`;
    return broken ? `${value}, which does not fit` : value;
  });
  const [error] = errorsOf(context, state.answers);
  const trouble =
    error === undefined
      ? []
      : [`As it stands it does not work: ${error.title} (${error.code}). x goes to its cause.`];
  return [`So far: ${parts.join('; ')}.`, ...trouble];
}

function optionSentences(context: WizardContext, state: State, from: number, to: number): readonly string[] {
  const options = rowsHere(context, state);
  // What the heading says of all of them, nobody wants to hear of each.
  const grouped = headings(context, state).length > 0;
  const answered = answeredIndex(context, state.answers, state.place, options);
  return options.slice(from, to).map((option, index) => {
    const chosen = from + index === answered ? ', chosen now' : '';
    const facts = listed(option.facts);
    const name = `${spoken(option.label)}${chosen}${facts === '' ? '' : `, ${facts}`}.`;
    const judged = judge(context, state.answers, state.place, option);
    // Of a setting only what is to be minded: nobody doubts the others.
    const isMinded = isChoiceStep(state.place) || judged.findings.some(({ severity }) => severity !== 'info');
    return isMinded && !grouped ? `${name} ${verdictSentence(judged)}`.trim() : name;
  });
}

function reviewSentence(row: ReviewRow): string {
  switch (row.kind) {
    case 'write': {
      const [error] = row.errors;
      if (error !== undefined) {
        const count = row.errors.length === 1 ? 'an error stands' : `${row.errors.length} errors stand`;
        return `Cannot write: ${count}. ${error.title} (${error.code}).`;
      }
      if (row.because !== null) return `Cannot write: ${row.because}`;
      const left = row.warnings === 1 ? ' A warning stands.' : ` ${row.warnings} warnings stand.`;
      return `Write ${row.files} files into ${row.into}.${row.warnings === 0 ? '' : left}`;
    }
    case 'why':
      return row.why === null
        ? `${whyAsked} Not said; its number lets you, for the journal.`
        : `Why you make it: ${row.why}`;
    case 'answer': {
      const judged = { verdict: row.verdict, findings: row.findings, fit: null };
      return `${row.name}: ${spoken(row.value)}. ${originSentence[row.origin]} ${verdictSentence(judged)}`.trim();
    }
    case 'finding':
      return findingSentences(row.finding)[0] ?? '';
    case 'file':
      return `File ${row.file.path}: ${listed([row.file.state, row.file.edited ? 'edited by hand there' : '', row.file.own === null ? '' : ownWords[row.file.own]])}.`;
    case 'form':
      return `In the cloud's form, ${row.row.field}: ${listed([row.row.value, row.row.note ?? ''])}.`;
    case 'defaults':
      return `${defaultsText(row.told)}: ${listed(row.told)}.`;
    case 'command':
      return `The command that does the same again: ${row.command}`;
  }
}

function editing(context: WizardContext, state: State): readonly string[] {
  const { editing: open } = state;
  if (open === null) return [];
  const now = open.text.text === '' ? '' : ` It is ${open.text.text} now.`;
  switch (open.target.kind) {
    case 'accept':
      return [
        `Why is ${open.target.code} acceptable? The journal keeps your reason. An empty line leaves it.`,
      ];
    case 'why':
      return [`${whyAsked} ${whyHelp}${now} An empty line leaves it as it is.`];
    case 'save-as':
      return [
        'A name for a preset of your own, in lower-case letters, digits and dashes. An empty line leaves it.',
      ];
    case 'field': {
      const { label, help } = fieldRecord(open.target.field);
      const about = highlighted(context, state)?.about.slice(1).join(' ') ?? `${help}.`;
      return [`${label}. ${about}${now} Type the new value; an empty line leaves it as it is.`];
    }
  }
}

/** All about the highlighted row. */
export function about(context: WizardContext, state: State): readonly string[] {
  const option: Option | null = state.place === 'review' ? null : highlighted(context, state);
  const found = findingsHere(context, state).flatMap(findingSentences);
  const told = [...(option?.about ?? []).map(spoken), ...found];
  if (told.length > 0) return told;
  const row = reviewRowHere(context, state);
  return row === null ? ['There is nothing to say about it.'] : [reviewSentence(row)];
}

/** The open page (a file, a difference), in lines. */
export function pageLines(context: WizardContext, state: State): readonly string[] {
  if (state.overlay === null) return [];
  if (state.overlay.kind === 'explain') return about(context, state);
  const { title, lines } = pageOf(context, state, state.overlay, 200, glyphsFor(false), []);
  return [
    title,
    ...lines.map((line) =>
      line
        .map(({ text }) => text)
        .join('')
        .trimEnd(),
    ),
    `End of ${journalName === title ? 'the entry' : title}.`,
  ];
}
