import { confirmation } from '../../deploy/quote.ts';
import { isSpent, isStopped } from '../../deploy/record.ts';
import { madeText, spentText } from '../../deploy/words.ts';
import { blank, fitLine, type Line, pad, paragraph, span, truncate, widthOf } from '../lines.ts';
import { type Glyphs, glyphsFor, type Role } from '../theme.ts';
import { hintsLine, noticeLines } from '../view/footer.ts';
import type { Screen } from '../view/frame.ts';
import { bothEnds, ruleLine } from '../view/header.ts';
import { type PodRoom, podHints, podKeymap } from './keymap.ts';
import { questionRows } from './question.ts';
import { afterStop, type PodState } from './state.ts';

/** The screen, row by row. */
export interface PodFrame {
  readonly rows: readonly Line[];
  readonly cursor: { readonly x: number; readonly y: number } | null;
  /** For the keys that scroll. */
  readonly room: PodRoom;
}

interface Body {
  /** Always in sight. */
  readonly head: readonly Line[];
  /** What can be scrolled. */
  readonly rest: readonly Line[];
  /** Whether the end of it is shown first, and how far one is from there is counted. */
  readonly fromEnd: boolean;
}

/** Draws a state for a screen of this size. Pure. */
export function podFrame(state: PodState, { columns, rows, unicode }: Screen): PodFrame {
  const glyphs = glyphsFor(unicode);
  const width = Math.max(1, columns);
  // One less than there are, as everywhere: see Layout.
  const height = Math.max(1, rows - 1);
  const isRoomy = height >= 14;
  const notice =
    state.notice === null ? [] : noticeLines(state.notice, width, glyphs).slice(0, Math.max(1, height - 6));
  const rule = isRoomy ? [ruleLine(width, glyphs, null, 'down')] : [];
  const top = [...titleRows(state, width, glyphs).slice(0, height < 6 ? 1 : 2), ...rule];
  const page = Math.max(0, height - top.length - rule.length - Math.max(1, notice.length));
  const { head, rest, fromEnd } = bodyOf(state, width, page, glyphs);
  const room = Math.max(1, page - head.length);
  const most = Math.max(0, rest.length - room);
  const from = fromEnd ? most - Math.min(state.scroll, most) : Math.min(state.scroll, most);
  const body = [...head, ...rest.slice(from, from + room)].slice(0, page);
  const canScroll = rest.length > room;
  const footer = notice.length > 0 ? notice : [hintsLine(podHints(state, canScroll), width, glyphs)];
  const bottom = [...rule, ...footer];
  const all = [...top, ...filled(body, page), ...bottom].slice(0, height);
  const at = state.question === null || state.view !== 'main' ? null : top.length + state.question.highlight;
  return {
    rows: all.map((line) => fitLine(line, width, glyphs.ellipsis)),
    cursor: at === null || at >= height ? null : { x: 1, y: at },
    room: { count: rest.length, page: room },
  };
}

function titleRows(state: PodState, width: number, glyphs: Glyphs): readonly Line[] {
  const { title, record, now } = state;
  const where = ` ${stageWord(state)} ${glyphs.dot} ${title} `;
  const first =
    widthOf(where) + 12 <= width
      ? bothEnds([span(' pod-wizard', 'accent')], [span(where, 'strong')], width, glyphs)
      : [span(where, 'strong')];
  if (record === null) return [first, [span(' Nothing is billed yet.', 'dim')]];
  // What there is no room for stands in `deploy status`; nothing is cut within.
  const spent = spentText(record, new Date(now));
  const parts = [...spent.split(', '), ...madeText(record).split(', ').toReversed()];
  let second = '';
  for (const part of parts) {
    const longer = second === '' ? ` ${part}` : `${second} ${glyphs.dot} ${part}`;
    if (second === '' || widthOf(longer) <= width) second = longer;
  }
  return [first, [span(second, 'dim')]];
}

