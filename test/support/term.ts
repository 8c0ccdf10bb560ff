import { spawn } from '@lydell/node-pty';
import xterm from '@xterm/headless';

/** A terminal emulator one can wait on. Everything is decided on the parsed screen, never by sleeping. */
export interface Screen {
  /** The rows as a person sees them, without trailing blanks. */
  readonly lines: () => readonly string[];
  readonly text: () => string;
  /** The rows as cells, for pictures. */
  readonly cells: () => readonly (readonly Cell[])[];
  readonly cursor: () => { readonly x: number; readonly y: number };
  readonly isAlternate: () => boolean;
  /** Rows above the window: what was pushed out of it. */
  readonly scrolledOut: () => number;
  /** All that was ever written to it. */
  readonly raw: () => string;
  /** Waits until the screen holds this; fails after `seconds`, showing what it held instead. */
  readonly until: (what: string | RegExp | ((text: string) => boolean), seconds?: number) => Promise<string>;
  readonly feed: (data: string) => void;
  readonly resize: (columns: number, rows: number) => void;
  /** What the terminal answers to questions that the program asks it. */
  readonly onReply: (listener: (data: string) => void) => void;
  /** Resolves when all that was fed is parsed. */
  readonly settled: () => Promise<void>;
}

/** A character of the screen and how it looks; `color`: of the sixteen, null the terminal's own. */
export interface Cell {
  readonly text: string;
  readonly color: number | null;
  readonly bold: boolean;
  readonly dim: boolean;
}

export function createScreen(columns: number, rows: number): Screen {
  const terminal = new xterm.Terminal({
    cols: columns,
    rows,
    allowProposedApi: true,
    scrollback: 1000,
    // What the kernel does on a real terminal, even in raw mode.
    convertEol: true,
  });
  const waiting = new Set<() => void>();
  let written = '';

  const lines = () => {
    const buffer = terminal.buffer.active;
    return Array.from(
      { length: terminal.rows },
      (_, row) =>
        buffer
          .getLine(buffer.baseY + row)
          ?.translateToString(true, 0, terminal.cols)
          .trimEnd() ?? '',
    );
  };
  const text = () => lines().join('\n').trimEnd();
  return {
    lines,
    text,
    cells: () =>
      Array.from({ length: terminal.rows }, (_, row) => {
        const line = terminal.buffer.active.getLine(terminal.buffer.active.baseY + row);
        return Array.from({ length: terminal.cols }, (_, column): Cell => {
          const cell = line?.getCell(column);
          return {
            // The second half of a wide character is empty.
            text: cell === undefined || cell.getWidth() === 0 ? '' : cell.getChars() || ' ',
            color: cell?.isFgPalette() ? cell.getFgColor() : null,
            bold: Boolean(cell?.isBold()),
            dim: Boolean(cell?.isDim()),
          };
        });
      }),
    cursor: () => ({ x: terminal.buffer.active.cursorX, y: terminal.buffer.active.cursorY }),
    isAlternate: () => terminal.buffer.active.type === 'alternate',
    scrolledOut: () => terminal.buffer.active.baseY,
    raw: () => written,
    feed: (data) => {
      written += data;
      // A frame may come in several pieces; a program that marks its frames is looked at between them.
      const isWhole = written.lastIndexOf('\u001b[?2026l') >= written.lastIndexOf('\u001b[?2026h');
      terminal.write(data, () => {
        if (isWhole) for (const check of waiting) check();
      });
    },
    resize: (newColumns, newRows) => terminal.resize(newColumns, newRows),
    onReply: (listener) => void terminal.onData(listener),
    settled: () => new Promise((resolve) => terminal.write('', resolve)),
    until: (what, seconds = 15) => {
      const holds = () => {
        const now = text();
        return typeof what === 'string'
          ? now.includes(what)
          : what instanceof RegExp
            ? what.test(now)
            : what(now);
      };
      return new Promise((resolve, reject) => {
        const timer = setTimeout(() => {
          waiting.delete(check);
          const wanted = typeof what === 'function' ? 'what was waited for' : String(what);
          reject(new Error(`the screen never showed ${wanted}; it shows\n${text()}`));
        }, seconds * 1000);
        const check = () => {
          if (!holds()) return;
          clearTimeout(timer);
          waiting.delete(check);
          resolve(text());
        };
        waiting.add(check);
        check();
      });
    },
  };
}

/** Keys as a terminal sends them. */
export const keys = {
  up: '\u001b[A',
  down: '\u001b[B',
  right: '\u001b[C',
  left: '\u001b[D',
  enter: '\r',
  esc: '\u001b',
  shiftTab: '\u001b[Z',
  pageDown: '\u001b[6~',
  home: '\u001b[H',
  end: '\u001b[F',
  ctrlC: '\u0003',
} as const;

export interface PtyOptions {
  /** Run instead of Node; the script is left out. */
  readonly shell?: string;
  readonly columns: number;
  readonly rows: number;
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
}

export interface PtyProgram {
  readonly screen: Screen;
  readonly send: (data: string) => void;
  readonly resize: (columns: number, rows: number) => void;
  /** Tells the program that its window changed, also where its size is the same by now. */
  readonly windowChanged: () => void;
  readonly exited: Promise<{ readonly code: number; readonly signal: number }>;
  readonly kill: (signal?: NodeJS.Signals) => void;
}

// Colours and CI change what is drawn, so a test that wants them says so.
const cleared = [
  'CI',
  'CONTINUOUS_INTEGRATION',
  'NO_COLOR',
  'FORCE_COLOR',
  'COLUMNS',
  'LINES',
  'TERM_PROGRAM',
  'TMUX',
  'LC_ALL',
  'LC_CTYPE',
];

/** Runs a Node program in a real pseudo-terminal of this size, with only the given variables about terminals. */
export function startPty(script: string, args: readonly string[], options: PtyOptions): PtyProgram {
  const screen = createScreen(options.columns, options.rows);
  const inherited = Object.entries(process.env).filter(
    ([name]) => !cleared.includes(name) && !name.startsWith('POD_WIZARD_'),
  );
  const pty = spawn(
    options.shell ?? process.execPath,
    options.shell === undefined ? [script, ...args] : [...args],
    {
      // The emulator is this kind, and the library sets TERM from it.
      name: options.env?.['TERM'] ?? 'xterm-256color',
      cols: options.columns,
      rows: options.rows,
      cwd: options.cwd,
      env: { ...Object.fromEntries(inherited), LANG: 'C.UTF-8', ...options.env },
    },
  );
  pty.onData(screen.feed);
  screen.onReply((data) => pty.write(data));
  return {
    screen,
    send: (data) => pty.write(data),
    resize: (columns, rows) => {
      screen.resize(columns, rows);
      pty.resize(columns, rows);
    },
    windowChanged: () => void process.kill(pty.pid, 'SIGWINCH'),
    exited: new Promise((resolve) => {
      pty.onExit(({ exitCode, signal }) => resolve({ code: exitCode, signal: signal ?? 0 }));
    }),
    kill: (signal = 'SIGKILL') => {
      try {
        process.kill(pty.pid, signal);
      } catch {
        // It has ended by itself.
      }
    },
  };
}
