import { allFindings } from '../judge.ts';
import { type Block, blank, type Line, paragraph, span, truncate } from '../lines.ts';
import { originSentence, whyAsked, whyHelp } from '../plain/words.ts';
import { costOf } from '../review/cost.ts';
import { diffLines } from '../review/diff.ts';
import type { FileView } from '../review/files.ts';
import { defaultsText, ownWords } from '../review/lines.ts';
import type { ReviewRow } from '../review/rows.ts';
import { reviewRowHere, type State } from '../state.ts';
import type { Glyphs } from '../theme.ts';
import type { WizardContext } from '../types.ts';
import { findingBlocks, moreLine } from './finding.ts';

/** What the panel says about the highlighted row of the review. */
export function reviewBlocks(
  context: WizardContext,
  state: State,
  width: number,
  height: number,
  glyphs: Glyphs,
): readonly Block[] {
  const row = reviewRowHere(context, state);
  if (row === null) return [];
  switch (row.kind) {
    case 'write':
      return writeBlocks(context, state, row, width, glyphs);
    case 'why':
      return [
        { rank: 1, lines: paragraph(row.why ?? whyAsked, width, 'strong') },
        { rank: 8, lines: paragraph(`${whyHelp} Enter writes or changes it.`, width, 'dim') },
      ];
    case 'answer':
      return answerBlocks(context, state, row, width, glyphs);
    case 'finding':
      return findingBlocks(context, state, row.finding, width, glyphs);
    case 'file':
      return fileBlocks(row.file, width, height, glyphs);
    case 'form':
      return [
        { rank: 0, lines: paragraph(`${row.row.field}: ${row.row.value}`, width, 'strong') },
        { rank: 1, lines: row.row.note === null ? [] : paragraph(row.row.note, width) },
        { rank: 8, lines: paragraph("It stands in the cloud's form for a new pod.", width, 'dim') },
      ];
    case 'defaults':
      return [
        { rank: 0, lines: paragraph(`${defaultsText(row.told)}: Enter shows them.`, width, 'strong') },
        ...row.told.map((text): Block => ({ rank: 1, lines: paragraph(text, width, 'plain', 2) })),
      ];
    case 'command':
      return [
        { rank: 1, lines: paragraph('The same again, without a screen:', width, 'dim') },
        { rank: 0, lines: paragraph(row.command, width, 'plain', 2) },
      ];
  }
}

/** What writing means, what a pod of this plan costs, and what stands first. */
function writeBlocks(
  context: WizardContext,
  state: State,
  { errors, because }: Extract<ReviewRow, { kind: 'write' }>,
  width: number,
  glyphs: Glyphs,
): readonly Block[] {
  const [error] = errors;
  if (error !== undefined) return findingBlocks(context, state, error, width, glyphs);
  if (because !== null) return [{ rank: 0, lines: paragraph(because, width, 'bad') }];
  const { running, stopped } = costOf(context, state.answers);
  const [warning] = allFindings(context, state.answers).filter(
    ({ severity, accepted }) => severity === 'warning' && accepted === null,
  );
  return [
    { rank: 0, lines: paragraph('Enter writes; nothing is written yet.', width, 'strong') },
    { rank: 1, lines: running === null ? [] : paragraph(running, width) },
    { rank: 2, lines: stopped === null ? [] : paragraph(stopped, width) },
    {
      rank: 6,
      lines: paragraph(
        "Then fill in the cloud's form: its rows are in the list below. Or D tells what it costs now, and rents it from here.",
        width,
        'dim',
      ),
    },
    ...(warning === undefined
      ? []
      : [{ rank: 9, lines: [blank] }, ...findingBlocks(context, state, warning, width, glyphs)]),
  ];
}

function answerBlocks(
  context: WizardContext,
  state: State,
  row: Extract<ReviewRow, { kind: 'answer' }>,
  width: number,
  glyphs: Glyphs,
): readonly Block[] {
  const [first, ...others] = row.findings;
  const change = row.step === null ? '' : ' Enter changes it.';
  return [
    { rank: 1, lines: paragraph(`${row.label}: ${row.value}`, width, 'strong') },
    { rank: 8, lines: paragraph(`${originSentence[row.origin]}${change}`, width, 'dim') },
    ...(first === undefined
      ? []
      : [{ rank: 9, lines: [blank] }, ...findingBlocks(context, state, first, width, glyphs)]),
    { rank: 7, lines: moreLine(others, width, glyphs) },
  ];
}

const stateSentence: Readonly<Record<FileView['state'], string>> = {
  new: 'New.',
  unchanged: 'There already, byte for byte.',
  changed: 'There already, and different.',
  appended: 'There already; this entry is appended.',
};

function fileBlocks(file: FileView, width: number, height: number, glyphs: Glyphs): readonly Block[] {
  const own = file.own === null ? '' : ` It will be ${ownWords[file.own]}.`;
  const edited = `${file.edited ? ' It was edited by hand since it was written.' : ''}${own}`;
  const keys = file.state === 'changed' ? 'd shows the whole diff, p the whole file.' : 'p shows the whole.';
  // What is left below the name, what is said of it, and a blank line.
  const room = Math.max(0, height - 4);
  const body: readonly Line[] =
    file.state === 'changed'
      ? diffLines(file, width, glyphs).slice(0, room)
      : file.content
          .split('\n')
          .slice(0, room)
          .map((text) => [span(truncate(text.slice(0, 400), width, glyphs.ellipsis), 'dim')]);
  return [
    { rank: 0, lines: [[span(file.path, 'strong')]] },
    {
      rank: 1,
      lines: paragraph(
        `${stateSentence[file.state]}${edited} ${keys}`,
        width,
        file.edited || file.own === 'rests' ? 'warn' : 'plain',
      ),
    },
    { rank: 9, lines: [blank] },
    ...body.map((line): Block => ({ rank: 8, lines: [line] })),
  ];
}
