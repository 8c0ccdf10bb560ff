import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseJournal } from '../../src/journal/parse.ts';
import { soundFlags } from '../commands/support.ts';

/** The packed file, unpacked and run from another folder, as a user's npx would. */
let folder = '';
let cli = '';

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'pod-wizard-pack-'));
  await execa('npm', ['pack', '--ignore-scripts', '--pack-destination', folder]);
  const [tarball = ''] = await readdir(folder);
  await execa('tar', ['xzf', tarball], { cwd: folder });
  cli = path.join(folder, 'package/dist/cli.js');
}, 600_000);

afterAll(() => rm(folder, { recursive: true, force: true }));

const env = { HOME: '/nonexistent', CI: '', NO_COLOR: '1' };
const run = (args: readonly string[], cwd = folder) =>
  execa(process.execPath, [cli, ...args], { cwd, env, reject: false, stdin: 'ignore' });

describe('the package', () => {
  it('holds the bundle, in which the presets are, needs nothing else, and is small', async () => {
    const manifest: unknown = JSON.parse(await readFile(path.join(folder, 'package/package.json'), 'utf8'));
    expect(manifest).not.toHaveProperty('dependencies');
    const names = await readdir(path.join(folder, 'package'));
    expect(names.sort()).toEqual(['LICENSE', 'README.md', 'dist', 'package.json']);
    const [tarball = ''] = (await readdir(folder)).filter((name) => name.endsWith('.tgz'));
    expect((await readFile(path.join(folder, tarball))).length).toBeLessThan(1_000_000);
  });

  it('passes on the licence of every package whose code is in the bundle', async () => {
    const text = await readFile(path.join(folder, 'package/dist/THIRD-PARTY-NOTICES.txt'), 'utf8');
    const [, ...notices] = text.split(/\n-{80}\n/);
    const named = notices.map(
      (one) => /^\n(\S+) \d+\.\d+\.\d+ \((MIT|ISC|BSD-[23]-Clause|Apache-2\.0)\)\n/.exec(one)?.[1],
    );
    // What we import ourselves, what those import, and one whose package has no licence file.
    for (const name of ['ink', 'react', 'yaml', 'zod', '@renovatebot/pep440', 'react-reconciler']) {
      expect(named).toContain(name);
    }
    expect(named).not.toContain(undefined);
    // Bundled into nothing: what bundles, and what Ink would lay out and draw with. Where a new Ink has another file
    // for it, that is seen here.
    for (const name of [
      'esbuild',
      'yoga-layout',
      'chalk',
      'wrap-ansi',
      'slice-ansi',
      'cli-boxes',
      'stack-utils',
    ])
      expect(named).not.toContain(name);
    for (const notice of notices) {
      expect(notice).toMatch(/Copyright|Apache License/i);
      expect(notice.length).toBeGreaterThan(500);
    }
  });

  it('works from another folder', async () => {
    const { exitCode, stdout } = await run([...soundFlags, '--out', 'one', '--yes']);
    expect(exitCode).toBe(0);
    expect(stdout).toContain('entry 1, v1.0.0');
    const replayed = await run(['replay', 'one/JOURNAL.md', '--out', 'two']);
    expect(replayed.exitCode).toBe(0);
    for (const name of ['startup.sh', 'start-command.txt']) {
      const [first, second] = await Promise.all(
        ['one', 'two'].map((there) => readFile(path.join(folder, there, name), 'utf8')),
      );
      expect(second).toBe(first);
    }
  });

  it('prints data on stdout only, without colours or stacks', async () => {
    const { stdout, stderr, exitCode } = await run(['check', '--gpu', '4090', '--json']);
    expect(exitCode).toBe(0);
    expect(stderr).toBe('');
    expect(JSON.parse(stdout)).toHaveProperty('verdict');
    const wrong = await run(['check', '--gpu', 'nope\u001b[31m']);
    expect(wrong.exitCode).toBe(2);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: it is what must not be there
    expect(wrong.stderr).not.toMatch(/\u001b|\n\s+at /);
  });

  it('fifty at once leave fifty whole entries', { timeout: 600_000 }, async () => {
    const runs = await Promise.all(
      Array.from({ length: 50 }, () => run([...soundFlags, '--out', 'many', '--yes'])),
    );
    expect(runs.map(({ exitCode }) => exitCode)).toEqual(runs.map(() => 0));
    const { entries, problems } = parseJournal(await readFile(path.join(folder, 'many/JOURNAL.md'), 'utf8'));
    expect(problems).toEqual([]);
    expect(entries.map(({ number }) => number)).toEqual(Array.from({ length: 50 }, (_, index) => index + 1));
  });
});
