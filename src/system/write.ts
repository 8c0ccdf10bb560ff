import { constants } from 'node:fs';
import path from 'node:path';
import { type FileHandle, open, rename, unlink } from './disk.ts';
import { errorCode, fileError } from './file-error.ts';
import { placeFor, syncFolder } from './plain-file.ts';
import { someName } from './some-name.ts';
import { FileError, type NewFile } from './system.ts';

/** A file that lies ready beside its place. */
export interface Ready {
  /** As it was asked for; `place` is where it goes, all links followed. */
  readonly wanted: string;
  readonly place: string;
  readonly temporary: string;
}

/** Replaces or creates files: all are prepared first, then moved into place. */
export async function replaceAll(files: readonly NewFile[]): Promise<void> {
  const ready: Ready[] = [];
  const done: string[] = [];
  try {
    for (const file of files) ready.push(await readyBeside(file));
    for (const { wanted, place, temporary } of ready) {
      await moveIntoPlace(wanted, place, temporary, done);
      done.push(wanted);
    }
  } catch (error) {
    await takeAway(ready.slice(done.length));
    throw error;
  }
  for (const folder of new Set(ready.map(({ place }) => path.dirname(place)))) await syncFolder(folder);
}

/** Removes what was made ready, as far as it can be. */
export async function takeAway(ready: readonly Ready[]): Promise<void> {
  for (const { temporary } of ready) await unlink(temporary).catch(() => undefined);
}

const temporaryName = /^\..{1,100}\.pod-wizard-[0-9a-f]{12}\.tmp$/s;

/** Whether a name is one that `readyBeside` gives. */
export function isTemporary(name: string): boolean {
  return temporaryName.test(name);
}

/** Whether a name is what `readyBeside` gives a file that is to take this place. */
export function isTemporaryOf(name: string, base: string): boolean {
  return isTemporary(name) && name.slice(1, -'.pod-wizard-0123456789ab.tmp'.length) === base.slice(0, 100);
}

/** Writes a file, and syncs it, beside the place that it is to take. */
export async function readyBeside({ path: wanted, content, mode }: NewFile): Promise<Ready> {
  let temporary: string | null = null;
  try {
    const place = await placeFor(wanted);
    const name = `.${path.basename(place).slice(0, 100)}.pod-wizard-${someName(12)}.tmp`;
    const handle = await open(path.join(path.dirname(place), name), 'wx', mode);
    temporary = path.join(path.dirname(place), name);
    try {
      await handle.writeFile(content);
      await handle.sync();
    } finally {
      await handle.close();
    }
    return { wanted, place, temporary };
  } catch (error) {
    if (temporary !== null) await unlink(temporary).catch(() => undefined);
    throw fileError(wanted, 'write', error);
  }
}

async function moveIntoPlace(
  wanted: string,
  place: string,
  from: string,
  done: readonly string[],
): Promise<void> {
  try {
    await rename(from, place);
  } catch (error) {
    const { code, message } = fileError(wanted, 'write', error);
    const written = done.length === 0 ? '' : ` Already written: ${done.join(', ')}.`;
    throw new FileError(wanted, code, `${message}${written}`);
  }
}

/** Appends a text as one write; where the disk has room for a part of it only, that part is taken back. */
export async function appendWhole(place: string, text: string): Promise<void> {
  const { O_WRONLY, O_APPEND, O_CREAT, O_NONBLOCK } = constants;
  const handle = await open(place, O_WRONLY | O_APPEND | O_CREAT | O_NONBLOCK, 0o644);
  try {
    const before = (await handle.stat()).size;
    const bytes = Buffer.from(text);
    try {
      // One write(2), and not more: a second one could come after somebody else's.
      const { bytesWritten } = await handle.write(bytes, 0, bytes.length);
      if (bytesWritten < bytes.length) throw Object.assign(new Error('short write'), { code: 'ENOSPC' });
      await handle.sync();
    } catch (error) {
      await takeBack(handle, place, before, bytes.length);
      throw error;
    }
  } finally {
    await handle.close();
  }
}

/** Only what we wrote: never more than our own bytes, even where the lock was lost. */
async function takeBack(handle: FileHandle, place: string, before: number, most: number): Promise<void> {
  const { size } = await handle.stat();
  if (size > before && size <= before + most) await handle.truncate(before);
  if (before === 0 && (await handle.stat()).size === 0) {
    await unlink(place).catch((error: unknown) => {
      if (errorCode(error) !== 'ENOENT') throw error;
    });
  }
}
