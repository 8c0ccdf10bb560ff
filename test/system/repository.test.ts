import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readRepository } from '../../src/system/repository.ts';

let folder = '';
const left = () => readdirSync(tmpdir()).filter((name) => name.startsWith('pod-wizard-new-')).length;
const git = (...words: readonly string[]) =>
  execFileSync('git', ['-c', 'user.name=x', '-c', 'user.email=x@x.example', ...words], {
    cwd: folder,
    encoding: 'utf8',
  }).trim();
const write = (name: string, text: string) => writeFileSync(path.join(folder, name), text);
const read = (isWanted = (_: string) => true) =>
  readRepository({ env: process.env, cwd: '/' }, folder, isWanted);

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'repository-test-'));
  git('init', '-q');
  git('remote', 'add', 'origin', 'https://github.com/owner/name.git');
  write('README.md', 'first\n');
  write('big.txt', 'x'.repeat(300_000));
  write('binary.py', 'a\0b');
  symlinkSync('/etc/passwd', path.join(folder, 'link.txt'));
  git('add', '.');
  git('commit', '-qm', 'one');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('the newest commit, the origin, and texts: no links, nothing large, nothing binary', async () => {
  write('README.md', 'not committed\n');
  const before = left();
  const found = await read();
  expect(found).toMatchObject({
    ok: true,
    commit: git('rev-parse', 'HEAD'),
    origin: 'https://github.com/owner/name.git',
  });
  if (found.ok) expect([...found.files]).toEqual([['README.md', 'first\n']]);
  expect(left()).toBe(before);
});

test('only what is wanted is read', async () => {
  const found = await read(() => false);
  expect(found.ok && [found.paths.length > 0, found.files.size]).toEqual([true, 0]);
});

test('the commit, branch or tag that is named, also where it is not the newest', async () => {
  const first = git('rev-parse', 'HEAD');
  git('tag', '-am', 'first', 'v1');
  write('README.md', 'second\n');
  git('commit', '-qam', 'two');
  for (const revision of [first, 'v1']) {
    const found = await readRepository({ env: process.env, cwd: '/' }, folder, () => true, revision);
    expect(found).toMatchObject({ ok: true, commit: first });
    expect(found.ok && found.files.get('README.md')).toBe('first\n');
  }
  const before = left();
  const none = await readRepository({ env: process.env, cwd: '/' }, folder, () => true, '--upload-pack=id');
  expect([none.ok, left()]).toEqual([false, before]);
});

test('nothing of it is run', async () => {
  const sign = path.join(folder, 'ran');
  const script = path.join(folder, 'evil.sh');
  writeFileSync(script, `#!/bin/sh\ntouch ${sign}\nexec "$@"\n`);
  chmodSync(script, 0o755);
  for (const [name, value] of [
    ['core.fsmonitor', script],
    ['core.sshCommand', script],
    ['uploadpack.packObjectsHook', script],
    ['core.pager', script],
    ['filter.x.smudge', script],
  ] as const)
    git('config', name, value);
  for (const hook of ['post-checkout', 'reference-transaction', 'post-merge'])
    symlinkSync(script, path.join(folder, '.git/hooks', hook));
  expect((await read()).ok).toBe(true);
  expect(existsSync(sign)).toBe(false);
});

test.each([
  ['a folder without git', '/usr'],
  ['nothing', '/nowhere/at/all'],
])('%s is told', async (_, place) => {
  const before = left();
  expect(await readRepository({ env: process.env, cwd: '/' }, place, () => true)).toMatchObject({
    ok: false,
  });
  expect(left()).toBe(before);
});
