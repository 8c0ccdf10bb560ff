import type { Ask, Exchange } from '../basics/exchange.ts';

/**
 * Everything with an effect, behind one interface that commands and the wizard are handed. The core
 * never sees it.
 */
export interface System {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  /** The words that start this program again, for hints on the screen: `npx pod-wizard`. Files never hold them. */
  readonly calledAs: string;
  /** UTC now. */
  readonly now: () => Date;
  readonly stdout: Output;
  readonly stderr: Output;
  readonly stdinIsTty: boolean;
  /** Bytes of standard input, as they come; read once. */
  readonly stdin: () => AsyncIterable<Uint8Array>;
  readonly files: Files;
  /** Opens a text in the person's editor, as a file of this name. The terminal is the editor's until it ends. */
  readonly edit: (name: string, text: string) => Promise<Edited>;
  /** Opens an address of the web in the person's browser. Null: it was asked to; else why not, a clause. */
  readonly browse: (url: string) => Promise<string | null>;
  /** Texts of a git repository (https, or a folder) at a commit, branch or tag, or the newest commit; nothing of it is run. */
  readonly repository: (
    source: string,
    isWanted: (file: string) => boolean,
    revision?: string,
  ) => Promise<Sources>;
  /** One request over HTTP; see `exchange` of http.ts. Never rejects. */
  readonly http: (ask: Ask, onText?: (text: string) => void) => Promise<Exchange>;
  /** At most so long: it ends when the signal says so. */
  readonly wait: (seconds: number, signal?: AbortSignal) => Promise<void>;
}

/** What a git repository holds; `why`: a phrase. */
export type Sources =
  | {
      readonly ok: true;
      /** 40 hex digits. */
      readonly commit: string;
      /** Where a pod fetches it from; null: the folder does not say. */
      readonly origin: string | null;
      readonly paths: readonly string[];
      /** Those that were wanted and are texts of a bearable size. */
      readonly files: ReadonlyMap<string, string>;
    }
  | { readonly ok: false; readonly why: string };

/** What came of an editor; `why`: a sentence. */
export type Edited =
  | { readonly kind: 'saved'; readonly text: string }
  | { readonly kind: 'failed'; readonly why: string };

export interface Output {
  readonly isTty: boolean;
  readonly columns: number;
  readonly rows: number;
  readonly write: (text: string) => void;
}

/** What can go wrong with a file, in words a person can act on. Thrown by Files, caught by commands. */
export class FileError extends Error {
  readonly path: string;
  readonly code: string;
  constructor(path: string, code: string, message: string) {
    super(message);
    this.name = 'FileError';
    this.path = path;
    this.code = code;
  }
}

/** One file to write. */
export interface NewFile {
  readonly path: string;
  readonly content: string;
  /** Permissions, as with open(2): the umask applies. */
  readonly mode: number;
}

/** Files to replace or create, and what the journal gains (empty: nothing). */
export interface Change {
  readonly files: readonly NewFile[];
  readonly entry: string;
}

/**
 * Files as the program uses them. Paths may be symbolic links, which are followed; what is not a plain
 * file in the end (folder, pipe, device) is a FileError, and so is whatever else goes wrong.
 */
export interface Files {
  /** Text of a file, or null where there is none. Over `maxBytes` (default 64 MiB) is a FileError. */
  readonly read: (path: string, maxBytes?: number) => Promise<string | null>;
  /** Text of a file that holds a secret: a FileError where others than its owner may read it. */
  readonly readPrivate: (path: string) => Promise<string | null>;
  /** Bytes of a file as they are read, for files of any size. One that is not there is a FileError. */
  readonly stream: (path: string) => AsyncIterable<Uint8Array>;
  /** Names of the plain files in a folder, sorted; empty where there is no such folder. */
  readonly list: (folder: string) => Promise<readonly string[]>;
  /** Removes a file; where there is none, nothing happens. */
  readonly remove: (path: string) => Promise<void>;
  /** Replaces or creates one file atomically (temporary file, fsync, rename), making its folder. */
  readonly replace: (path: string, content: string, mode: number) => Promise<void>;
  /**
   * Makes a change to a folder as a whole, under the lock of its journal, which other processes honour.
   * `make` is given the journal's text (empty where there is none); what it reads of the folder stays so
   * until the change is made, and where it throws, nothing is changed. All places are looked at before
   * the first is written. What an interrupted run had begun is finished first: files and entry are
   * there both or neither, and many at once lose nothing.
   */
  readonly commit: (journal: string, make: (existing: string) => Promise<Change>) => Promise<void>;
  /** Replaces an existing file by what `edit` makes of its text, under the same lock, atomically. */
  readonly editUnderLock: (path: string, edit: (existing: string) => string) => Promise<void>;
}
