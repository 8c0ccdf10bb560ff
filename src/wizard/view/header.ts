import { brieflyOf } from '../../plan/describe.ts';
import type { PlanDraft } from '../../plan/draft.ts';
import { type Field, fieldRecord } from '../../plan/plan.ts';
import { isBroken } from '../judge.ts';
import type { Layout } from '../layout.ts';
import { fitLine, type Line, lineWidth, type Span, shortenReference, span, widthOf } from '../lines.ts';
import type { State } from '../state.ts';
import { choiceSteps, stepNumber, stepOf, steps, titleOf } from '../steps.ts';
import type { Glyphs } from '../theme.ts';
import type { WizardContext } from '../types.ts';

/** The first row: what this is, and how far one has come. */
export function titleLine(state: State, layout: Layout, glyphs: Glyphs): Line {
  const step = stepOf(state.place);
  const sub = state.place === step ? '' : ` ${glyphs.dot} ${titleOf(state.place)}`;
  const right =
    state.place === 'start'
      ? `${titleOf('start')} `
      : `${stepNumber(step)} of ${steps.length} ${glyphs.dot} ${titleOf(step)}${sub} `;
  const left = ' pod-wizard';
  const room = layout.width - widthOf(left) - widthOf(right);
  const line: Line =
    room >= 1
      ? [span(left, 'accent'), span(' '.repeat(room)), span(right, 'strong')]
      : [span(` ${right}`, 'strong')];
  return fitLine(line, layout.width, glyphs.ellipsis);
}

/** The second row: the answers so far; those that no longer fit are marked. */
export function answersLine(context: WizardContext, state: State, layout: Layout, glyphs: Glyphs): Line {
  const { draft, origins } = state.answers;
  const answered = choiceSteps.filter((step) => draft[step] !== undefined);
  if (answered.length === 0) {
    return fitLine([span(' Nothing is written before the review.', 'dim')], layout.width, glyphs.ellipsis);
  }
  const parts = answered.map((step) => {
    const broken = isBroken(context, state.answers, step);
    const origin = origins[step];
    const from = origin === 'flag' || origin === 'preset' ? ` (${origin})` : '';
    return { step, broken, value: shownAnswer(context, draft, step), from };
  });
  // First the origins give way, then the middle of the image.
  const roomy = draw(parts, 3, glyphs);
  if (lineWidth(roomy) <= layout.width) return roomy;
  const bare = parts.map((part) => ({ ...part, from: '' }));
  const over = lineWidth(draw(bare, 2, glyphs)) - layout.width;
  const fitted = bare.map((part) =>
    fieldRecord(part.step).cut === 'reference' && over > 0
      ? {
          ...part,
          value: shortenReference(part.value, Math.max(12, widthOf(part.value) - over), glyphs.ellipsis),
        }
      : part,
  );
  return fitLine(draw(fitted, 2, glyphs), layout.width, glyphs.ellipsis);
}

interface Part {
  readonly step: Field;
  readonly broken: boolean;
  readonly value: string;
  readonly from: string;
}

function draw(parts: readonly Part[], separator: number, glyphs: Glyphs): Line {
  return parts.flatMap(({ step, broken, value, from }, index): Span[] => [
    span(index === 0 ? ' ' : ' '.repeat(separator)),
    ...(broken ? [span(`${glyphs.bad} `, 'bad')] : []),
    span(`${fieldRecord(step).short} `, 'dim'),
    span(value, broken ? 'bad' : 'plain'),
    span(from, 'dim'),
  ]);
}

/** In a few words; a reference whole, since it is cut with more sense where room is short. */
function shownAnswer(context: WizardContext, draft: PlanDraft, step: Field): string {
  return fieldRecord(step).cut === 'reference'
    ? String(draft[step])
    : brieflyOf(draft, step, context.world.catalog);
}

/** A thin line across; `at` is the column where the divider between the panes meets it. */
export function ruleLine(width: number, glyphs: Glyphs, at: number | null, joint: 'down' | 'up'): Line {
  const meeting = joint === 'down' ? glyphs.ruleDown : glyphs.ruleUp;
  const text =
    at === null || at >= width
      ? glyphs.rule.repeat(width)
      : glyphs.rule.repeat(at) + meeting + glyphs.rule.repeat(width - at - 1);
  return [span(text, 'dim')];
}

/** Text at both ends of a row. */
export function bothEnds(left: Line, right: Line, width: number, glyphs: Glyphs): Line {
  const room = width - lineWidth(left) - lineWidth(right);
  if (room < 1) return fitLine(left, width, glyphs.ellipsis);
  return [...left, span(' '.repeat(room)), ...right];
}
