import { spawnSync } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

/** The built program where things around it are broken. */

const cli = path.join(import.meta.dirname, '../../dist/cli.js');
let folder = '';

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'pod-wizard-broken-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

interface Around {
  readonly env?: NodeJS.ProcessEnv;
  readonly stdout?: number | 'pipe';
  readonly stderr?: number | 'pipe';
}

function run(args: readonly string[], { env = {}, stdout = 'pipe', stderr = 'pipe' }: Around = {}) {
  return spawnSync(process.execPath, [cli, ...args], {
    cwd: folder,
    env: { PATH: process.env['PATH'], ...env },
    stdio: ['ignore', stdout, stderr],
    encoding: 'utf8',
  });
}

const judged = ['check', '--preset', 'fluxgym', '--gpu', '4090'];

describe.skipIf(!existsSync('/dev/full'))('a full disk behind standard output', () => {
  test.each([
    ['--version'],
    ['help'],
    ['check --help'],
    [judged.join(' ')],
    [`${judged.join(' ')} --json`],
    ['matrix --preset fluxgym'],
    ['presets'],
    ['explain PW101'],
    ['--preset fluxgym --gpu 4090 --yes'],
  ])('%s: one line, and exit code 1', (line) => {
    const stdout = openSync('/dev/full', 'w');
    const { status, stderr } = run(line.split(' '), { stdout });
    closeSync(stdout);
    expect(stderr).toMatch(/^pod-wizard: cannot write to standard output: the disk is full$/m);
    expect(stderr).not.toMatch(/^ +at |bug/m);
    expect(status).toBe(1);
  });

  test('with standard error as well: the exit code alone', () => {
    const full = openSync('/dev/full', 'w');
    expect(run(['--version'], { stdout: full, stderr: full }).status).toBe(1);
    expect(run(['check', '--gpux'], { stdout: full, stderr: full }).status).toBe(2);
    expect(run(judged, { stderr: full }).status).toBe(0);
    closeSync(full);
  });
});

test.each([['--version'], ['explain'], ['help']])('%s: whoever stops reading hears nothing more', (line) => {
  const { stdout } = spawnSync(
    'bash',
    ['-c', '{ "$@"; echo "code $?" >&3; } 3>&2 | true', 'bash', process.execPath, cli, line],
    {
      cwd: folder,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  expect(stdout).toBe('');
});

test('a folder that is gone matters only where one is needed', () => {
  const gone = (args: readonly string[]) =>
    spawnSync(
      'bash',
      ['-c', 'mkdir gone && cd gone && rmdir ../gone && exec "$@"', 'bash', process.execPath, cli, ...args],
      {
        cwd: folder,
        encoding: 'utf8',
      },
    );
  expect(gone(judged)).toMatchObject({ status: 0, stderr: '' });
  expect(gone(['--version']).status).toBe(0);
  const { status, stderr } = gone(['--preset', 'fluxgym', '--gpu', '4090', '--yes']);
  expect(stderr).toMatch(/^pod-wizard: the folder you are in no longer exists. Change to another one.$/m);
  expect(stderr).not.toContain('Wrote');
  expect(status).toBe(1);
});

describe('HOME', () => {
  const inCurrent = () => {
    mkdirSync(path.join(folder, '.config/pod-wizard/presets'), { recursive: true });
    writeFileSync(path.join(folder, '.config/pod-wizard/presets/mine.yaml'), 'nonsense');
    mkdirSync(path.join(folder, 'pod-wizard/presets'), { recursive: true });
    writeFileSync(path.join(folder, 'pod-wizard/presets/mine.yaml'), 'nonsense');
  };

  test.each([
    ['not set', {}],
    ['empty', { HOME: '', XDG_CONFIG_HOME: '' }],
    ['relative', { HOME: '.', XDG_CONFIG_HOME: '.' }],
  ])('%s: nothing is read from the current folder', (_, env) => {
    inCurrent();
    const { status, stdout, stderr } = run(['presets'], { env });
    expect(stdout).toContain('set HOME or XDG_CONFIG_HOME');
    expect(stderr).toBe('');
    expect(status).toBe(0);
    const saved = run(['--preset', 'fluxgym', '--gpu', '4090', '--yes', '--save-preset', 'mine'], { env });
    expect(saved.stderr).toContain('HOME is not set; nothing was written');
    expect(saved.status).toBe(1);
    expect(existsSync(path.join(folder, 'startup.sh'))).toBe(false);
  });

  test('whose folder cannot be read: said, and no reason to stop', () => {
    writeFileSync(path.join(folder, 'pod-wizard'), 'a file in the place of a folder');
    const { status, stderr } = run(judged, { env: { XDG_CONFIG_HOME: folder } });
    expect(stderr).toMatch(/^pod-wizard: presets of yours were left out: cannot list .*\n$/);
    expect(status).toBe(0);
  });
});

test('an empty --out is refused', () => {
  const { status, stderr } = run(['--preset', 'fluxgym', '--gpu', '4090', '--yes', '--out', '']);
  expect(stderr).toContain('--out is empty');
  expect(status).toBe(2);
  expect(existsSync(path.join(folder, 'startup.sh'))).toBe(false);
});

test('a preset that cannot be saved: nothing is written', () => {
  mkdirSync(path.join(folder, 'pod-wizard'));
  writeFileSync(path.join(folder, 'pod-wizard/presets'), 'a file in the place of a folder');
  const { status } = run(['--preset', 'fluxgym', '--gpu', '4090', '--yes', '--save-preset', 'mine'], {
    env: { XDG_CONFIG_HOME: folder },
  });
  expect(status).toBe(1);
  expect(existsSync(path.join(folder, 'startup.sh'))).toBe(false);
  expect(existsSync(path.join(folder, 'JOURNAL.md'))).toBe(false);
});
