import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { run } from '../support/bash.ts';
import { needs } from '../support/needs.ts';

/** The files that the startup script is put together from, each by itself: an editor sees no more of them. */
const folder = 'src/artifacts/runtime';
const files = readdirSync(folder).filter((name) => /\.(?:sh|py)$/.test(name));

describe('the runtime of the startup script', () => {
  test('is put together from every file there is', () => {
    // One goes beside it, to the workers of a pool.
    const assembled = ['startup/runtime.ts', 'targets/pool.ts']
      .map((file) => readFileSync(path.join('src/artifacts', file), 'utf8'))
      .join('');
    expect(files.filter((name) => !assembled.includes(`'../runtime/${name}'`))).toEqual([]);
  });

  test.each(files)('%s is clean, and no line is too long', (name) => {
    const text = readFileSync(path.join(folder, name), 'utf8');
    expect(text).toMatch(/^[\n\x20-\x7e]*\n$/);
    expect(text.split('\n').filter((line) => line.length > 120)).toEqual([]);
    if (name.endsWith('.py')) {
      const parse = ['-c', 'import ast, sys; ast.parse(sys.stdin.read())'];
      expect(run('python3', parse, text)).toEqual({ status: 0, stdout: '', stderr: '' });
      return;
    }
    if (needs('shfmt')) expect(run('shfmt', ['-i', '2', '-ci', '-d'], text).stdout).toBe('');
    if (needs('shellcheck'))
      expect(run('shellcheck', ['-o', 'avoid-nullary-conditions', '-'], text).stdout).toBe('');
  });
});

describe('what the plan holds setuptools back by', () => {
  const built = (constraints: string) =>
    run('bash', [
      '-euo',
      'pipefail',
      '-c',
      `APP=$(mktemp -d)
      PYTHON=python3 STATE="$APP/a b" WORKSPACE=$APP LOG=$APP/log LOCKED=() PIP_CONSTRAINT=/of/the/image
      source ${folder}/pip.sh
      find_uv() { echo uv; }
      patiently() {
        for name in PIP_CONSTRAINT PIP_BUILD_CONSTRAINT UV_BUILD_CONSTRAINT; do
          if [[ -v $name ]]; then cat \${!name}; fi
        done
      }
      mkdir "$STATE"
      CONSTRAINTS=(${constraints})
      pip_install numpy`,
    ]);

  test('holds it back where packages are built, too, by uv, and by pip old and new', () => {
    const { status, stdout } = built(`'setuptools<82' 'setuptools-scm==8' 'torch==2.8.0'`);
    expect([status, stdout]).toEqual([0, 'setuptools<82\n'.repeat(3)]);
  });

  test('is nothing where it says nothing', () => {
    expect(built(`'setuptools-scm==8' 'torch==2.8.0'`)).toMatchObject({ status: 0, stdout: '' });
  });
});
