import { existsSync, mkdirSync, readdirSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { underLock } from '../../src/system/lock.ts';
import { deadHolder, failure, temporaryFolder } from './support.ts';

const silent = () => {};

function lockPath(): string {
  return path.join(temporaryFolder(), '.JOURNAL.md.lock');
}

/** Everything in the folder of the lock. */
const beside = (lock: string) => readdirSync(path.dirname(lock)).sort();

test('it is there with its content, and alone, while the work is done; and gone after', async () => {
  const lock = lockPath();
  expect(await underLock(lock, silent, async () => beside(lock))).toEqual(['.JOURNAL.md.lock']);
  expect(beside(lock)).toEqual([]);
});

test.each([
  ['of a process that is gone, dated in the future', (lock: string, dead: string) => write(lock, dead, 3600)],
  ['dated in the future, of another machine', (lock: string) => write(lock, elsewhere, 3600)],
  ['that is a link to nothing', (lock: string) => symlinkSync('nothing', lock)],
  [
    'that is a link to a file',
    (lock: string) => symlinkSync(path.join(import.meta.dirname, 'lock.test.ts'), lock),
  ],
])('a lock %s is taken over at once', async (_, put) => {
  const lock = lockPath();
  put(lock, await deadHolder());
  const said: string[] = [];
  await underLock(
    lock,
    (line) => said.push(line),
    async () => undefined,
  );
  expect(said).toEqual([]);
  expect(beside(lock)).toEqual([]);
  expect(existsSync(path.join(import.meta.dirname, 'lock.test.ts'))).toBe(true);
});

test('a take-over that was killed is itself taken over', async () => {
  const lock = lockPath();
  const dead = await deadHolder();
  write(lock, dead, 0);
  // Its guard, by the name that a lock of this content has.
  const { createHash } = await import('node:crypto');
  const digest = createHash('sha256').update(dead).digest('hex').slice(0, 16);
  write(`${lock}.${digest}.stale`, await deadHolder(), 0);
  await underLock(lock, silent, async () => undefined);
  expect(beside(lock)).toEqual([]);
});

test('what a killed process prepared is cleared, and nothing else', async () => {
  const lock = lockPath();
  const dead = await deadHolder();
  const { pid } = JSON.parse(dead);
  const id = '00000000-0000-4000-8000-000000000000';
  write(`${lock}.${pid}.${id}`, dead, 0);
  write(`${lock}.${process.pid}.${id}`, JSON.stringify({ pid: process.pid, host: hostname(), id }), 0);
  write(`${lock}.mine`, 'text', 0);
  await underLock(lock, silent, async () => undefined);
  expect(beside(lock)).toEqual([`.JOURNAL.md.lock.${process.pid}.${id}`, '.JOURNAL.md.lock.mine']);
});

test('whoever waits is told for whom, once', async () => {
  const lock = lockPath();
  const said: string[] = [];
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  let enter = () => {};
  const entered = new Promise<void>((resolve) => {
    enter = resolve;
  });
  const first = underLock(lock, silent, () => {
    enter();
    return held;
  });
  await entered;
  const second = underLock(
    lock,
    (line) => {
      said.push(line);
      release();
    },
    async () => undefined,
  );
  await Promise.all([first, second]);
  expect(said).toEqual([`waiting for another pod-wizard (process ${process.pid}), which holds ${lock}`]);
});

test('a folder in its place is refused', async () => {
  const lock = lockPath();
  mkdirSync(lock);
  expect(await failure(underLock(lock, silent, async () => undefined))).toMatchObject({
    code: 'ENOTFILE',
    message: expect.stringContaining('.JOURNAL.md.lock'),
  });
  expect(beside(lock)).toEqual(['.JOURNAL.md.lock']);
});

const elsewhere = JSON.stringify({ pid: 1, host: 'elsewhere', id: 'x' });

/** A lock that is so many seconds from now. */
function write(lock: string, content: string, seconds: number): void {
  writeFileSync(lock, content);
  const at = Date.now() / 1000 + seconds;
  utimesSync(lock, at, at);
}
