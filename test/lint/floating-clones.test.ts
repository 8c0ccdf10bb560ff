import { describe, expect, it } from 'vitest';
import { codesOf } from './support.ts';

const said = (code: string, file: string, ...lines: readonly string[]) =>
  codesOf(file, `${lines.join('\n')}\n`).filter((one) => one.startsWith(code));
const build = (line: string) => said('PW893', 'Dockerfile', 'FROM debian:12', `RUN ${line}`);

/** Clones that move, and clones that only seem to. */
describe('a clone at its newest commit', () => {
  it('is none at a tag, whatever letters the tag begins with', () => {
    const clone = (ref: string) => build(`git clone --depth 1 -b ${ref} https://github.com/FFmpeg/FFmpeg /f`);
    expect(clone('n8.1')).toEqual([]);
    expect(clone('yaml-cpp-0.6.0')).toEqual([]);
    expect(clone('n')).toEqual(['PW893@2']);
    expect(clone('py3')).toEqual(['PW893@2']);
  });

  it('is none behind one at a tag that was tried first', () => {
    const second = (first: string) =>
      build(`git clone ${first} https://github.com/a/b /b || git clone --depth 1 https://github.com/a/b /b`);
    expect(second('-b v$V --depth 1')).toEqual([]);
    expect(second('--depth 1')).toEqual(['PW893@2']);
  });

  it('is none where git-lfs fetches what the commit names', () => {
    expect(said('PW893', 'start.sh', 'cd /app', 'git lfs pull', 'python app.py')).toEqual([]);
    expect(said('PW893', 'start.sh', 'cd /app', 'git pull', 'python app.py')).toEqual(['PW893@2']);
  });

  it('PW864: a checkout is looked for in the clone before it', () => {
    const sha = 'bc8b3ab1f55c60951b586d84d4aec773a6f654df';
    const other = (second: string) =>
      said(
        'PW864',
        'Dockerfile',
        'FROM debian:12',
        'WORKDIR /s',
        `RUN git clone -b ${sha} --depth 1 https://github.com/a/b /s/b || (${second}cd /s/b && git checkout ${sha})`,
      );
    expect(other('git clone --filter=blob:none https://github.com/a/b /s/b && ')).toEqual([]);
    expect(other('')).toEqual(['PW864@3']);
  });

  it('PW801: what builds wheels runs once', () => {
    const script = (...more: readonly string[]) =>
      said('PW801', 'build.sh', 'set -e', 'git clone https://github.com/a/b /opt/b', ...more, 'exec app');
    expect(script('python3 setup.py bdist_wheel')).toEqual([]);
    expect(script('python3 setup.py install')).toEqual(['PW801@2']);
    expect(script('pip install -U pip wheel')).toEqual(['PW801@2']);
  });
});
