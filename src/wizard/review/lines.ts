import { fitLine, type Line, pad, shortenReference, span, truncate } from '../lines.ts';
import type { Glyphs } from '../theme.ts';
import { originWord, severityMark, severityRole, verdictMark, verdictRole } from '../view/mark.ts';
import { diffCount } from './diff.ts';
import type { FileView } from './files.ts';
import type { ReviewRow } from './rows.ts';

const labelWidth = 20;
const verdictWidth = 12;
const originWidth = 11;

/** A row of the review without its pointer. */
export function reviewLine(row: ReviewRow, width: number, isHighlighted: boolean, glyphs: Glyphs): Line {
  const role = isHighlighted ? 'accent' : 'plain';
  switch (row.kind) {
    case 'answer': {
      const wide = width >= 70;
      const labels = wide ? labelWidth : 16;
      const room = width - 2 - labels - 1 - (wide ? verdictWidth + 2 : 0) - originWidth - 2;
      const cut = row.field === 'image' ? shortenReference : truncate;
      const value = cut(row.value, Math.max(6, room), glyphs.ellipsis);
      const step = row.step === null ? ' ' : String(row.step);
      return fitLine(
        [
          verdictMark(row, glyphs),
          span(' '),
          span(`${step} `, 'dim'),
          span(`${pad(truncate(row.label, labels - 3, glyphs.ellipsis), labels - 2)} `, 'dim'),
          span(pad(value, Math.max(6, room)), role),
          ...(wide
            ? [span(`  ${pad(row.verdict ?? '', verdictWidth)}`, verdictRole(row.verdict, row.findings))]
            : []),
          span(`  ${originWord[row.origin]}`, 'dim'),
        ],
        width,
        glyphs.ellipsis,
      );
    }
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
          span(pad(row.file.path, labelWidth), role),
          span(`${pad(row.file.state, 10)}`, row.file.state === 'changed' ? 'warn' : 'plain'),
          span(fileFacts(row.file), row.file.edited ? 'warn' : 'dim'),
        ],
        width,
        glyphs.ellipsis,
      );
    case 'no-files':
      return fitLine([span(glyphs.bad, 'bad'), span(` ${row.because}`, role)], width, glyphs.ellipsis);
    case 'command':
      return fitLine([span('  '), span('Again: ', 'dim'), span(row.command, role)], width, glyphs.ellipsis);
  }
}

function fileFacts(file: FileView): string {
  const size = new TextEncoder().encode(file.content).length;
  const bytes = size < 1000 ? `${size} B` : `${(size / 1000).toFixed(1)} kB`;
  if (file.state === 'changed') {
    const { added, removed } = diffCount(file);
    return `+${added} -${removed} lines${file.edited ? ', edited by hand' : ''}`;
  }
  return file.path === 'JOURNAL.md' ? `+${file.content.split('\n').length - 1} lines` : bytes;
}
