import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { FileError } from '../../src/system/system.ts';
import { replaceAll } from '../../src/system/write.ts';
import { needs, notTested } from '../support/needs.ts';
import { append, failure, nodeFiles, temporaryFolder } from './support.ts';

/** Paths below a fresh folder. */
function inFolder(): { folder: string; at: (name: string) => string; names: () => readonly string[] } {
  const folder = temporaryFolder();
  return { folder, at: (name) => path.join(folder, name), names: () => readdirSync(folder).sort() };
}

describe('read', () => {
  test('text, or null where there is no file', async () => {
    const { at } = inFolder();
    writeFileSync(at('a'), 'Grüße\n'.repeat(50_000));
    expect(await nodeFiles.read(at('a'))).toBe('Grüße\n'.repeat(50_000));
    expect(await nodeFiles.read(at('b'))).toBeNull();
    expect(await nodeFiles.read(at('a/b')).catch((error: unknown) => error)).toMatchObject({
      code: 'ENOTDIR',
    });
  });

  test('no more than the limit, without taking it all in', async () => {
    const { at } = inFolder();
    writeFileSync(at('a'), '12345');
    expect(await nodeFiles.read(at('a'), 5)).toBe('12345');
    expect(await failure(nodeFiles.read(at('a'), 4))).toMatchObject({ code: 'EFBIG', path: at('a') });
    truncateSync(at('a'), 1e12);
    expect(await failure(nodeFiles.read(at('a')))).toMatchObject({
      message: expect.stringContaining('larger than 64 MiB'),
    });
  });

  test('a folder or a pipe is refused at once', async () => {
    const { folder, at } = inFolder();
    expect(await failure(nodeFiles.read(folder))).toMatchObject({
      message: expect.stringContaining('it is a folder'),
    });
    execFileSync('mkfifo', [at('pipe')]);
    const error = await failure(nodeFiles.read(at('pipe')));
    expect(error).toBeInstanceOf(FileError);
    expect(error).toMatchObject({ message: expect.stringContaining('it is a named pipe') });
  });
});

describe('list', () => {
  test('plain files and links to them, sorted', async () => {
    const { folder, at } = inFolder();
    for (const name of ['b.yaml', 'a.yaml']) writeFileSync(at(name), '');
    mkdirSync(at('folder'));
    symlinkSync('a.yaml', at('link.yaml'));
    symlinkSync('nothing', at('broken.yaml'));
    expect(await nodeFiles.list(folder)).toEqual(['a.yaml', 'b.yaml', 'link.yaml']);
    expect(await nodeFiles.list(at('none'))).toEqual([]);
    expect(await failure(nodeFiles.list(at('a.yaml')))).toBeInstanceOf(FileError);
  });
});

describe('replace', () => {
  test('makes folders, sets the mode, leaves nothing else behind', async () => {
    const { at } = inFolder();
    await nodeFiles.replace(at('x/y/startup.sh'), 'echo\n', 0o755);
    expect(readFileSync(at('x/y/startup.sh'), 'utf8')).toBe('echo\n');
    expect(statSync(at('x/y/startup.sh')).mode & 0o777).toBe(0o755 & ~process.umask());
    await nodeFiles.replace(at('x/y/startup.sh'), 'new\n', 0o755);
    expect(readdirSync(at('x/y'))).toEqual(['startup.sh']);
  });

  test('whoever has the old file open keeps the old text', async () => {
    const { at } = inFolder();
    writeFileSync(at('a'), 'old');
    const before = statSync(at('a')).ino;
    await nodeFiles.replace(at('a'), 'new', 0o644);
    expect(statSync(at('a')).ino).not.toBe(before);
  });

  test('follows a link, which stays a link', async () => {
    const { at } = inFolder();
    mkdirSync(at('real'));
    writeFileSync(at('real/a'), 'old');
    symlinkSync('real/a', at('link'));
    await nodeFiles.replace(at('link'), 'new', 0o644);
    expect(readFileSync(at('real/a'), 'utf8')).toBe('new');
    expect(lstatSync(at('link')).isSymbolicLink()).toBe(true);
    expect(readdirSync(at('real'))).toEqual(['a']);
  });

  test.each<[what: string, make: (at: (name: string) => string) => void, code: string, message: string]>([
    ['a folder', (at) => mkdirSync(at('x')), 'ENOTFILE', 'it is a folder'],
    ['a pipe', (at) => execFileSync('mkfifo', [at('x')]), 'ENOTFILE', 'it is a named pipe'],
    ['a device', (at) => symlinkSync('/dev/null', at('x')), 'ENOTFILE', 'it is a device'],
    ['a link to nothing', (at) => symlinkSync('nothing', at('x')), 'ENOENT', 'leads nowhere'],
    ['a circle of links', (at) => symlinkSync('x', at('x')), 'ELOOP', 'circle'],
  ])('%s is refused and left alone', async (_, make, code, message) => {
    const { at, names } = inFolder();
    make(at);
    const replace = () => nodeFiles.replace(at('x'), 'text', 0o644);
    const appending = () => append(at('x'), () => 'text');
    for (const work of [replace, appending]) {
      const error = await failure(work());
      expect(error).toBeInstanceOf(FileError);
      expect(error).toMatchObject({ code, path: at('x'), message: expect.stringContaining(message) });
    }
    expect(names()).toEqual(['x']);
  });

  test('a file where a folder should be', async () => {
    const { at } = inFolder();
    writeFileSync(at('a'), '');
    expect(await failure(nodeFiles.replace(at('a/b'), 'text', 0o644))).toMatchObject({ name: 'FileError' });
  });
});

