import { constants } from 'node:fs';
import path from 'node:path';
import { access, readdir, rename, stat, truncate } from './disk.ts';
import { errorCode, fileError } from './file-error.ts';
import { type Say, unlinkIfThere } from './lock.ts';
import { openPlain, placeFor, syncFolder } from './plain-file.ts';
import type { Change } from './system.ts';
import {
  appendWhole,
  isTemporary,
  isTemporaryOf,
  type Ready,
  readyBeside,
  replaceAll,
  takeAway,
} from './write.ts';

/**
 * Several files and a journal entry as one change. All is made ready beside its place; then a record of
 * what is left to do is put down (that is the moment from which the change counts), the files are moved
 * into place, the entry is appended, and the record is removed. Whoever comes next under the same lock
 * finishes what a record says, and clears what was made ready for a change that never came to count.
 */

/** What is left to do. In the folder of the journal; paths are absolute. */
interface Pending {
  readonly moves: readonly { readonly from: string; readonly to: string }[];
  /** Bytes that the journal had. */
  readonly before: number;
  /** What it gains. */
  readonly entry: string;
}

/** Makes a change, under the journal's lock. `place` is the journal, all links followed; `existing` its text. */
export async function commitChange(place: string, existing: string, change: Change): Promise<void> {
  const entry = change.entry === '' ? '' : `${startsLine(existing) ? '' : '\n'}${change.entry}`;
  if (entry !== '') await assertWritable(place);
  const ready: Ready[] = [];
  try {
    for (const file of change.files) {
      const folder = path.dirname(await placeFor(file.path));
      // Not under our lock: another run may be at it.
      if (folder !== path.dirname(place)) await clear(folder, 60_000);
      ready.push(await readyBeside(file));
    }
    if (ready.length > 0) {
      const pending: Pending = {
        moves: ready.map(({ temporary, place: to }) => ({ from: temporary, to })),
        before: await sizeOf(place),
        entry,
      };
      await replaceAll([{ path: recordOf(place), content: JSON.stringify(pending), mode: 0o600 }]);
    }
  } catch (error) {
    await takeAway(ready);
    throw error;
  }
  const moved: Ready[] = [];
  try {
    for (const one of ready) {
      await rename(one.temporary, one.place).catch((error: unknown) => {
        throw fileError(one.wanted, 'write', error);
      });
      moved.push(one);
    }
    for (const folder of new Set(ready.map((one) => path.dirname(one.place)))) await syncFolder(folder);
    if (entry !== '') await appendWhole(place, entry);
  } catch (error) {
    // What has not been moved stays ready: the next run finishes the change, and then the entry is there, too.
    if (moved.length > 0) throw error;
    await unlinkIfThere(recordOf(place));
    await takeAway(ready);
    throw error;
  }
  if (ready.length > 0) await unlinkIfThere(recordOf(place));
}

/** Finishes what an interrupted run had begun. Under the journal's lock, before anything is read. */
export async function settle(place: string, say: Say): Promise<void> {
  const record = recordOf(place);
  const text = await textOf(record);
  const pending = text === null ? null : readPending(text);
  if (pending !== null) {
    for (const { from, to } of pending.moves) {
      await rename(from, to).catch((error: unknown) => {
        if (errorCode(error) !== 'ENOENT') throw fileError(to, 'write', error);
      });
    }
    await finishEntry(place, pending);
    say(`finished what an interrupted run had begun in ${path.dirname(place)}`);
  }
  if (text !== null) await unlinkIfThere(record);
  await clear(path.dirname(place), 0);
}

async function finishEntry(place: string, { entry, before }: Pending): Promise<void> {
  const existing = await textOf(place);
  if (entry === '' || existing?.includes(entry)) return;
  const bytes = Buffer.from(existing ?? '');
  // The part of it that came to the disk before the power went.
  const part = bytes.subarray(before);
  if (part.length > 0 && Buffer.from(entry).subarray(0, part.length).equals(part)) {
    await truncate(place, before);
  }
  await appendWhole(place, entry);
}

/**
 * A record as this program writes it; null for anything else. A folder may come from somebody else, so
 * nothing is moved but what lies ready under our own name for it, from beside its place.
 */
function readPending(text: string): Pending | null {
  const value = parsed(text);
  if (!isRecord(value)) return null;
  const { moves, before, entry } = value;
  if (!Array.isArray(moves) || typeof before !== 'number' || typeof entry !== 'string') return null;
  const whole: { from: string; to: string }[] = [];
  for (const move of moves) {
    if (!isRecord(move)) return null;
    const { from, to } = move;
    if (typeof from !== 'string' || typeof to !== 'string') return null;
    if (path.dirname(from) !== path.dirname(to) || !isTemporaryOf(path.basename(from), path.basename(to)))
      return null;
    whole.push({ from, to });
  }
  return { moves: whole, before, entry };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

/** Removes what killed runs made ready in this folder and never moved, where it is so old (ms). */
async function clear(folder: string, age: number): Promise<void> {
  for (const name of await readdir(folder)) {
    if (!isTemporary(name)) continue;
    const file = path.join(folder, name);
    if (age === 0 || Date.now() - (await stat(file)).mtimeMs > age) await unlinkIfThere(file);
  }
}

function recordOf(place: string): string {
  return path.join(path.dirname(place), `.${path.basename(place)}.pending`);
}

function startsLine(existing: string): boolean {
  return existing === '' || existing.endsWith('\n');
}

async function sizeOf(place: string): Promise<number> {
  try {
    return (await stat(place)).size;
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return 0;
    throw error;
  }
}

/** Before anything is replaced: a journal that cannot be written would leave the files without their entry. */
async function assertWritable(place: string): Promise<void> {
  try {
    await access(place, constants.W_OK);
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw error;
  }
}

async function textOf(file: string): Promise<string | null> {
  const handle = await openPlain(file);
  if (handle === null) return null;
  try {
    return await handle.readFile('utf8');
  } finally {
    await handle.close();
  }
}
