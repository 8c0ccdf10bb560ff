import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { sha256 } from '../../src/basics/digest.ts';
import { readRepository } from '../../src/system/repository.ts';
import { image, runFake } from './support.ts';

/** Stands for a repository of somebody else's; a real one, in a folder. */
const url = 'https://github.com/team/presets';
const flux =
  'format: 2\nid: team-flux\nextends: base\nbuild: [{ title: theirs, command: [python, made-by-them.py] }]\n';
const base = 'format: 2\nid: base\nextends: fluxgym\noutputs: [made]\n';
const digest = sha256(flux + base);
const words = ['--gpu', '4090', '--image', image.sound, '--python', '3.10', '--yes'];

let folder = '';
let commit = '';
let fetched: string[] = [];
const git = (...line: readonly string[]) =>
  execFileSync('git', ['-C', folder, '-c', 'user.name=x', '-c', 'user.email=x@x.example', ...line], {
    encoding: 'utf8',
  }).trim();
const repository = async (source: string, isWanted: (file: string) => boolean, revision?: string) => {
  fetched.push(source);
  return readRepository({ env: process.env, cwd: '/' }, source === url ? folder : source, isWanted, revision);
};
const run = (argv: readonly string[], existing: Readonly<Record<string, string>> = {}) =>
  runFake(argv, { repository, existing });
/** The files of a machine on which something was run. */
const after = ({ system }: Awaited<ReturnType<typeof run>>) =>
  Object.fromEntries([...system.disk].map(([name, { content }]) => [name, content]));

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'elsewhere-'));
  mkdirSync(path.join(folder, 'apps'));
  writeFileSync(path.join(folder, 'apps/flux.yaml'), flux);
  writeFileSync(path.join(folder, 'apps/base.yaml'), base);
  writeFileSync(path.join(folder, 'apps/out.yaml'), flux.replace('base', '../../../etc/passwd'));
  writeFileSync(path.join(folder, 'apps/there.yaml'), flux.replace('base', 'git+/srv/other@main:x.yaml'));
  symlinkSync('/etc/hostname', path.join(folder, 'apps/link.yaml'));
  symlinkSync('apps', path.join(folder, 'linked'));
  execFileSync('git', ['init', '-q', '-b', 'main', folder]);
  git('add', '.');
  git('commit', '-qm', 'one');
  commit = git('rev-parse', 'HEAD');
  git('tag', '-am', 'first', 'v1');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
beforeEach(() => {
  fetched = [];
});
const reference = (file = 'apps/flux.yaml', revision = commit) => `git+${url}@${revision}:${file}`;

it('is shown with its commands before it is used, and nothing is written', async () => {
  const { code, err, system } = await run(['--preset', reference(), ...words]);
  expect(code).toBe(1);
  expect(err).toContain(`sha256    ${digest}\n`);
  expect(err).toContain('runs      python made-by-them.py\n');
  expect(err).toContain(`pod-wizard preset check '${reference()}#sha256=${digest}'`);
  expect(system.disk.size).toBe(0);
});

it('is used once its digest was named, and then without network or question', async () => {
  const named = await run(['preset', 'check', `${reference()}#sha256=${digest}`]);
  expect([named.code, named.err]).toEqual([0, '']);
  fetched = [];
  const made = await run(['--preset', reference(), ...words], after(named));
  expect([made.code, fetched]).toEqual([0, []]);
  expect(made.system.disk.get('/home/user/startup.sh')?.content).toContain('made-by-them.py');
  // Elsewhere the same words give the same bytes, by the digest alone.
  const there = await run(['--preset', `${reference()}#sha256=${digest}`, ...words]);
  const script = (one: typeof there) => one.system.disk.get('/home/user/startup.sh')?.content;
  expect(script(there)).toBe(script(made));
});

it('another digest than the one that was named is refused, and not kept', async () => {
  const { code, err, system } = await run(['--preset', `${reference()}#sha256=${'b'.repeat(64)}`, ...words]);
  expect([code, system.disk.size]).toEqual([1, 0]);
  expect(err).toContain(`its sha256 is ${digest}`);
});

