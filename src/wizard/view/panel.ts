import { brieflyOf } from '../../plan/describe.ts';
import type { PlanDraft } from '../../plan/draft.ts';
import { fieldRecord } from '../../plan/plan.ts';
import type { Finding } from '../../rules/rule.ts';
import { choose, errorsOf } from '../judge.ts';
import type { Layout } from '../layout.ts';
import { type Block, blank, fitBlocks, fitLine, type Line, paragraph, span, widthOf } from '../lines.ts';
import type { Option } from '../options/option.ts';
import { whyHelp } from '../plain/words.ts';
import { changedFields } from '../reduce/answering.ts';
import { nearestTo, readField } from '../reduce/editing.ts';
import { causeOf, findingsHere } from '../reduce/finding.ts';
import { countHere, highlighted, listHere, rowsHere, type State } from '../state.ts';
import { isChoiceStep, isJudgedByApp, searchAt } from '../steps.ts';
import type { Glyphs } from '../theme.ts';
import type { WizardContext } from '../types.ts';
import { findingBlocks, moreLine } from './finding.ts';
import { severityMark, severityRole } from './mark.ts';
import { reviewBlocks } from './review-panel.ts';

/** The reason panel: the same height whatever the highlight rests on, the important first to stay. */
export function panelLines(
  context: WizardContext,
  state: State,
  layout: Layout,
  glyphs: Glyphs,
): readonly Line[] {
  const { panelWidth: width, panelHeight: height } = layout;
  if (height <= 0) return [];
  if (height === 1) return [oneLine(context, state, width, glyphs)];
  return fitBlocks(blocks(context, state, width, height, glyphs), height, restLine(state));
}

/** Where to read what there was no room for; while something is typed, ? is text. */
function restLine({ editing, place, lists }: State): Line {
  return editing !== null || lists[place].searching
    ? blank
    : [span('?', 'accent'), span(' tells the rest', 'dim')];
}

function blocks(
  context: WizardContext,
  state: State,
  width: number,
  height: number,
  glyphs: Glyphs,
): readonly Block[] {
  if (state.editing !== null) return editBlocks(context, state, width, glyphs);
  if (countHere(context, state) > 0 && state.place === 'review')
    return reviewBlocks(context, state, width, height, glyphs);
  const option = highlighted(context, state);
  if (option === null) {
    const { query } = listHere(state);
    const nearest = nearestTo(context, state);
    const way = nearest === null ? '' : ` The nearest is ${nearest}: Tab takes it.`;
    const besides = searchAt(state.place)?.besides ?? '';
    return [
      {
        rank: 0,
        lines: paragraph(`Nothing fits "${query}".${way} ${besides}`.trim(), width, 'warn'),
      },
    ];
  }
  const findings = findingsHere(context, state);
  const [first, ...others] = findings;
  const changes = changesElsewhere(context, state, option);
  const [title = '', ...about] = option.about;
  return [
    { rank: first === undefined ? 1 : 6, lines: paragraph(title, width, 'strong') },
    { rank: 2, lines: changes === '' ? [] : paragraph(changes, width, 'warn', 2) },
    ...about.map((text, index): Block => ({ rank: 9 + index, lines: paragraph(text, width, 'dim') })),
    ...(first === undefined
      ? []
      : [{ rank: 20, lines: [blank] }, ...findingBlocks(context, state, first, width, glyphs)]),
    { rank: 7, lines: moreLine(others, width, glyphs) },
    { rank: 3, lines: elsewhereLines(context, state, findings, width, glyphs) },
  ];
}

/** An error of the answers above that the highlighted row does not speak of: no sign there stays unexplained. */
function elsewhereLines(
  context: WizardContext,
  state: State,
  shown: readonly Finding[],
  width: number,
  glyphs: Glyphs,
): readonly Line[] {
  const codes = shown.map(({ code }) => code);
  const [error] = errorsOf(context, state.answers).filter(({ code }) => !codes.includes(code));
  if (error === undefined || state.place === 'start') return [];
  const way = causeOf(context, state) === null ? '' : ' x goes to its cause.';
  return paragraph(`${glyphs.bad} As it stands: ${error.title} (${error.code}).${way}`, width, 'bad', 2);
}

/** What choosing the option would change besides its own question; empty: nothing. */
function changesElsewhere(context: WizardContext, state: State, option: Option): string {
  if (!isChoiceStep(state.place) || option.choice.kind !== 'state') return '';
  const before = state.answers.draft;
  const after = choose(state.answers, option).draft;
  const changes = changedFields(state.answers, choose(state.answers, option))
    .filter((field) => field !== state.place && before[field] !== undefined)
    .map((field) => {
      const brief = (draft: PlanDraft) =>
        draft[field] === undefined ? 'its default' : brieflyOf(draft, field, context.world.catalog);
      return `${fieldRecord(field).short} ${brief(before)} becomes ${brief(after)}`;
    });
  return changes.length === 0 ? '' : `Choosing it changes: ${changes.join('; ')}. z undoes it.`;
}

/** While a text is typed: what it will do, or why it cannot be taken. Going back is never blocked. */
function editBlocks(context: WizardContext, state: State, width: number, glyphs: Glyphs): readonly Block[] {
  const reading = readField(context, state);
  const target = state.editing?.target;
  const about =
    target?.kind === 'accept'
      ? `The journal keeps your reason, and ${target.code} no longer stands in the way.`
      : target?.kind === 'save-as'
        ? 'These answers become a preset of your own: --preset with this name starts from them.'
        : target?.kind === 'why'
          ? whyHelp
          : (rowsHere(context, state)[listHere(state).highlight]?.about.slice(1).join(' ') ?? '');
  // What is asked is no error before anything is typed.
  const isEmpty = state.editing?.text.text === '';
  const [mark, role, text] =
    reading?.ok === false
      ? isEmpty
        ? ([glyphs.note, 'dim', reading.message] as const)
        : ([glyphs.bad, 'bad', reading.message] as const)
      : ([glyphs.good, 'good', 'Enter takes it'] as const);
  const verdict = paragraph(text, width - 2, role).map(
    (line, row): Line => [span(row === 0 ? `${mark} ` : '  ', role), ...line],
  );
  return [
    { rank: 0, lines: verdict },
    { rank: 1, lines: paragraph(about, width, 'dim') },
  ];
}

/** The panel of the narrowest layout. */
function oneLine(context: WizardContext, state: State, width: number, glyphs: Glyphs): Line {
  if (state.editing === null && state.place !== 'review') {
    const option = highlighted(context, state);
    // The columns that there was no room for.
    const facts = (option?.facts ?? []).filter((fact) => fact !== '').join(', ');
    const [first] = option === null ? [] : findingsHere(context, state);
    if (first !== undefined) {
      // A whole sentence, or where to read it: never a piece of one.
      const text = [first.error ?? first.title, first.title]
        .map((one) => ` ${first.code} ${one}`)
        .find((one) => widthOf(one) + 1 <= width);
      return [
        severityMark(first.severity, glyphs),
        span(text ?? ` ${first.code} ${glyphs.dot} ? tells why`, severityRole(first.severity)),
      ];
    }
    if (facts !== '' && isJudgedByApp(state.place)) return fitLine([span(facts)], width, glyphs.ellipsis);
  }
  const [first] = fitBlocks(blocks(context, state, width, 1, glyphs), 1, restLine(state));
  return first ?? blank;
}
