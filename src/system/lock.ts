import { randomUUID } from 'node:crypto';
import { type FileHandle, open, readFile, stat, unlink } from 'node:fs/promises';
import { hostname } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import { errorCode } from './file-error.ts';
import { FileError } from './system.ts';

/**
 * A lock that works between processes: a file that only one can create. proper-lockfile was not taken:
 * there, of many that find the same stale lock, one may remove the fresh lock of another, and a killed
 * holder blocks for seconds. Here a dead holder is known by its process id, at once, and only one
 * process at a time may remove a stale lock.
 */

/** A lock this old is stale even where its holder cannot be asked (other machine, reused id). Held for milliseconds, as a rule. */
const staleMs = 30_000;
const patienceMs = 90_000;

/** Runs `work` while holding the lock file. Waits for others; gives up with a FileError (`ELOCKED`). */
export async function underLock<T>(lockPath: string, work: () => Promise<T>): Promise<T> {
  const token = JSON.stringify({ pid: process.pid, host: hostname(), id: randomUUID() });
  const since = Date.now();
  // Uneven pauses, so that many who wait do not all come back at the same moment.
  for (let wait = 4; !(await tryCreate(lockPath, token)); wait = Math.min(wait * 1.5, 60)) {
    if (Date.now() - since > patienceMs) throw stillLocked(lockPath);
    if (await isStale(lockPath)) await removeStale(lockPath);
    else await pause(wait * (0.5 + Math.random()));
  }
  try {
    return await work();
  } finally {
    // Not ours any more where somebody took us for dead.
    if ((await contentOf(lockPath)) === token) await unlinkIfThere(lockPath);
  }
}

async function tryCreate(path: string, content: string): Promise<boolean> {
  let handle: FileHandle;
  try {
    handle = await open(path, 'wx');
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw error;
  }
  try {
    await handle.writeFile(content);
    return true;
  } catch (error) {
    // Ours, but without a word about whose: on a full disk it would stand in everybody's way.
    await unlinkIfThere(path);
    throw error;
  } finally {
    await handle.close();
  }
}

async function isStale(path: string): Promise<boolean> {
  const content = await contentOf(path);
  if (content === null) return false;
  const holder = parseHolder(content);
  if (holder !== null && holder.host === hostname() && !isAlive(holder.pid)) return true;
  return isOld(path);
}

/** Whoever creates the guard removes the lock, after looking again. */
async function removeStale(lockPath: string): Promise<void> {
  const guard = `${lockPath}.stale`;
  if (!(await tryCreate(guard, ''))) {
    if (await isOld(guard)) await unlinkIfThere(guard);
    else await pause(5);
    return;
  }
  try {
    if (await isStale(lockPath)) await unlinkIfThere(lockPath);
  } finally {
    await unlinkIfThere(guard);
  }
}

function parseHolder(content: string): { readonly pid: number; readonly host: string } | null {
  try {
    const holder: unknown = JSON.parse(content);
    if (typeof holder !== 'object' || holder === null || !('pid' in holder) || !('host' in holder))
      return null;
    const { pid, host } = holder;
    return typeof pid === 'number' && pid > 0 && typeof host === 'string' ? { pid, host } : null;
  } catch {
    // Created, not filled yet.
    return null;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) !== 'ESRCH';
  }
}

async function isOld(path: string): Promise<boolean> {
  try {
    return Date.now() - (await stat(path)).mtimeMs > staleMs;
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return false;
    throw error;
  }
}

async function contentOf(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null;
    throw error;
  }
}

async function unlinkIfThere(path: string): Promise<void> {
  try {
    await unlink(path);
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw error;
  }
}

function stillLocked(lockPath: string): FileError {
  const message = `waited ${patienceMs / 1000} seconds for ${lockPath}: another pod-wizard holds it. If none is running, remove that file.`;
  return new FileError(lockPath, 'ELOCKED', message);
}
