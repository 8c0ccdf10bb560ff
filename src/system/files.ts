import path from 'node:path';
import { commitChange, settle } from './commit.ts';
import { readdir, stat } from './disk.ts';
import { type Doing, errorCode, fileError } from './file-error.ts';
import { type Say, underLock, unlinkIfThere } from './lock.ts';
import { openPlain, placeFor } from './plain-file.ts';
import { FileError, type Files } from './system.ts';
import { replaceAll } from './write.ts';

// A journal of years, or of a machine that deploys by itself, is still one that can be read.
const defaultMaxBytes = 64 * 1024 * 1024;

/** Files on the real disk. `say` tells the person at the terminal what takes time. */
export function filesOnDisk(say: Say): Files {
  /** Runs `work` on the real place of a journal, under the lock that lies beside it, with all settled that was begun. */
  const locked = async (file: string, work: (place: string) => Promise<void>): Promise<void> => {
    const place = await explained(file, 'write', () => placeFor(file));
    const lock = path.join(path.dirname(place), `.${path.basename(place)}.lock`);
    await explained(file, 'write', () =>
      underLock(lock, say, async () => {
        await settle(place, say);
        await work(place);
      }),
    );
  };
  return {
    read: (file, maxBytes = defaultMaxBytes) => explained(file, 'read', () => readText(file, maxBytes)),
    readPrivate: (file) => explained(file, 'read', () => readSecret(file)),
    stream: streamBytes,
    list: (folder) => explained(folder, 'list', () => listPlain(folder)),
    replace: (file, content, mode) => replaceAll([{ path: file, content, mode }]),
    remove: (file) => explained(file, 'remove', () => unlinkIfThere(file)),
    commit: (journal, make) =>
      locked(journal, async (place) => {
        const existing = (await readText(place, defaultMaxBytes)) ?? '';
        await commitChange(place, existing, await make(existing));
      }),
    editUnderLock: (file, edit) =>
      locked(file, async (place) => {
        const existing = await readText(place, defaultMaxBytes);
        if (existing === null) throw fileError(file, 'write', Object.assign(new Error(), { code: 'ENOENT' }));
        if (existing.includes('\uFFFD')) {
          throw new FileError(
            file,
            'EILSEQ',
            `cannot change ${file}: it is not whole UTF-8 text. The file was not changed.`,
          );
        }
        const { mode } = await stat(place);
        await replaceAll([{ path: place, content: edit(existing), mode: mode & 0o777 }]);
      }),
  };
}

async function readText(file: string, maxBytes: number): Promise<string | null> {
  const handle = await openPlain(file);
  if (handle === null) return null;
  try {
    const chunks: Buffer[] = [];
    let size = 0;
    // Up to its real end, whatever its stated size: a file may grow, and those of /proc state none.
    for (;;) {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(64 * 1024), 0, 64 * 1024, size);
      if (bytesRead === 0) return Buffer.concat(chunks).toString('utf8');
      size += bytesRead;
      if (size > maxBytes) throw tooLarge(file, maxBytes);
      chunks.push(buffer.subarray(0, bytesRead));
    }
  } finally {
    await handle.close();
  }
}

async function readSecret(file: string): Promise<string | null> {
  const mode = await stat(file).then(
    (there) => there.mode,
    (error: unknown) => {
      if (errorCode(error) === 'ENOENT') return 0;
      throw error;
    },
  );
  if (process.platform !== 'win32' && (mode & 0o077) !== 0)
    throw new FileError(file, 'EPERM', `cannot use ${file}: others may read it. Close it: chmod 600 ${file}`);
  return readText(file, 64 * 1024);
}

async function* streamBytes(file: string): AsyncGenerator<Uint8Array> {
  const handle = await explained(file, 'read', () => openPlain(file));
  if (handle === null) throw fileError(file, 'read', Object.assign(new Error(), { code: 'ENOENT' }));
  try {
    for (;;) {
      // A fresh buffer each time: whoever reads may still hold the last one.
      const { buffer, bytesRead } = await explained(file, 'read', () =>
        handle.read(Buffer.alloc(256 * 1024)),
      );
      if (bytesRead === 0) return;
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await handle.close();
  }
}

function tooLarge(file: string, maxBytes: number): FileError {
  const limit = maxBytes >= 1024 * 1024 ? `${Math.floor(maxBytes / 1024 / 1024)} MiB` : `${maxBytes} bytes`;
  return new FileError(
    file,
    'EFBIG',
    `cannot read ${file}: it is larger than ${limit}. Is it the right file?`,
  );
}

async function listPlain(folder: string): Promise<readonly string[]> {
  try {
    const names = await readdir(folder);
    const plain = await Promise.all(names.map((name) => isPlain(path.join(folder, name))));
    return names.filter((_, index) => plain[index]).sort();
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return [];
    throw error;
  }
}

/** Links count as what they lead to. */
async function isPlain(file: string): Promise<boolean> {
  return stat(file).then(
    (there) => there.isFile(),
    () => false,
  );
}

/** What goes wrong with the disk becomes a FileError; any other error (of a callback) passes as it is. */
async function explained<T>(file: string, doing: Doing, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw errorCode(error) === null ? error : fileError(file, doing, error);
  }
}
