import { explain } from '../../rules/explain.ts';
import { rules } from '../../rules/registry.ts';
import type { Answers } from '../answers.ts';
import { blank, type Line, paragraph, type Span, span, split, widthOf } from '../lines.ts';
import { findingsHere } from '../reduce/finding.ts';
import { answersInView } from '../reduce/overlays.ts';
import { changedLines, diffLines } from '../review/diff.ts';
import { type FileView, filesOf } from '../review/files.ts';
import { highlighted, type Overlay, reviewRowHere, type State } from '../state.ts';
import type { Glyphs } from '../theme.ts';
import type { WizardContext } from '../types.ts';
import { findingBlocks } from './finding.ts';
import { reviewBlocks } from './review-panel.ts';

/** A page to read over the step. */
export interface Page {
  readonly title: string;
  /** At the right of the title. */
  readonly aside: string;
  readonly lines: readonly Line[];
  /** Lines that are marked as changed, for going from one to the next. */
  readonly changes: readonly number[];
}

/** What the open overlay shows, all of it; the view cuts its window out. `keys`: the help of all keys. */
export function pageOf(
  context: WizardContext,
  state: State,
  overlay: Overlay,
  width: number,
  glyphs: Glyphs,
  keys: readonly Line[],
): Page {
  switch (overlay.kind) {
    case 'explain':
      return explainPage(context, state, width, glyphs, keys);
    case 'diff':
      return diffPage(context, state, width, glyphs);
    case 'preview':
      return previewPage(context, state, overlay, width, glyphs);
  }
}

function explainPage(
  context: WizardContext,
  state: State,
  width: number,
  glyphs: Glyphs,
  keys: readonly Line[],
): Page {
  const findings = findingsHere(context, state);
  const option = state.place === 'review' ? null : highlighted(context, state);
  const text = Math.max(1, Math.min(width - 2, 100));
  // What the panel says, which a small screen cuts; what it says of findings stands above.
  const row = reviewRowHere(context, state);
  const about =
    state.place === 'review' && row?.kind !== 'finding' && findings.length === 0
      ? reviewBlocks(context, state, text, 20, glyphs).flatMap(({ lines }) => lines)
      : (option?.about ?? []).flatMap((one, index) => paragraph(one, text, index === 0 ? 'strong' : 'plain'));
  const found = findings.flatMap((finding) => [
    ...findingBlocks(context, state, finding, text, glyphs).flatMap(({ lines }) => lines),
    ...finding.fixes
      .slice(1)
      .flatMap(({ label }) => paragraph(`or: ${label}`, text - 4).map((line) => [span('    '), ...line])),
    blank,
  ]);
  const codes = [...new Set(findings.map(({ code }) => code))];
  const pages = rules
    .filter(({ code }) => codes.includes(code))
    .flatMap((rule) => [
      [span(glyphs.rule.repeat(text), 'dim')],
      ...explain(rule, text)
        .trimEnd()
        .split('\n')
        .flatMap((one) => textLine(one, text)),
      blank,
    ]);
  return {
    title: codes.length === 0 ? 'About' : `About ${codes.join(', ')}`,
    aside: '',
    lines: [...found, ...about, ...(about.length > 0 ? [blank] : []), ...pages, ...keys],
    changes: [],
  };
}

/** A line of a text that was laid out already; headings are those without an indent. */
function textLine(text: string, width: number): readonly Line[] {
  if (text === '') return [blank];
  const heading = /^(What it catches|What happens|Why|Fix|Override|Evidence|PW\d{3} .*)$/.test(text);
  return pieces(text, width).map((piece) => [span(piece, heading ? 'strong' : 'plain')]);
}

function diffPage(context: WizardContext, state: State, width: number, glyphs: Glyphs): Page {
  const made = filesOf(context, state.answers);
  const changed = made.ok ? made.files.filter((file) => file.state === 'changed') : [];
  const lines = changed.flatMap((file) => [
    [span(file.path, 'strong'), span(file.edited ? '  edited by hand since it was written' : '', 'warn')],
    ...diffLines(file, width - 2, glyphs),
    blank,
  ]);
  const nothing = made.ok ? 'No file that is there would change.' : made.because;
  return {
    title: 'What would change',
    aside: '',
    lines: lines.length > 0 ? lines : [[span(nothing)]],
    changes: [],
  };
}

function previewPage(
  context: WizardContext,
  state: State,
  overlay: Extract<Overlay, { kind: 'preview' }>,
  width: number,
  glyphs: Glyphs,
): Page {
  const shown = answersInView(context, state);
  const made = filesOf(context, shown);
  if (!made.ok)
    return { title: 'Preview', aside: '', lines: paragraph(made.because, width - 2, 'warn'), changes: [] };
  const file = made.files[Math.min(overlay.file, made.files.length - 1)];
  if (file === undefined) return { title: 'Preview', aside: '', lines: [], changes: [] };
  const before = baseline(context, overlay.against, file);
  const changed = before === null ? null : changedLines(before, file.content);
  const lines: Line[] = [];
  const changes: number[] = [];
  file.content
    .replace(/\n$/, '')
    .split('\n')
    .forEach((text, index) => {
      const isChanged = changed?.[index] === true;
      if (isChanged && changed?.[index - 1] !== true) changes.push(lines.length);
      lines.push(...numbered(text, index + 1, isChanged, width, glyphs));
    });
  const option = state.place === 'review' || state.place === 'options' ? null : highlighted(context, state);
  const count = changed?.filter(Boolean).length ?? 0;
  const marked =
    before === null
      ? ''
      : count === 0
        ? 'nothing changes'
        : `${count} ${count === 1 ? 'line' : 'lines'} changed`;
  return {
    title: file.path + (option === null ? '' : ` with ${option.label}`),
    aside: [marked, `${new TextEncoder().encode(file.content).length} bytes`]
      .filter(Boolean)
      .join(` ${glyphs.dot} `),
    lines,
    changes,
  };
}

/** What the preview is compared with: other answers' file, or the one in the folder; null: nothing. */
function baseline(context: WizardContext, against: Answers | null, file: FileView): string | null {
  if (against === null) return file.state === 'appended' ? null : file.there;
  const made = filesOf(context, against);
  const earlier = made.ok ? made.files.find(({ path }) => path === file.path) : undefined;
  return earlier?.content ?? file.there;
}

/** A line with its number and, where it changed, a mark. Long ones go on below: nothing of a file is hidden. */
function numbered(
  text: string,
  number: number,
  changed: boolean,
  width: number,
  glyphs: Glyphs,
): readonly Line[] {
  const gutter = 7;
  return pieces(text, Math.max(10, width - gutter)).map((piece, row): Line => {
    const mark: Span = changed ? span(glyphs.changed, 'added') : span(' ');
    return [
      span(`${row === 0 ? String(number).padStart(5) : '     '} `, 'dim'),
      mark,
      span(piece, changed ? 'added' : 'plain'),
    ];
  });
}

/** A line cut hard at a width, spaces and all. */
function pieces(text: string, width: number): readonly string[] {
  if (widthOf(text) <= width) return [text];
  const cut: string[] = [];
  let piece = '';
  let used = 0;
  for (const part of split(text)) {
    const size = widthOf(part);
    if (used + size > width) {
      cut.push(piece);
      piece = '';
      used = 0;
    }
    piece += part;
    used += size;
  }
  return [...cut, piece];
}
