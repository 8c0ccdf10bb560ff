import path from 'node:path';
import {
  FileError,
  type Files,
  type NewFile,
  type Output,
  type Sources,
  type System,
} from '../../src/system/system.ts';

/** A System without effects: what was written is there to be looked at. */
export interface FakeSystem extends System {
  /** All that went to standard output and standard error so far. */
  readonly out: () => string;
  readonly err: () => string;
  /** Files by absolute path; the fake's own unless `files` was given. */
  readonly disk: ReadonlyMap<string, NewFile>;
}

export interface FakeOptions {
  readonly env?: System['env'];
  readonly cwd?: string;
  /** Default `pod-wizard`. */
  readonly calledAs?: string;
  /** ISO moment; default 2026-11-22T12:00:00Z. */
  readonly now?: string;
  readonly tty?: boolean;
  readonly columns?: number;
  readonly rows?: number;
  /** What is on the disk already: text by path, relative to `cwd` or absolute. */
  readonly existing?: Readonly<Record<string, string>>;
  /** Another disk, such as `nodeFiles` with a temporary folder as `cwd`. */
  readonly files?: Files;
  /** What any git repository holds, or what fetches them. */
  readonly repository?: Sources | System['repository'];
  /** What answers requests; default: nothing is reached. */
  readonly http?: System['http'];
  /** Default: no time passes. */
  readonly wait?: System['wait'];
  /** What comes on standard input; default nothing. */
  readonly stdin?: string;
}

export function fakeSystem(options: FakeOptions = {}): FakeSystem {
  const { env = {}, cwd = '/home/user', now = '2026-11-22T12:00:00Z', tty = false, existing = {} } = options;
  const { repository = { ok: false, why: 'there is none' } } = options;
  const terminal = { isTty: tty, columns: options.columns ?? 80, rows: options.rows ?? 24 };
  const stdout = capture(terminal);
  const stderr = capture(terminal);
  const disk = new Map<string, NewFile>();
  for (const [name, content] of Object.entries(existing)) {
    const absolute = path.resolve(cwd, name);
    disk.set(absolute, { path: absolute, content, mode: 0o644 });
  }
  return {
    env,
    cwd,
    calledAs: options.calledAs ?? 'pod-wizard',
    now: () => new Date(now),
    stdout: stdout.output,
    stderr: stderr.output,
    stdinIsTty: tty,
    stdin: async function* () {
      yield new TextEncoder().encode(options.stdin ?? '');
    },
    files: options.files ?? memoryFiles(disk, cwd),
    http: options.http ?? (async () => ({ kind: 'unsent', why: 'no network in this test' })),
    wait: options.wait ?? (async () => {}),
    browse: async () => 'there is no display',
    edit: async () => ({ kind: 'failed', why: 'No editor is set.' }),
    repository: typeof repository === 'function' ? repository : async () => repository,
    out: stdout.text,
    err: stderr.text,
    disk,
  };
}

function capture(terminal: Omit<Output, 'write'>): { readonly output: Output; readonly text: () => string } {
  const written: string[] = [];
  return { output: { ...terminal, write: (text) => void written.push(text) }, text: () => written.join('') };
}

function memoryFiles(disk: Map<string, NewFile>, cwd: string): Files {
  const put = (file: string, content: string, mode: number) => {
    const absolute = path.resolve(cwd, file);
    disk.set(absolute, { path: absolute, content, mode });
  };
  const get = (file: string) => disk.get(path.resolve(cwd, file));
  return {
    read: async (file, maxBytes = 16 * 1024 * 1024) => {
      const content = get(file)?.content ?? null;
      if (content !== null && Buffer.byteLength(content) > maxBytes) {
        throw new FileError(file, 'EFBIG', `cannot read ${file}: it is too large`);
      }
      return content;
    },
    readPrivate: async (file) => {
      const found = get(file);
      if (found !== undefined && (found.mode & 0o077) !== 0)
        throw new FileError(file, 'EPERM', `cannot use ${file}: others may read it`);
      return found?.content ?? null;
    },
    stream: async function* (file) {
      const content = get(file)?.content;
      if (content === undefined)
        throw new FileError(file, 'ENOENT', `cannot read ${file}: there is no such file`);
      yield new TextEncoder().encode(content);
    },
    list: async (folder) => {
      const parent = path.resolve(cwd, folder);
      const inside = [...disk.keys()].filter((file) => path.dirname(file) === parent);
      return inside.map((file) => path.basename(file)).sort();
    },
    replace: async (file, content, mode) => put(file, content, mode),
    remove: async (file) => void disk.delete(path.resolve(cwd, file)),
    commit: async (journal, make) => {
      const before = get(journal)?.content ?? '';
      const { files, entry } = await make(before);
      for (const { path: file, content, mode } of files) put(file, content, mode);
      if (entry === '') return;
      const separator = before === '' || before.endsWith('\n') ? '' : '\n';
      put(journal, `${before}${separator}${entry}`, get(journal)?.mode ?? 0o644);
    },
    editUnderLock: async (file, edit) => {
      const before = get(file);
      if (before === undefined)
        throw new FileError(file, 'ENOENT', `cannot write ${file}: there is no such file`);
      put(file, edit(before.content), before.mode);
    },
  };
}
