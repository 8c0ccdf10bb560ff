import { constants } from 'node:fs';
import path from 'node:path';
import { type FileHandle, lstat, mkdir, open, realpath, stat } from './disk.ts';
import { errorCode, notPlain } from './file-error.ts';
import { FileError } from './system.ts';

/**
 * Where a write really goes: links are followed, the folder is made, and what is there already must be
 * a plain file.
 */
export async function placeFor(wanted: string): Promise<string> {
  await makeFolder(path.dirname(wanted));
  try {
    const place = await realpath(wanted);
    const there = await stat(place);
    if (!there.isFile()) throw notPlain(wanted, 'write', kind(there));
    return place;
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw error;
  }
  if (await isLink(wanted)) {
    const message = `cannot write ${wanted}: it is a symbolic link that leads nowhere. Remove the link, or make what it points to.`;
    throw new FileError(wanted, 'ENOENT', message);
  }
  return path.join(await realpath(path.dirname(wanted)), path.basename(wanted));
}

// Not mkdir with `recursive`: where the kernel says ENOENT for a folder whose parent is there, as /proc
// does, Node 20 and 22 try for ever.
async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder);
  } catch (error) {
    const code = errorCode(error);
    if (code === 'EEXIST' && (await stat(folder)).isDirectory()) return;
    const parent = path.dirname(folder);
    if (code !== 'ENOENT' || (await isThere(parent))) throw error;
    await makeFolder(parent);
    await makeFolder(folder);
  }
}

async function isThere(file: string): Promise<boolean> {
  try {
    await stat(file);
    return true;
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return false;
    throw error;
  }
}

/** Opens a plain file for reading; null where there is none. A pipe is refused, never waited for. */
export async function openPlain(file: string): Promise<FileHandle | null> {
  let handle: FileHandle;
  try {
    handle = await open(file, constants.O_RDONLY | constants.O_NONBLOCK);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null;
    throw error;
  }
  const there = await handle.stat();
  if (there.isFile()) return handle;
  await handle.close();
  throw notPlain(file, 'read', kind(there));
}

/** Makes a folder's new names last through a power cut; some file systems cannot, and do it themselves. */
export async function syncFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder, constants.O_RDONLY);
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (!['EINVAL', 'EACCES', 'EPERM', 'EISDIR', 'ENOTSUP'].includes(errorCode(error) ?? '')) throw error;
  }
}

async function isLink(file: string): Promise<boolean> {
  try {
    return (await lstat(file)).isSymbolicLink();
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return false;
    throw error;
  }
}

interface Kind {
  readonly isDirectory: () => boolean;
  readonly isFIFO: () => boolean;
  readonly isSocket: () => boolean;
}

function kind(there: Kind): string {
  if (there.isDirectory()) return 'a folder';
  if (there.isFIFO()) return 'a named pipe';
  return there.isSocket() ? 'a socket' : 'a device';
}
