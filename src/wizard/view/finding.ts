import { brieflyOf } from '../../plan/describe.ts';
import { fieldRecord } from '../../plan/plan.ts';
import type { Finding } from '../../rules/rule.ts';
import { type Block, type Line, paragraph, span, widthOf } from '../lines.ts';
import type { State } from '../state.ts';
import { choiceSteps, stepNumber } from '../steps.ts';
import type { Glyphs } from '../theme.ts';
import type { WizardContext } from '../types.ts';
import { severityMark, severityRole } from './mark.ts';

/** A finding as blocks: what, the literal error, why, the answer that causes it, the fix, the evidence. */
export function findingBlocks(
  context: WizardContext,
  state: State,
  finding: Finding,
  width: number,
  glyphs: Glyphs,
): readonly Block[] {
  const { severity, code, title, error, message, why, accepted, evidence } = finding;
  const role = severityRole(severity);
  const head = `${severity === 'info' ? 'note' : severity} ${code} ${glyphs.dot} ${title}`;
  const mark = severityMark(severity, glyphs);
  const indent = 2;
  const inner = width - indent;
  return [
    {
      rank: 0,
      lines: paragraph(head, inner, role, 0).map((line, row) => [
        row === 0 ? mark : span(' '),
        span(' '),
        ...line,
      ]),
    },
    { rank: 1, lines: error === null ? [] : indented(paragraph(error, inner, 'strong'), indent) },
    { rank: 3, lines: indented(paragraph(message, inner), indent) },
    { rank: 5, lines: indented(paragraph(why, inner, 'dim'), indent) },
    { rank: 4, lines: indented(causeLines(context, state, finding, inner, glyphs), indent) },
    { rank: 2, lines: indented(wayOutLines(finding, inner), indent) },
    {
      rank: 1,
      lines: accepted === null ? [] : indented(paragraph(`Accepted: ${accepted}`, inner, 'good'), indent),
    },
    {
      rank: 8,
      lines: indented(
        evidence
          .slice(0, 1)
          .flatMap(({ source, reviewed }) =>
            linked(paragraph(`${source} ${glyphs.dot} ${reviewed}`, inner, 'dim'), source),
          ),
        indent,
      ),
    },
  ];
}

/** Each line of a text leads to the address in it. */
function linked(lines: readonly Line[], text: string): readonly Line[] {
  const link = /https:\/\/[\x21-\x7e]{1,300}/.exec(text)?.[0];
  return link === undefined ? lines : lines.map((line) => line.map((one) => ({ ...one, link })));
}

/** The fix with its key. */
function wayOutLines({ fixes, severity, accepted }: Finding, width: number): readonly Line[] {
  const [fix] = fixes;
  if (accepted !== null) return [];
  if (fix === undefined)
    return severity === 'info' ? [] : [[span('a', 'accent'), span('  accept it, with a reason')]];
  return paragraph(fix.label, width - 3).map((line, row) => [
    row === 0 ? span('f  ', 'accent') : span('   '),
    ...line,
  ]);
}

/** The earlier answers without which this finding would not be. */
function causeLines(
  context: WizardContext,
  state: State,
  { involves }: Finding,
  width: number,
  glyphs: Glyphs,
): readonly Line[] {
  const { draft } = state.answers;
  const causes = choiceSteps
    .filter((step) => step !== state.place && involves.includes(step) && draft[step] !== undefined)
    .map(
      (step) =>
        `${fieldRecord(step).short} ${brieflyOf(draft, step, context.world.catalog)} (step ${stepNumber(step)})`,
    );
  if (causes.length === 0) return [];
  return paragraph(`Comes from: ${causes.join(` ${glyphs.dot} `)}`, width, 'dim', 12);
}

function indented(lines: readonly Line[], indent: number): readonly Line[] {
  return lines.map((line) => [span(' '.repeat(indent)), ...line]);
}

/** Findings beyond the first, by their codes. */
export function moreLine(findings: readonly Finding[], width: number, glyphs: Glyphs): readonly Line[] {
  if (findings.length === 0) return [];
  const codes = findings.map(
    ({ severity, code }) =>
      `${severity === 'error' ? glyphs.bad : severity === 'warning' ? glyphs.warn : glyphs.note} ${code}`,
  );
  const text = `also ${codes.join('  ')}`;
  return [[span(widthOf(text) > width ? `also ${findings.length} more` : text, 'dim')]];
}
