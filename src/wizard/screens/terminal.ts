import { adaptKeys, type KeyAdapter } from '../input.ts';
import { initialState, type State } from '../state.ts';
import type { WizardInput } from '../types.ts';
import { frameOf } from '../view/frame.ts';
import { enterOther, type Painter, painterOn, rowsOf } from './painter.ts';

const leave = '\u001b[?1049l\u001b[?25h';

/** The terminal while the wizard has it: keys wait, the other screen is on, and its first frame is painted. */
export interface OpenTerminal {
  readonly keys: KeyAdapter;
  readonly painter: Painter;
  /** What the first frame shows: worked out once, since all cards are judged for it. */
  readonly opened: State;
  /** Lets another program have the terminal until it ends. Whoever reads keys has to let go of them before. */
  readonly lend: <T>(work: () => Promise<T>) => Promise<T>;
  /** The terminal as it was; again and again does no harm. */
  readonly close: () => void;
}

/** Takes the terminal, and shows at once what the wizard opens with. */
export function openTerminal(input: WizardInput): OpenTerminal {
  const { stdin, stdout, color, unicode } = input;
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
  const screen = { columns: stdout.columns, rows: stdout.rows, unicode };
  const opened = initialState(input, input);
  const frame = frameOf(input, opened, screen);
  // Until Ink is there nobody paints anew; then all of it is.
  stdout.on('resize', painter.forget);
  stdout.write(enterOther);
  painter.paint(rowsOf(frame, color, unicode), frame.cursor);
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
  return { keys, painter, opened, lend, close };
}

function ignore(): void {}

/** What ends a program from outside: the terminal gets its screen back first. */
const signals = ['SIGTERM', 'SIGHUP', 'SIGINT'] as const;
