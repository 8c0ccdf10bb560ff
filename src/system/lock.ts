import { createHash } from 'node:crypto';
import { hostname } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { link, lstat, open, readdir, readFile, unlink } from './disk.ts';
import { errorCode, notPlain } from './file-error.ts';
import { someName } from './some-name.ts';
import { FileError } from './system.ts';

/**
 * A lock that works between processes: a file that only one can create. proper-lockfile was not taken:
 * there, of many that find the same stale lock, one may remove the fresh lock of another, and a killed
 * holder blocks for seconds. Here a lock comes into being with its content (it is written elsewhere and
 * linked into place), so a dead holder is known by its process id, at once; and each stale lock has a
 * guard of its own, named after what the lock says, so that nobody removes the fresh one that follows.
 */

/** A lock this old is stale where its holder cannot be asked (other machine). Held for milliseconds, as a rule. */
const staleMs = 30_000;
/** And this old where a process of that id lives here: on a machine that is overloaded, or was asleep, it may be the holder. */
const reusedMs = 600_000;
const patienceMs = 90_000;
/** Whoever waits longer is told for what. */
const silentMs = 1_000;

/** Says one line to the person who waits. */
export type Say = (line: string) => void;

/** Runs `work` while holding the lock file. Waits for others; gives up with a FileError (`ELOCKED`). */
export async function underLock<T>(lockPath: string, say: Say, work: () => Promise<T>): Promise<T> {
  const ours = await prepareLock(lockPath);
  try {
    await acquire(ours, lockPath, say);
  } finally {
    await unlinkIfThere(ours.temporary);
  }
  try {
    await clearTemporary(lockPath);
    return await work();
  } finally {
    // Not ours any more where somebody took us for dead.
    if ((await contentOf(lockPath)) === ours.content) await unlinkIfThere(lockPath);
  }
}

interface Ours {
  readonly temporary: string;
  readonly content: string;
}

async function acquire(ours: Ours, lockPath: string, say: Say): Promise<void> {
  const since = Date.now();
  let told = false;
  // Uneven pauses, so that many who wait do not all come back at the same moment.
  for (let wait = 4; !(await tryLink(ours, lockPath)); wait = Math.min(wait * 1.5, 60)) {
    const waited = Date.now() - since;
    if (waited > patienceMs) throw stillLocked(lockPath);
    if (waited > silentMs && !told) {
      told = true;
      say(await waitingFor(lockPath));
    }
    if (!(await removeStale(ours, lockPath))) await pause(wait * (0.5 + Math.random()));
  }
}

/** The lock as it will be, beside its place. Its name tells whose it is, should we be killed before it is removed. */
async function prepareLock(lockPath: string): Promise<Ours> {
  const id = someName(36);
  const content = JSON.stringify({ pid: process.pid, host: hostname(), id });
  const temporary = `${lockPath}.${process.pid}.${id}`;
  const handle = await open(temporary, 'wx');
  try {
    await handle.writeFile(content);
  } catch (error) {
    await unlinkIfThere(temporary);
    throw error;
  } finally {
    await handle.close();
  }
  return { temporary, content };
}

/** Whether the lock is ours now. */
async function tryLink(ours: Ours, lockPath: string): Promise<boolean> {
  try {
    await link(ours.temporary, lockPath);
    return true;
  } catch (error) {
    const code = errorCode(error);
    if (code === 'EEXIST') return false;
    // Some file systems know no hard links (FAT, some network shares).
    if (['EPERM', 'ENOTSUP', 'ENOSYS', 'EOPNOTSUPP'].includes(code ?? '')) return tryCreate(ours, lockPath);
    throw error;
  }
}

async function tryCreate({ content }: Ours, lockPath: string): Promise<boolean> {
  try {
    const handle = await open(lockPath, 'wx');
    try {
      await handle.writeFile(content);
    } finally {
      await handle.close();
    }
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw error;
  }
}

/**
 * Removes a lock whose holder is gone; false where there is nothing to remove. Whoever creates the guard
 * that is named after the lock's content removes it, after looking again; a guard is itself such a lock.
 */