function stageWord({ question, record, ended, refusal, isOver, isStopping }: PodState): string {
  if (question !== null) return 'rent it?';
  if (record === null) return refusal !== null || isOver ? 'not rented' : 'deploying';
  if (isStopped(record)) return 'stopped';
  if (isStopping) return 'stopping';
  switch (ended?.end?.is) {
    case 'ready':
      return 'ready';
    case 'failed':
      return 'failed';
    case 'gone':
      return 'gone';
    case 'stopped':
      return 'stopped';
    default:
      return 'deploying';
  }
}

function bodyOf(state: PodState, width: number, page: number, glyphs: Glyphs): Body {
  const room = Math.max(1, width - 2);
  switch (state.view) {
    case 'log':
      return {
        head: [],
        rest: state.log.length === 0 ? texts('It has said nothing yet.', room, 'dim') : logLines(state, room),
        fromEnd: true,
      };
    case 'help':
      return { head: [], rest: helpLines(width, glyphs), fromEnd: false };
    case 'main':
      break;
  }
  if (state.question !== null) return asked(state.question, room, glyphs);
  if (state.refusal !== null) {
    const { message, next } = state.refusal;
    return {
      head: [],
      rest: [
        ...marked(glyphs.bad, message, 'bad', room),
        blank,
        ...next.split('\n').flatMap((line) => texts(line, room)),
      ],
      fromEnd: false,
    };
  }
  if (state.ended !== null) return endOf(state, room, glyphs);
  return underWay(state, room, page, glyphs);
}

/** The rows to choose from, and below them what one agrees to. */
function asked(
  { quote, ends, highlight }: NonNullable<PodState['question']>,
  room: number,
  glyphs: Glyphs,
): Body {
  const head = questionRows(quote, ends).map(({ text }, at): Line => {
    const isHere = at === highlight;
    const shown = truncate(text, Math.max(1, room - 2), glyphs.ellipsis);
    return [span(isHere ? ` ${glyphs.pointer} ` : '   ', 'accent'), span(shown, isHere ? 'strong' : 'plain')];
  });
  const rows = confirmation({ ...quote, ends }, 'see the rows above').flatMap(([label, text]) =>
    paragraph(text, Math.max(1, room - 9)).map(
      (line, at): Line => [span(` ${pad(at === 0 ? label : '', 9)}`, 'accent'), ...line],
    ),
  );
  return { head: [...head, blank], rest: rows, fromEnd: false };
}

/** What was done so far, each with when; below it, as far as there is room, what the log says. */
function underWay(state: PodState, room: number, page: number, glyphs: Glyphs): Body {
  const told = toldLines(state, room, glyphs);
  const share = Math.max(3, Math.min(told.length, Math.ceil(page * 0.6)));
  const left = page - share - 1;
  // What the script says stands above.
  const others = state.log.filter((line) => !line.startsWith('[pod-wizard '));
  if (left < 2 || others.length === 0) return { head: [], rest: told, fromEnd: true };
  const log = others
    .slice(-left)
    .map((line): Line => [span(` ${truncate(line, room, glyphs.ellipsis)}`, 'dim')]);
  return { head: [...told.slice(-share), heading('Log', room, glyphs), ...log], rest: [], fromEnd: true };
}

function heading(text: string, room: number, glyphs: Glyphs): Line {
  return [
    span(
      ` ${glyphs.rule.repeat(2)} ${text} ${glyphs.rule.repeat(Math.max(0, room - text.length - 4))}`,
      'dim',
    ),
  ];
}