describe('replaceAll', () => {
  test('one that cannot be written leaves all as they were', async () => {
    const { at, names } = inFolder();
    writeFileSync(at('a'), 'old');
    mkdirSync(at('c'));
    const files = ['a', 'b', 'c'].map((name) => ({ path: at(name), content: 'new', mode: 0o644 }));
    expect(await failure(replaceAll(files))).toMatchObject({ path: at('c') });
    expect(names()).toEqual(['a', 'c']);
    expect(readFileSync(at('a'), 'utf8')).toBe('old');
  });
});

describe('editUnderLock', () => {
  test('replaces the text and keeps the mode', async () => {
    const { at, names } = inFolder();
    writeFileSync(at('a'), 'one two');
    chmodSync(at('a'), 0o600);
    await nodeFiles.editUnderLock(at('a'), (text) => text.replace('two', 'three'));
    expect(readFileSync(at('a'), 'utf8')).toBe('one three');
    expect(statSync(at('a')).mode & 0o777).toBe(0o600);
    expect(names()).toEqual(['a']);
  });

  test('never harms what it cannot read whole', async () => {
    const { at } = inFolder();
    writeFileSync(at('a'), Buffer.from([0x61, 0xff, 0x62]));
    expect(await failure(nodeFiles.editUnderLock(at('a'), () => 'x'))).toMatchObject({ code: 'EILSEQ' });
    expect([...readFileSync(at('a'))]).toEqual([0x61, 0xff, 0x62]);
    expect(await failure(nodeFiles.editUnderLock(at('b'), () => 'x'))).toMatchObject({ code: 'ENOENT' });
  });
});

/** A small disk of its own, where the machine lets us mount one. */
function smallDisk(folder: string): { readonly unmount: () => void } | null {
  if (!needs('mount')) return null;
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=128k', 'tmpfs', folder], { stdio: 'pipe' });
    return { unmount: () => execFileSync('umount', [folder]) };
  } catch {
    notTested('this machine allows no mount of a tmpfs');
    return null;
  }
}

/** Leaves about so many bytes free. */
function fillBut(file: string, free: number): void {
  execFileSync('sh', ['-c', 'cat /dev/zero >"$1" 2>/dev/null || true', 'sh', file]);
  truncateSync(file, statSync(file).size - free);
}

test('a folder that cannot be made is said at once', async () => {
  await expect(nodeFiles.replace('/proc/nope/startup.sh', 'x', 0o644)).rejects.toBeInstanceOf(FileError);
});

describe('a full disk', () => {
  test('leaves no half entry and no half file', async () => {
    const { folder, at, names } = inFolder();
    const disk = smallDisk(folder);
    if (disk === null) return;
    try {
      await append(at('JOURNAL.md'), () => 'first\n');
      await nodeFiles.replace(at('startup.sh'), 'old\n', 0o755);
      fillBut(at('filler'), 16 * 1024);

      const error = await failure(append(at('JOURNAL.md'), () => 'x'.repeat(60_000)));
      expect(error).toBeInstanceOf(FileError);
      expect(error).toMatchObject({ code: 'ENOSPC', message: expect.stringContaining('the disk is full') });
      expect(readFileSync(at('JOURNAL.md'), 'utf8')).toBe('first\n');

      const files = ['startup.sh', 'new'].map((name) => ({
        path: at(name),
        content: 'y'.repeat(12_000),
        mode: 0o644,
      }));
      expect(await failure(replaceAll(files))).toMatchObject({ code: 'ENOSPC' });
      expect(readFileSync(at('startup.sh'), 'utf8')).toBe('old\n');

      expect(await failure(append(at('OTHER.md'), () => 'x'.repeat(60_000)))).toMatchObject({
        code: 'ENOSPC',
      });
      expect(names()).toEqual(['JOURNAL.md', 'filler', 'startup.sh']);

      fillBut(at('filler'), 0);
      expect(await failure(append(at('JOURNAL.md'), () => 'second\n'))).toMatchObject({
        code: 'ENOSPC',
      });
      expect(names()).toEqual(['JOURNAL.md', 'filler', 'startup.sh']);
    } finally {
      disk.unmount();
    }
  });
});

test.each([0, 1, 256 * 1024, 256 * 1024 + 1])('a file of %i bytes is streamed to its end', async (size) => {
  const { at } = inFolder();
  writeFileSync(at('a'), Buffer.alloc(size, 'x'));
  const parts: Uint8Array[] = [];
  for await (const part of nodeFiles.stream(at('a'))) parts.push(part);
  expect(Buffer.concat(parts).equals(Buffer.alloc(size, 'x'))).toBe(true);
});
