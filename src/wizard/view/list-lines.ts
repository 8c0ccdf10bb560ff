import { remember } from '../../basics/remember.ts';
import { judge } from '../judge.ts';
import type { Layout } from '../layout.ts';
import { type Line, span, truncate } from '../lines.ts';
import { headingText } from '../list/groups.ts';
import { type Columns, columnsFor, matchedLine, type RowInput, rowLine } from '../list/rows.ts';
import { inSight, windowStart } from '../list/window.ts';
import type { Option } from '../options/option.ts';
import { answeredIndex, headingsAt } from '../options/options.ts';
import { reviewLine } from '../review/lines.ts';
import { listHere, reviewRowsHere, rowsHere, type State } from '../state.ts';
import { asksNothing, isJudgedByApp } from '../steps.ts';
import type { Glyphs } from '../theme.ts';
import type { WizardContext } from '../types.ts';
import { originWord } from './mark.ts';

export interface ListRow {
  readonly id: string;
  readonly line: Line;
  /** It stands above the rows that it speaks of, and the highlight never rests on it. */
  readonly isHeading?: true;
}

/** The pointer at the left, and a column of air at the right. */
const margins = 4;

/** The rows of a list that are in sight, and which of them is highlighted. */
export interface ListLines {
  readonly rows: readonly ListRow[];
  readonly active: number;
}

export function listLines(context: WizardContext, state: State, layout: Layout, glyphs: Glyphs): ListLines {
  return state.place === 'review'
    ? reviewLines(context, state, layout, glyphs)
    : optionLines(context, state, layout, glyphs);
}

function reviewLines(context: WizardContext, state: State, layout: Layout, glyphs: Glyphs): ListLines {
  const { highlight, searching, query } = listHere(state);
  const rows = reviewRowsHere(context, state);
  const start = windowStart(highlight, rows.length, layout.listHeight);
  return {
    active: highlight - start,
    rows: rows.slice(start, start + layout.listHeight).map((row, index) => {
      const line = reviewLine(row, layout.listWidth - margins, start + index === highlight, glyphs);
      return { id: String(start + index), line: matchedLine(line, searching ? query : '') };
    }),
  };
}

const rememberColumns = remember<readonly Option[], Columns>();
// Rows are made anew with the answers and the search, and their columns with them: a key that only moves the highlight
// draws two lines of the many.
const rememberLine = remember<Columns, Line>();

function optionLines(context: WizardContext, state: State, layout: Layout, glyphs: Glyphs): ListLines {
  const { highlight, searching, query, order } = listHere(state);
  const width = layout.listWidth - margins;
  const options = rowsHere(context, state);
  const headings = headingsAt(context, state.answers, state.place, query, order);
  const seen = inSight(options, headings, highlight, layout.listHeight);
  const inputs = rowInputs(
    context,
    state,
    seen.flatMap((row) => (row.kind === 'row' ? [row.row] : [])),
  );
  const tag = inputs.find((input) => input.tag !== null)?.tag ?? null;
  // Widths come from the whole list, so that nothing moves while it scrolls. Under headings the word is theirs.
  const hasWord = hasVerdicts(state) && headings.length === 0;
  const tagged = tag === null ? 0 : tag.length + 3;
  const isWhole = isJudgedByApp(state.place);
  const shown = searching ? query : '';
  // With all that the lines of a list have in common: so the key of each is short.
  const columns = rememberColumns(
    options,
    `${tagged} ${hasWord} ${width} ${isWhole} ${glyphs.ellipsis} ${shown}`,
    () => columnsFor(options, tagged, hasWord, width, isWhole),
  );
  const lineOf = (input: RowInput) => {
    const isHighlighted = input.option === options[highlight];
    const key = `${isHighlighted ? '>' : ''}${input.tag ?? ''} ${input.option.id}`;
    return rememberLine(columns, key, () =>
      rowLine(input, columns, { isHighlighted, query: shown }, width, glyphs),
    );
  };
  const rows = new Map(inputs.map((input) => [input.option, lineOf(input)]));
  return {
    active: seen.findIndex((row) => row.kind === 'row' && row.index === highlight),
    rows: seen.map((row): ListRow => {
      if (row.kind === 'row') return { id: row.row.id, line: rows.get(row.row) ?? [] };
      const text = headingText(row.heading, layout.listWidth - 2);
      const line = [span(truncate(text, layout.listWidth - 2, glyphs.ellipsis), 'strong')];
      return { id: `heading ${row.heading.at}`, line, isHeading: true };
    }),
  };
}

/** Whether the rows of a list are judged at all. */
export function hasVerdicts({ place, answers }: State): boolean {
  return !asksNothing(place) && !(isJudgedByApp(place) && answers.draft.app === undefined);
}

function rowInputs(context: WizardContext, state: State, options: readonly Option[]): readonly RowInput[] {
  const { answers, place } = state;
  const answered = options[answeredIndex(context, answers, place, options)];
  return options.map((option) => ({
    option,
    judged: judge(context, answers, place, option),
    tag: option === answered ? tagOf(state) : null,
  }));
}

/** How the standing answer is marked in its list. */
function tagOf({ answers, place }: State): string {
  const origin = asksNothing(place) ? undefined : answers.origins[place];
  return origin === undefined ? 'default' : origin === 'you' ? 'chosen' : originWord[origin];
}
