import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { hostname } from 'node:os';
import path from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { parseJournal } from '../../src/journal/parse.ts';
import { notTested } from '../support/needs.ts';
import { append, buildWorker, deadHolder, failure, nodeFiles, said, temporaryFolder } from './support.ts';

const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

async function runWorker(worker: string, ...args: readonly string[]): Promise<number | null> {
  const child = spawn(process.execPath, [worker, ...args], { stdio: ['ignore', 'inherit', 'inherit'] });
  const [code] = await once(child, 'exit');
  return typeof code === 'number' ? code : null;
}

describe('appending to a journal', () => {
  test('keeps what is there to the byte and starts on a line of its own', async () => {
    const file = path.join(temporaryFolder(), 'JOURNAL.md');
    const before = Buffer.concat([Buffer.from('mine\r\nno line end '), Buffer.from([0xff])]);
    writeFileSync(file, before);
    await append(file, (existing) => `after ${existing.length}\n`);
    await append(file, () => 'more\n');
    expect(readFileSync(file)).toEqual(Buffer.concat([before, Buffer.from('\nafter 19\nmore\n')]));
    expect(readdirSync(path.dirname(file))).toEqual(['JOURNAL.md']);
  });

  test('follows a link', async () => {
    const folder = temporaryFolder();
    mkdirSync(path.join(folder, 'notes'));
    writeFileSync(path.join(folder, 'notes/J.md'), 'one\n');
    symlinkSync('notes/J.md', path.join(folder, 'JOURNAL.md'));
    await append(path.join(folder, 'JOURNAL.md'), () => 'two\n');
    expect(readFileSync(path.join(folder, 'notes/J.md'), 'utf8')).toBe('one\ntwo\n');
  });

  test('an entry that cannot be made changes nothing, and the next one can', async () => {
    const file = path.join(temporaryFolder(), 'JOURNAL.md');
    const refuse = () => {
      throw new RangeError('no entry');
    };
    expect(await failure(append(file, refuse))).toBeInstanceOf(RangeError);
    expect(existsSync(file)).toBe(false);
    await append(file, () => 'one\n');
    expect(readFileSync(file, 'utf8')).toBe('one\n');
  });

  test('many calls of one process are taken in turn', async () => {
    const file = path.join(temporaryFolder(), 'JOURNAL.md');
    const lines = (text: string) => text.split('\n').length;
    await Promise.all(upTo(30).map(() => append(file, (existing) => `${lines(existing)}\n`)));
    expect(readFileSync(file, 'utf8')).toBe(`${upTo(30).join('\n')}\n`);
  });

  test('fifty processes at once leave fifty whole entries, one after another', {
    timeout: 600_000,
  }, async () => {
    const folder = temporaryFolder();
    const worker = await buildWorker(folder);
    const file = path.join(folder, 'out/JOURNAL.md');
    // Whoever finds the lock of a process that is gone must not take away that of a living one.
    mkdirSync(path.dirname(file));
    writeFileSync(path.join(folder, 'out/.JOURNAL.md.lock'), await deadHolder());
    const codes = await Promise.all(upTo(50).map(() => runWorker(worker, 'append', file)));
    expect(codes.filter((code) => code !== 0)).toEqual([]);

    const { entries, problems } = parseJournal(readFileSync(file, 'utf8'));
    expect(problems).toEqual([]);
    expect(entries.map(({ number }) => number)).toEqual(upTo(50));
    expect(entries.map(({ version }) => version)).toEqual(upTo(50).map((number) => `v1.0.${number - 1}`));
    expect(readFileSync(file, 'utf8').match(/^# Journal$/gm)).toHaveLength(1);
    expect(readdirSync(path.dirname(file))).toEqual(['JOURNAL.md']);
  });

  test('a holder killed with -9 keeps nobody waiting', { timeout: 600_000 }, async () => {
    const folder = temporaryFolder();
    const worker = await buildWorker(folder);
    const file = path.join(folder, 'JOURNAL.md');
    const child = spawn(process.execPath, [worker, 'hold', path.join(folder, '.JOURNAL.md.lock')]);
    await once(child.stdout, 'data');
    const appended = append(file, () => 'after\n');
    expect(existsSync(file)).toBe(false);
    child.kill('SIGKILL');
    await once(child, 'exit');
    await appended;
    expect(readFileSync(file, 'utf8')).toBe('after\n');
    expect(readdirSync(folder).sort()).toEqual(['JOURNAL.md', 'worker.mjs']);
  });

  test('who holds it for a minute and lives is waited for', { timeout: 600_000 }, async () => {
    const folder = temporaryFolder();
    const worker = await buildWorker(folder);
    const file = path.join(folder, 'JOURNAL.md');
    const lock = path.join(folder, '.JOURNAL.md.lock');
    const child = spawn(process.execPath, [worker, 'hold', lock]);
    await once(child.stdout, 'data');
    const minuteAgo = Date.now() / 1000 - 60;
    utimesSync(lock, minuteAgo, minuteAgo);
    const appended = append(file, () => 'after\n');
    await vi.waitFor(() => expect(said.join('\n')).toContain(lock), { timeout: 60_000 });
    expect(existsSync(file)).toBe(false);
    child.kill('SIGKILL');
    await once(child, 'exit');
    await appended;
    expect(readFileSync(file, 'utf8')).toBe('after\n');
  });

  test.each([
    ['from another machine', JSON.stringify({ pid: 1, host: 'elsewhere', id: 'x' })],
    ['of a process id in use again', JSON.stringify({ pid: process.pid, host: hostname(), id: 'x' })],
    ['that says nothing', ''],
  ])('an old lock %s is taken over', async (_, content) => {
    const folder = temporaryFolder();
    const lock = path.join(folder, '.JOURNAL.md.lock');
    writeFileSync(lock, content);
    const before = Date.now() / 1000 - 900;
    utimesSync(lock, before, before);
    // A take-over that was itself cut short is no obstacle either.
    writeFileSync(`${lock}.stale`, '');
    utimesSync(`${lock}.stale`, before, before);
    await append(path.join(folder, 'JOURNAL.md'), () => 'text\n');
    expect(readdirSync(folder)).toEqual(['JOURNAL.md']);
  });

  test('a read-only folder is explained', async () => {
    const folder = temporaryFolder();
    chmodSync(folder, 0o555);
    const [uid, seteuid] = [process.geteuid?.(), process.seteuid];
    // Root may write everywhere, so it steps down for this; the folder is then somebody else's.
    if (uid === 0) seteuid?.call(process, 65_534);
    try {
      if (process.geteuid?.() === 0) {
        notTested('root cannot step down here');
        return;
      }
      const file = path.join(folder, 'JOURNAL.md');
      const message = expect.stringMatching(
        /^cannot write .*JOURNAL\.md: permission is denied\..*Choose another folder/,
      );
      expect(await failure(append(file, () => 'text'))).toMatchObject({
        code: 'EACCES',
        message,
      });
      expect(await failure(nodeFiles.replace(file, 'text', 0o644))).toMatchObject({
        code: 'EACCES',
        message,
      });
    } finally {
      if (uid === 0) seteuid?.call(process, 0);
    }
    expect(readdirSync(folder)).toEqual([]);
  });
});