function toldLines({ told, record, now }: PodState, room: number, glyphs: Glyphs): readonly Line[] {
  const stated = record?.state.is === 'made' ? Date.parse(record.state.startedAt) : Number.NaN;
  const begun = Number.isNaN(stated) ? (told[0]?.at ?? now) : stated;
  const lines = told.flatMap(({ at, text }, index) => {
    const when = clock(Math.max(0, at - begun));
    const isLast = index === told.length - 1;
    return paragraph(text, Math.max(1, room - 9)).map(
      (line, row): Line => [
        span(` ${pad(row === 0 ? when : '', 7)}`, 'dim'),
        span(row === 0 ? `${isLast ? glyphs.pointer : glyphs.dot} ` : '  ', 'accent'),
        ...line,
      ],
    );
  });
  return lines.length === 0 ? texts('Asking the cloud what it costs now.', room) : lines;
}

/** `3:05`, `1:02:09`: since it was rented. */
function clock(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  const [hours, minutes, rest] = [
    Math.floor(seconds / 3600),
    Math.floor((seconds % 3600) / 60),
    seconds % 60,
  ];
  const two = (value: number) => String(value).padStart(2, '0');
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}

function endOf(state: PodState, room: number, glyphs: Glyphs): Body {
  const { ended, record, address } = state;
  if (ended === null || record === null) return { head: [], rest: [], fromEnd: false };
  const { end, why, report, change } = ended;
  const billed = isStopped(record)
    ? afterStop(record)
    : end?.is === 'gone' || end?.is === 'stopped'
      ? ''
      : 'It goes on, and is billed, until you stop it: t, or pod-wizard deploy stop.';
  const rest = [
    ...(end?.is === 'ready'
      ? [
          ...marked(
            glyphs.good,
            `The app ${isSpent(record) ? 'answered' : 'answers'} with its own page.`,
            'good',
            room,
          ),
          ...(address === null || isSpent(record) ? [] : [linked(address, room, glyphs)]),
        ]
      : marked(glyphs.bad, why === '' ? 'not ready' : why, end === null ? 'warn' : 'bad', room)),
    ...texts(billed, room, 'dim'),
    ...(change === null
      ? []
      : texts('f changes the plan as said below, and leads back to the review.', room, 'strong')),
    ...(report.length === 0 ? [] : [blank, ...report.flatMap((line) => kept(line, room))]),
    blank,
    ...toldLines(state, room, glyphs),
  ];
  return { head: [], rest, fromEnd: false };
}

function linked(address: string, room: number, glyphs: Glyphs): Line {
  return [span('   '), { ...span(truncate(address, room - 2, glyphs.ellipsis), 'accent'), link: address }];
}

/** A line that came with its indent. */
function kept(line: string, room: number): readonly Line[] {
  const indent = Math.min(/^ {0,8}/.exec(line)?.[0].length ?? 0, Math.max(0, room - 20));
  return paragraph(line, Math.max(1, room - indent)).map((part) => [span(' '.repeat(indent + 1)), ...part]);
}

function texts(text: string, room: number, role: Role = 'plain'): readonly Line[] {
  return text === '' ? [] : paragraph(text, room, role).map((line) => [span(' '), ...line]);
}

function marked(mark: string, text: string, role: Role, room: number): readonly Line[] {
  return paragraph(text, Math.max(1, room - 2), role).map((line, at) => [
    span(at === 0 ? ` ${mark} ` : '   ', role),
    ...line,
  ]);
}

function logLines({ log }: PodState, room: number): readonly Line[] {
  // More than anybody scrolls through, and to wrap all of it at each key would be felt.
  return log.slice(-500).flatMap((line) => texts(line === '' ? ' ' : line, room));
}

function helpLines(width: number, glyphs: Glyphs): readonly Line[] {
  return podKeymap.flatMap(({ keys, hint, help }) => {
    const name = hint?.key(glyphs) ?? keys.filter((key) => key !== ' ').join(' ');
    return paragraph(help, Math.max(1, width - 20)).map(
      (line, at): Line => [span(` ${pad(at === 0 ? name : '', 16)} `, 'accent'), ...line],
    );
  });
}

function filled(lines: readonly Line[], height: number): readonly Line[] {
  return Array.from({ length: height }, (_, row) => lines[row] ?? blank);
}
