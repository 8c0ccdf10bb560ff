import { fieldRecord } from '../../plan/plan.ts';
import type { Layout } from '../layout.ts';
import { type Line, lineWidth, type Span, span, split, widthOf } from '../lines.ts';
import type { EditTarget, State } from '../state.ts';
import { countHere, listHere } from '../state.ts';
import { ordersAt, searchAt, titleOf } from '../steps.ts';
import type { Glyphs } from '../theme.ts';
import type { WizardContext } from '../types.ts';
import { bothEnds } from './header.ts';

/** The row above the list: its name and position; while something is typed, that. */
export interface Heading {
  readonly line: Line;
  /** Column of the text cursor; null where nothing is typed. */
  readonly cursor: number | null;
}

export function headingOf(context: WizardContext, state: State, layout: Layout, glyphs: Glyphs): Heading {
  const width = layout.listWidth;
  if (state.editing !== null) {
    const { target, text } = state.editing;
    return prompt(`${promptLabel(target)}: `, text.text, text.cursor, [], width, glyphs);
  }
  const list = listHere(state);
  const count = countHere(context, state);
  const position: Line = [span(count === 0 ? 'none ' : `${list.highlight + 1} of ${count} `, 'dim')];
  if (list.searching) return prompt('/ ', list.query, split(list.query).length, position, width, glyphs);
  const left: Line = [span(` ${subjectOf(context, state)}`, 'strong')];
  const asides = aside(context, state, position, glyphs);
  const right = asides.find((line) => lineWidth(line) + lineWidth(left) < width) ?? [];
  return { line: bothEnds(left, right, width, glyphs), cursor: null };
}

/** What the list asks, in words. */
export function subjectOf(context: WizardContext, state: State): string {
  if (state.place === 'start') return 'What do you want to run?';
  if (state.place === 'options') return 'Options';
  if (state.place === 'review')
    return context.outDirectory === '.'
      ? 'To be written into this folder'
      : `To be written into ${context.outDirectory}`;
  return titleOf(state.place);
}

/** What stands beside it, the most first: the order stays longest. */
function aside(context: WizardContext, state: State, position: Line, glyphs: Glyphs): readonly Line[] {
  const search = searchAt(state.place);
  const orders = ordersAt(state.place);
  const order = orders[listHere(state).order % Math.max(1, orders.length)];
  const sorted = order === undefined ? [] : [`by ${order}`];
  const found = search === null ? [] : [search.extent(context.world.catalog) ?? [], '/ search'].flat();
  return [[...sorted, ...found], sorted, []].map((parts) => [
    span(parts.map((part) => `${part} ${glyphs.dot} `).join(''), 'dim'),
    ...position,
  ]);
}

function promptLabel(target: EditTarget): string {
  switch (target.kind) {
    case 'accept':
      return `Why ${target.code} is acceptable`;
    case 'why':
      return 'Why you make it';
    case 'save-as':
      return 'Save as preset';
    case 'field': {
      const { editor, label } = fieldRecord(target.field);
      return (editor.kind === 'menu' ? editor.typed : undefined) ?? label;
    }
  }
}

/** A label and a text with its cursor, scrolled so that the cursor is in sight. */
function prompt(
  label: string,
  text: string,
  cursor: number,
  aside: Line,
  width: number,
  glyphs: Glyphs,
): Heading {
  const left = ` ${label}`;
  const room = Math.max(
    4,
    width - widthOf(left) - aside.reduce((sum, { text: part }) => sum + widthOf(part), 0) - 2,
  );
  const parts = split(text);
  let from = 0;
  while (from < cursor && widthOf(parts.slice(from, cursor).join('')) >= room) from += 1;
  let shown = '';
  for (const part of parts.slice(from)) {
    if (widthOf(shown + part) > room) break;
    shown += part;
  }
  const spans: Span[] = [span(left, 'accent'), span(shown, 'strong')];
  return {
    line: bothEnds(spans, aside, width, glyphs),
    cursor: Math.min(width - 1, widthOf(left) + widthOf(parts.slice(from, cursor).join(''))),
  };
}