it('a branch or a tag is answered with the commit that it is', async () => {
  for (const revision of ['main', 'v1']) {
    const { code, err } = await run(['--preset', reference('apps/flux.yaml', revision), ...words]);
    expect(code).toBe(1);
    expect(err).toContain(`--preset ${reference()}`);
  }
});

it.each([
  ['a link', 'apps/link.yaml', 'links are not followed'],
  ['a file behind a linked folder', 'linked/flux.yaml', 'links are not followed'],
  ['a file that is not there', 'apps/none.yaml', 'apps/base.yaml, apps/flux.yaml'],
  ['a path that leaves it', '../flux.yaml', 'names no preset in a git repository'],
  ['a parent outside of it', 'apps/out.yaml', 'same folder or below it'],
  ['a folder of this machine as a parent', 'apps/there.yaml', 'names no preset in a git repository'],
])('%s is refused', async (_, file, message) => {
  const { code, out, err } = await run(['preset', 'check', reference(file)]);
  expect(code).toBe(1);
  expect(out + err).toContain(message);
});

it('a folder that the person names is read at its commit, not as it lies there', async () => {
  writeFileSync(path.join(folder, 'apps/base.yaml'), base.replace('made', 'not-committed'));
  const { err } = await run(['preset', 'check', `git+${folder}@${commit}:apps/flux.yaml`]);
  expect(err).toContain(digest);
  writeFileSync(path.join(folder, 'apps/base.yaml'), base);
});

const mine = 'format: 2\nid: mine\nextends: git+https://github.com/team/presets@main:apps/flux.yaml\n';

it('what a file extends is settled in a lock file beside it, by commit and digest', async () => {
  const asked = await run(['preset', 'check', 'my/mine.yaml'], { 'my/mine.yaml': mine });
  expect([asked.code, asked.system.disk.has('/home/user/my/presets.lock')]).toEqual([1, false]);
  const confirmed = await run(['preset', 'check', `${reference()}#sha256=${digest}`], {
    'my/mine.yaml': mine,
  });
  const checked = await run(['preset', 'check', 'my/mine.yaml'], after(confirmed));
  expect([checked.code, checked.err]).toEqual([0, '']);
  const lock = checked.system.disk.get('/home/user/my/presets.lock')?.content ?? '';
  expect(JSON.parse(lock)).toEqual({ [reference('apps/flux.yaml', 'main')]: { commit, sha256: digest } });
  // The branch may go on: what is locked stays, here without a network, and elsewhere by its commit.
  fetched = [];
  const again = await run(['preset', 'show', './my/mine.yaml'], after(checked));
  expect([again.code, fetched]).toEqual([0, []]);
  expect(again.out).toContain('made-by-them.py');
});

it('another content than the lock file says is refused', async () => {
  const lock = { [reference('apps/flux.yaml', 'main')]: { commit, sha256: 'c'.repeat(64) } };
  const existing = { 'mine.yaml': mine, 'presets.lock': JSON.stringify(lock) };
  const { code, err } = await run(['preset', 'check', 'mine.yaml'], existing);
  expect(code).toBe(1);
  expect(err).toContain('is not what presets.lock says');
});

it('nothing is fetched for presets that nobody named', async () => {
  const existing = { '.config/pod-wizard/presets/mine.yaml': mine };
  const { code, err } = await run(['preset', 'list'], existing);
  expect([code, fetched]).toEqual([0, []]);
  expect(err).toContain('was not fetched here yet');
});

it('a damaged record of what was confirmed is none', async () => {
  const named = await run(['preset', 'check', `${reference()}#sha256=${digest}`]);
  const damaged = Object.entries(after(named)).map(
    ([name, text]) => [name, text.replace('made-by-them', 'evil')] as const,
  );
  const { code, err } = await run(['--preset', reference(), ...words], Object.fromEntries(damaged));
  expect([code, err.includes('not confirmed')]).toEqual([1, true]);
});