async function removeStale(ours: Ours, lockPath: string): Promise<boolean> {
  const content = await contentOf(lockPath);
  if (content === null || !(await isStale(lockPath, content))) return false;
  const digest = createHash('sha256').update(content).digest('hex').slice(0, 16);
  const guard = `${lockPath.replace(/\.[0-9a-f]{16}\.stale$/, '')}.${digest}.stale`;
  if (!(await tryLink(ours, guard))) return removeStale(ours, guard);
  try {
    if ((await contentOf(lockPath)) === content) await unlinkIfThere(lockPath);
  } finally {
    await unlinkIfThere(guard);
  }
  return true;
}

async function isStale(lockPath: string, content: string): Promise<boolean> {
  if (content === ofLink) return true;
  const holder = parseHolder(content);
  const isHere = holder !== null && holder.host === hostname();
  if (isHere && !isAlive(holder.pid)) return true;
  // One dated far ahead is as wrong as one that is long past.
  const modified = await modifiedAt(lockPath);
  return modified !== null && Math.abs(Date.now() - modified) > (isHere ? reusedMs : staleMs);
}

interface Holder {
  readonly pid: number;
  readonly host: string;
}

function parseHolder(content: string): Holder | null {
  try {
    const holder: unknown = JSON.parse(content);
    if (typeof holder !== 'object' || holder === null || !('pid' in holder) || !('host' in holder))
      return null;
    const { pid, host } = holder;
    return typeof pid === 'number' && pid > 0 && typeof host === 'string' ? { pid, host } : null;
  } catch {
    // Of an older version, which created it empty.
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

/** What killed processes prepared and never linked. A living one of another machine makes its own again. */
async function clearTemporary(lockPath: string): Promise<void> {
  const folder = path.dirname(lockPath);
  const prefix = `${path.basename(lockPath)}.`;
  for (const name of await readdir(folder)) {
    if (!name.startsWith(prefix)) continue;
    const file = path.join(folder, name);
    const pid = /^(\d{1,10})\.[0-9a-f-]{36}$/.exec(name.slice(prefix.length))?.[1];
    if (pid !== undefined) {
      const modified = await modifiedAt(file);
      const ended = !isAlive(Number(pid)) && parseHolder((await contentOf(file)) ?? '')?.host === hostname();
      if (ended || (modified !== null && Math.abs(Date.now() - modified) > patienceMs)) {
        await unlinkIfThere(file);
      }
    } else if (/^(?:[0-9a-f]{16}\.)?stale$/.test(name.slice(prefix.length))) {
      const content = await contentOf(file);
      if (content !== null && (await isStale(file, content))) await unlinkIfThere(file);
    }
  }
}

async function modifiedAt(file: string): Promise<number | null> {
  try {
    return (await lstat(file)).mtimeMs;
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null;
    throw error;
  }
}

/** Stands for the content of a symbolic link: nobody makes a lock of one, wherever it leads. */
const ofLink = 'a symbolic link';

async function contentOf(file: string): Promise<string | null> {
  try {
    const there = await lstat(file);
    if (there.isSymbolicLink()) return ofLink;
    if (!there.isFile()) throw notPlain(file, 'lock', 'in the place of a lock');
    return await readFile(file, 'utf8');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null;
    throw error;
  }
}

export async function unlinkIfThere(file: string): Promise<void> {
  try {
    await unlink(file);
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw error;
  }
}

async function waitingFor(lockPath: string): Promise<string> {
  const holder = parseHolder((await contentOf(lockPath)) ?? '');
  const whose =
    holder === null
      ? 'another pod-wizard'
      : `another pod-wizard (process ${holder.pid}${holder.host === hostname() ? '' : ` on ${holder.host}`})`;
  return `waiting for ${whose}, which holds ${lockPath}`;
}

function stillLocked(lockPath: string): FileError {
  const message = `waited ${patienceMs / 1000} seconds for ${lockPath}: another pod-wizard holds it. If none is running, remove that file.`;
  return new FileError(lockPath, 'ELOCKED', message);
}
