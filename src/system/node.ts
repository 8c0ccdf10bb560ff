import type { WriteStream } from 'node:tty';
import { callFrom } from './called-as.ts';
import { filesOnDisk } from './files.ts';
import { FileError, type Output, type System } from './system.ts';

/** The real thing. */
export function nodeSystem(): System {
  // Node makes a stream when it is asked for one, and that takes a millisecond or two.
  let stderr: Output | undefined;
  const errors = () => (stderr ??= outputTo(process.stderr));
  return {
    env: process.env,
    // Asked when it is needed: `check` and `--help` do without one.
    get cwd() {
      return workingFolder();
    },
    get calledAs() {
      return callFrom(
        process.argv[1] ?? '',
        { env: process.env, cwd: knownFolder() },
        process.platform === 'win32',
      );
    },
    now: () => clock(process.env),
    stdout: outputTo(process.stdout),
    get stderr() {
      return errors();
    },
    get stdinIsTty() {
      return process.stdin.isTTY === true;
    },
    stdin: () => process.stdin,
    // Loaded when somebody edits: few do.
    edit: async (name, text) => (await import('./editor.ts')).openEditor({ env: process.env }, name, text),
    browse: async (url) => (await import('./browse.ts')).browse({ env: process.env }, url),
    repository: async (source, isWanted, revision) =>
      (await import('./repository.ts')).readRepository(
        { env: process.env, cwd: workingFolder() },
        source,
        isWanted,
        revision,
      ),
    http: async (ask, onText) => (await import('./http.ts')).exchange(ask, onText),
    wait,
    files: filesOnDisk((line) => errors().write(`pod-wizard: ${line}\n`)),
  };
}

function wait(seconds: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(end, seconds * 1000);
    function end() {
      clearTimeout(timer);
      signal?.removeEventListener('abort', end);
      resolve();
    }
    signal?.addEventListener('abort', end, { once: true });
    if (signal?.aborted === true) end();
  });
}

/** Now, or the moment that a reproducible build asks for (reproducible-builds.org: seconds since 1970). */
export function clock({ SOURCE_DATE_EPOCH: seconds = '' }: System['env']): Date {
  return /^\d{1,11}$/.test(seconds) ? new Date(Number(seconds) * 1000) : new Date();
}

/** Once it has failed (see output-failure.ts), the rest is dropped without a word. */
export function outputTo(
  stream: NodeJS.WritableStream & Partial<Pick<WriteStream, 'isTTY' | 'columns' | 'rows'>>,
): Output {
  let open = true;
  stream.on('error', () => {
    open = false;
  });
  return {
    isTty: stream.isTTY === true,
    // Asked each time, since terminals are resized; some report 0.
    get columns() {
      return stream.columns || 80;
    },
    get rows() {
      return stream.rows || 24;
    },
    write: (text) => {
      if (open) stream.write(text);
    },
  };
}

/** For words on the screen, which must not fail for want of a folder. */
function knownFolder(): string {
  try {
    return process.cwd();
  } catch {
    return '/';
  }
}

function workingFolder(): string {
  try {
    return process.cwd();
  } catch {
    throw new FileError('.', 'ENOENT', 'the folder you are in no longer exists. Change to another one.');
  }
}
