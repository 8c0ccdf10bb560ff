// A program in a real pseudo-terminal, timed from outside.
import { spawn } from '@lydell/node-pty';
import xterm from '@xterm/headless';

/** Milliseconds from start to the first output that holds `text`. */
export async function firstFrame(file, text) {
  const started = performance.now();
  const terminal = open(file);
  try {
    await terminal.until(() => terminal.text().includes(text));
    return performance.now() - started;
  } finally {
    terminal.close();
  }
}

/** Milliseconds from start until the screen shows `text`, and, where a key is given, until it has answered that. */
export async function untilAnswered(program, text, answer) {
  const started = performance.now();
  const terminal = open(program.args[0], program);
  const shows = (what) =>
    typeof what === 'string' ? terminal.text().includes(what) : what.test(terminal.text());
  try {
    await terminal.until(() => shows(text));
    if (answer !== null) {
      terminal.send(answer.key);
      await terminal.until(() => shows(answer.shows));
    }
    return performance.now() - started;
  } finally {
    terminal.close();
  }
}

/** A launch as a person makes it: milliseconds until the screen shows `text`; then a key is answered, and Ctrl-C leaves. */
export async function launch(program, text, { key, shows }) {
  const started = performance.now();
  const terminal = open(program.args[0], program);
  try {
    await terminal.until(() => text.test(terminal.text()));
    const time = performance.now() - started;
    terminal.send(key);
    await terminal.until(() => shows.test(terminal.text()));
    terminal.send('\u0003');
    await terminal.ended();
    return time;
  } finally {
    terminal.close();
  }
}

/** Milliseconds from each key until the screen shows another frame, whole: the bytes that only announce one do not count. */
export async function keyTimes(file, { ready, before, key, count, node, env, args = [] }) {
  const terminal = open(file, { node, env, args: [file, ...args] });
  const times = [];
  try {
    await terminal.until(() => ready.test(terminal.text()));
    for (const { send, shows } of before) {
      terminal.send(send);
      await terminal.until(() => terminal.isWhole() && shows.test(terminal.text()));
    }
    for (let index = 0; index < count; index += 1) {
      const before = terminal.text();
      const started = performance.now();
      terminal.send(key);
      await terminal.until(() => terminal.isWhole() && terminal.text() !== before);
      times.push(performance.now() - started);
    }
  } finally {
    terminal.close();
  }
  return times;
}

function open(file, { node = process.execPath, args = [file], cwd, env: more = {} } = {}) {
  const env = { ...process.env, TERM: 'xterm-256color', LANG: 'C.UTF-8', ...more };
  for (const name of ['CI', 'NO_COLOR', 'FORCE_COLOR']) delete env[name];
  const size = { cols: 120, rows: 40 };
  const screen = new xterm.Terminal({ ...size, allowProposedApi: true });
  const pty = spawn(node, args, { name: 'xterm-256color', ...size, cwd, env });
  let wake = () => {};
  let ended = false;
  // What counts is the screen after the output was understood, not the output itself.
  pty.onData((data) => screen.write(data, () => wake()));
  // The program may ask what this terminal can do; one that never answers is waited for.
  screen.onData((answer) => pty.write(answer));
  pty.onExit(() => {
    ended = true;
    wake();
  });
  const text = () => {
    const { active } = screen.buffer;
    return Array.from({ length: size.rows }, (_, y) =>
      active.getLine(active.baseY + y)?.translateToString(true),
    ).join('\n');
  };
  return {
    text,
    /** Not between the marks of a synchronized update. */
    isWhole: () => !screen.modes.synchronizedOutputMode,
    ended: async () => {
      while (!ended) {
        await new Promise((resolve) => {
          wake = resolve;
        });
      }
    },
    send: (keys) => pty.write(keys),
    close: () => pty.kill('SIGKILL'),
    until: async (isTrue) => {
      const late = setTimeout(() => {
        ended = true;
        wake();
      }, 30_000);
      while (!isTrue()) {
        if (ended) throw new Error(`${file} ended, or drew nothing for 30 s:\n${text()}`);
        await new Promise((resolve) => {
          wake = resolve;
        });
      }
      clearTimeout(late);
    },
  };
}
