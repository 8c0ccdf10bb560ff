import fs from 'node:fs';

/**
 * What the rest of this folder takes of node:fs/promises, done at once: most calls take less than their way through
 * the pool of threads does, of which a run that writes makes a hundred, and that module alone takes 2 ms to load.
 * What may wait for a disk to turn, does so beside.
 */
export interface FileHandle {
  readonly stat: () => Promise<fs.Stats>;
  readonly read: (
    buffer: Buffer,
    offset?: number,
    length?: number,
    position?: number,
  ) => Promise<{ readonly buffer: Buffer; readonly bytesRead: number }>;
  readonly readFile: (encoding: 'utf8') => Promise<string>;
  readonly write: (
    bytes: Buffer,
    offset: number,
    length: number,
  ) => Promise<{ readonly bytesWritten: number }>;
  readonly writeFile: (text: string) => Promise<void>;
  readonly truncate: (length: number) => Promise<void>;
  readonly sync: () => Promise<void>;
  readonly close: () => Promise<void>;
}

export async function open(file: string, flags: string | number, mode?: number): Promise<FileHandle> {
  const fd = fs.openSync(file, flags, mode);
  return {
    stat: async () => fs.fstatSync(fd),
    read: async (buffer, offset = 0, length = buffer.length, position) => ({
      buffer,
      bytesRead: fs.readSync(fd, buffer, offset, length, position ?? null),
    }),
    readFile: async (encoding) => fs.readFileSync(fd, encoding),
    write: async (bytes, offset, length) => ({ bytesWritten: fs.writeSync(fd, bytes, offset, length) }),
    writeFile: async (text) => fs.writeFileSync(fd, text),
    truncate: async (length) => fs.ftruncateSync(fd, length),
    sync: () =>
      new Promise((resolve, reject) => {
        fs.fsync(fd, (error) => (error === null ? resolve() : reject(error)));
      }),
    close: async () => fs.closeSync(fd),
  };
}

export const stat = async (file: string) => fs.statSync(file);
export const lstat = async (file: string) => fs.lstatSync(file);
export const access = async (file: string, mode: number) => fs.accessSync(file, mode);
export const realpath = async (file: string) => fs.realpathSync.native(file);
export const readdir = async (folder: string) => fs.readdirSync(folder);
export const readFile = async (file: string, encoding: 'utf8') => fs.readFileSync(file, encoding);
export const mkdir = async (folder: string) => fs.mkdirSync(folder);
export const rename = async (from: string, to: string) => fs.renameSync(from, to);
export const link = async (from: string, to: string) => fs.linkSync(from, to);
export const truncate = async (file: string, length: number) => fs.truncateSync(file, length);
export const unlink = async (file: string) => fs.unlinkSync(file);
