import { adaptKeys, type KeyAdapter } from '../input.ts';
import type { WizardTerminal } from '../types.ts';
import type { Frame, Screen } from '../view/frame.ts';
import { enterOther, type PaintedRow, type Painter, painterOn } from './painter.ts';

const leave = '\u001b[?1049l\u001b[?25h';

/** Rows as they are painted. */
export interface Picture {
  readonly rows: readonly PaintedRow[];
  readonly cursor: Frame['cursor'];
}

/** The terminal while a screen of ours has it: keys wait, the other screen is on, and its first frame is painted. */
export interface OpenTerminal {
  readonly keys: KeyAdapter;
  readonly painter: Painter;
  /** Lets another program have the terminal until it ends. Whoever reads keys has to let go of them before. */
  readonly lend: <T>(work: () => Promise<T>) => Promise<T>;
  /** The terminal as it was; again and again does no harm. */
  readonly close: () => void;
}

/** Takes the terminal, and shows at once what a screen opens with; it is drawn when keys are waited for already. */
export function openTerminal(
  { stdin, stdout, unicode }: WizardTerminal,
  first: (screen: Screen) => Picture,
): OpenTerminal {
  const keys = adaptKeys(stdin);
  const painter = painterOn((text) => void stdout.write(text));
  let isOpen = true;
  const close = () => {
    if (!isOpen) return;
    isOpen = false;
    stdout.off('resize', painter.forget);
    for (const signal of signals) process.off(signal, end);
    keys.close();
    stdout.write(leave);
  };
  const end = (signal: NodeJS.Signals) => {
    close();
    process.kill(process.pid, signal);
  };
  for (const signal of signals) process.on(signal, end);
  const { rows, cursor } = first({ columns: stdout.columns, rows: stdout.rows, unicode });
  // Until Ink is there nobody paints anew; then all of it is.
  stdout.on('resize', painter.forget);
  stdout.write(enterOther);
  painter.paint(rows, cursor);
  const lend = async <T>(work: () => Promise<T>): Promise<T> => {
    // Ctrl-C there is the other program's.
    process.off('SIGINT', end);
    process.on('SIGINT', ignore);
    painter.lend();
    try {
      return await work();
    } finally {
      painter.takeBack();
      process.off('SIGINT', ignore);
      if (isOpen) process.on('SIGINT', end);
    }
  };
  return { keys, painter, lend, close };
}

function ignore(): void {}

/** What ends a program from outside: the terminal gets its screen back first. */
const signals = ['SIGTERM', 'SIGHUP', 'SIGINT'] as const;
