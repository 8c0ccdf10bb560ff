import { journalName } from '../../plan/journal-name.ts';
import { fieldRecord } from '../../plan/plan.ts';
import { fitLine, type Line, pad, shortenReference, span, truncate } from '../lines.ts';
import type { Glyphs, Role } from '../theme.ts';
import {
  originWord,
  severityMark,
  severityRole,
  verdictMark,
  verdictRole,
  verdictWord,
} from '../view/mark.ts';
import { diffCount } from './diff.ts';
import type { FileView } from './files.ts';
import type { ReviewRow } from './rows.ts';

/** Where nobody said why. */
export const whyUnsaid = 'a line for the journal, if you like';

const nameWidth = 12;
const fileWidth = 20;
const formWidth = 30;
const verdictWidth = 12;
const originWidth = 7;

/** A row of the review without its pointer. */
export function reviewLine(row: ReviewRow, width: number, isHighlighted: boolean, glyphs: Glyphs): Line {
  const role = isHighlighted ? 'accent' : 'plain';
  switch (row.kind) {
    case 'write':
      return writeLine(row, width, glyphs);
    case 'why':
      return fitLine(
        [span(`    ${pad('Why', nameWidth)}`, 'dim'), span(row.why ?? whyUnsaid, role)],
        width,
        glyphs.ellipsis,
      );
    case 'answer':
      return answerLine(row, width, role, glyphs);
    case 'finding': {
      const { severity, code, title, accepted } = row.finding;
      const word = accepted === null ? (severity === 'info' ? 'note' : severity) : 'accepted';
      return fitLine(
        [
          severityMark(severity, glyphs),
          span(' '),
          span(`${pad(word, 8)} ${code}  `, accepted === null ? severityRole(severity) : 'dim'),
          span(title, role),
        ],
        width,
        glyphs.ellipsis,
      );
    }
    case 'file':
      return fitLine(
        [
          span('  '),
          span(pad(row.file.path, fileWidth), role),
          span(`${pad(row.file.state, 10)}`, row.file.state === 'changed' ? 'warn' : 'plain'),
          span(fileFacts(row.file), row.file.edited || row.file.own === 'rests' ? 'warn' : 'dim'),
        ],
        width,
        glyphs.ellipsis,
      );
    case 'form': {
      const { field, value, note } = row.row;
      return fitLine(
        [
          span('  '),
          span(`${pad(`form: ${field}`, formWidth)} `, 'dim'),
          span(value, role),
          span(note === null ? '' : `  ${note}`, 'dim'),
        ],
        width,
        glyphs.ellipsis,
      );
    }
    case 'defaults':
      return fitLine(
        [span('  '), span(defaultsText(row.told), role), span(`  ${row.told.join(', ')}`, 'dim')],
        width,
        glyphs.ellipsis,
      );
    case 'command':
      return fitLine([span('  '), span('Again: ', 'dim'), span(row.command, role)], width, glyphs.ellipsis);
  }
}

/** How many there are of them. */
export function defaultsText(told: readonly string[]): string {
  return told.length === 1 ? '1 setting at its default' : `${told.length} settings at their defaults`;
}

function writeLine(row: Extract<ReviewRow, { kind: 'write' }>, width: number, glyphs: Glyphs): Line {
  const { errors, because, files, warnings, into } = row;
  const [first] = errors;
  if (first !== undefined) {
    const count = errors.length === 1 ? '1 error stands' : `${errors.length} errors stand`;
    const way = first.fixes[0] === undefined ? '' : `  f: ${first.fixes[0].label}`;
    const text = `Cannot write: ${count} (${first.code})`;
    return fitLine(
      [span(`${glyphs.bad} `, 'bad'), span(text, 'bad'), span(way, 'dim')],
      width,
      glyphs.ellipsis,
    );
  }
  if (because !== null) {
    return fitLine([span(`${glyphs.bad} `, 'bad'), span(because, 'bad')], width, glyphs.ellipsis);
  }
  const left = warnings === 0 ? '' : `  ${warnings} ${warnings === 1 ? 'warning stands' : 'warnings stand'}`;
  return fitLine(
    [
      span(`${glyphs.good} `, 'good'),
      span(`Write ${files} files into ${into}`, 'strong'),
      span(left, 'warn'),
    ],
    width,
    glyphs.ellipsis,
  );
}

function answerLine(
  row: Extract<ReviewRow, { kind: 'answer' }>,
  width: number,
  role: Role,
  glyphs: Glyphs,
): Line {
  // The sign at the left says the verdict, too, where there is no room for the word.
  const hasWord = width >= 66;
  const room = width - 4 - nameWidth - (hasWord ? verdictWidth + 2 : 0) - originWidth - 2;
  const valueWidth = Math.max(6, room);
  const cut = fieldRecord(row.field).cut === 'reference' ? shortenReference : truncate;
  const value = pad(cut(row.value, valueWidth, glyphs.ellipsis), valueWidth);
  const judged = { verdict: row.verdict, brief: row.findings };
  const verdict = hasWord
    ? [span(`  ${pad(verdictWord(judged), verdictWidth)}`, verdictRole(row.verdict, row.findings))]
    : [];
  return fitLine(
    [
      verdictMark(judged, glyphs),
      span(` ${row.step ?? ' '} ${pad(row.name, nameWidth)}`, 'dim'),
      span(value, role),
      ...verdict,
      span(`  ${originWord[row.origin]}`, 'dim'),
    ],
    width,
    glyphs.ellipsis,
  );
}

/** What became of what the person changed in it. */
export const ownWords: Readonly<Record<NonNullable<FileView['own']>, string>> = {
  edited: 'as you edited it',
  rests: 'without your edit, which was made under other answers',
};

function fileFacts(file: FileView): string {
  const size = new TextEncoder().encode(file.content).length;
  const bytes = size < 1000 ? `${size} B` : `${(size / 1000).toFixed(1)} kB`;
  const own = file.own === null ? '' : `, ${ownWords[file.own]}`;
  if (file.state === 'changed') {
    const { added, removed } = diffCount(file);
    return `+${added} -${removed} lines${file.edited ? ', edited by hand there' : ''}${own}`;
  }
  if (own !== '') return `${bytes}${own}`;
  return file.path === journalName ? `+${file.content.split('\n').length - 1} lines` : bytes;
}
