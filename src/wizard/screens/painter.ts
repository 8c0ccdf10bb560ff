import { remember } from '../../basics/remember.ts';
import { type Line, span } from '../lines.ts';
import { glyphsFor } from '../theme.ts';
import type { Frame } from '../view/frame.ts';
import { painted } from './painted.ts';

const esc = '\u001b';

/** Turns the other screen on, which leaves the first as it is. */
export const enterOther = `${esc}[?1049h`;

/** What turns a mode of the terminal on or off: the other screen, pasting, the keyboard; and the cursor back on. */
const modes = new RegExp(`${esc}${String.raw`\[(?:\?(?:1049|2004)[hl]|\?25h|[<>=?][0-9;]{0,9}u|c)`}`, 'g');

/**
 * A terminal for Ink on which somebody else paints: of what is written only modes get through. What Ink would
 * erase for a frame that it does not draw is ours. The other screen is on already: turned on once more, it would
 * be blank, and the place on the first one forgotten.
 */
export function modesOnly<Out extends NodeJS.WriteStream>(stdout: Out): Out {
  let isOpen = true;
  const write = (text: string | Uint8Array, ...more: readonly unknown[]): boolean => {
    const all: readonly string[] =
      (typeof text === 'string' ? text : Buffer.from(text).toString()).match(modes) ?? [];
    const kept = all.filter((mode) => !(isOpen && mode === enterOther)).join('');
    if (all.includes(enterOther)) isOpen = false;
    const done = more.find((one): one is () => void => typeof one === 'function');
    if (kept !== '') return stdout.write(kept, () => done?.());
    done?.();
    return true;
  };
  return new Proxy(stdout, {
    get: (target, key) => {
      if (key === 'write') return write;
      const value: unknown = Reflect.get(target, key, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}

/** What stands on a row: one text, or one from its beginning and another from a column (counted from 0) on. */
export type PaintedRow = string | { readonly left: string; readonly column: number; readonly right: string };

const besideHeading = span(' ');
const besideRow = span('   ');

// A key that moves the highlight changes two rows of a list; the others are the same lines as before.
const rememberRow = remember<Line, string>();

/** The frame as the rows that the components' layout makes of it (test/wizard/painter.test.ts compares the cells). */
export function rowsOf(frame: Frame, color: boolean, unicode: boolean): readonly PaintedRow[] {
  const { layout, heading, panel, page } = frame;
  const glyphs = glyphsFor(unicode);
  const asText = (line: Line) => painted(line, color);
  const active = span(` ${glyphs.pointer} `, 'accent');
  const list = frame.rows.map(({ line, isHeading }, index) => {
    const lead = index === frame.active ? active : isHeading ? besideHeading : besideRow;
    return rememberRow(line, color ? lead.text : `no ${lead.text}`, () => asText([lead, ...line]));
  });
  const left = [asText(heading), ...filled(list, layout.listHeight)];
  const bar = asText([span(glyphs.bar, 'dim'), span(' ')]);
  const beside = () =>
    filled(left, layout.bodyHeight).map((row, index) => {
      return { left: row, column: layout.listWidth, right: bar + asText(panel[index] ?? []) };
    });
  const below = () => [
    ...left,
    ...(layout.mode === 'stacked' && layout.panelHeight > 1
      ? [asText([span(glyphs.rule.repeat(layout.width), 'dim')])]
      : []),
    ...filled(
      panel.map((line) => asText([span(' '), ...line])),
      layout.panelHeight,
    ),
  ];
  const alone = (rows: readonly string[]) => filled(rows, layout.bodyHeight);
  const body = page === null && layout.mode === 'two' ? beside() : alone(page?.map(asText) ?? below());
  return [...frame.top.map(asText), ...body, ...frame.bottom.map(asText)].slice(0, layout.height);
}

function filled(rows: readonly string[], height: number): readonly string[] {
  return Array.from({ length: height }, (_, row) => rows[row] ?? '');
}

export interface Painter {
  readonly paint: (rows: readonly PaintedRow[], cursor: Frame['cursor']) => void;
  /** What is on the screen is not known any more: the next frame is painted whole. */
  readonly forget: () => void;
  /** Another program has the screen: nothing is painted until it is given back. */
  readonly lend: () => void;
  readonly takeBack: () => void;
}

/**
 * Writes the rows of a frame that changed. Ink's own way to the same cells takes ten times as long, most of it
 * for laying out what is laid out already.
 */
export function painterOn(write: (text: string) => void): Painter {
  let before: readonly PaintedRow[] | null = null;
  let isLent = false;
  const forget = () => {
    before = null;
  };
  return {
    forget,
    lend: () => {
      isLent = true;
    },
    takeBack: () => {
      isLent = false;
      forget();
    },
    paint: (rows, cursor) => {
      if (isLent) return;
      const all = before === null ? ['\u001b[H\u001b[J'] : [];
      const parts = [...all, ...rows.flatMap((row, index) => changed(index + 1, row, before?.[index]))];
      before = rows;
      const place =
        cursor === null ? '\u001b[H\u001b[?25l' : `\u001b[${cursor.y + 1};${cursor.x + 1}H\u001b[?25h`;
      // Shown at once, and never wrapped, whatever a terminal takes a character's width for.
      write(`\u001b[?2026h\u001b[?25l\u001b[?7l${parts.join('')}\u001b[?7h${place}\u001b[?2026l`);
    },
  };
}

/** What makes one row of another. Erased first: behind the last column nothing could be erased without its character. */
function changed(line: number, row: PaintedRow, before: PaintedRow | undefined): readonly string[] {
  const at = (column: number) => `${esc}[${line};${column + 1}H`;
  if (typeof row === 'string') return row === before ? [] : [`${at(0)}${esc}[2K${row}`];
  const { left, column, right } = row;
  if (typeof before !== 'object' || before.column !== column)
    return [`${at(0)}${esc}[2K${left}${at(column)}${right}`];
  return [
    ...(left === before.left ? [] : [`${at(column - 1)}${esc}[1K${at(0)}${left}`]),
    ...(right === before.right ? [] : [`${at(column)}${esc}[K${right}`]),
  ];
}
