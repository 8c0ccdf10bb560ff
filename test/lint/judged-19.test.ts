import { describe, expect, it } from 'vitest';
import { codesOf, findingsOf } from './support.ts';

const of = (code: string, file: string, ...lines: readonly string[]) =>
  codesOf(file, `${lines.join('\n')}\n`).filter((one) => one.startsWith(code));

describe('what holds a package that a line leaves open', () => {
  it('a bound of its own and that of what stands beside it hold together', () => {
    const list = (...lines: readonly string[]) =>
      of('PW421', 'requirements.txt', 'numpy>=1.24', 'scikit-learn==1.2.2', ...lines);
    expect(list()).toEqual(['PW421@2']);
    expect(list('gradio==3.50.2')).toEqual([]);
  });
  it('pydantic 1 keeps fastapi, and with it starlette, back', () => {
    const list = (...lines: readonly string[]) => of('PW407', 'requirements.txt', 'gradio==3.50.2', ...lines);
    expect(list()).toEqual(['PW407@1']);
    expect(list('fschat==0.2.34')).toEqual([]);
    expect(list('fschat==0.2.36')).toEqual(['PW407@1']);
    expect(list('pydantic<2')).toEqual([]);
    expect(list('pydantic>=1')).toEqual(['PW407@1']);
    expect(list('pydantic<=2.10.6')).toEqual(['PW407@1']);
  });
  it('a release that is there is there', () => {
    const list = (line: string) => of('PW905', 'requirements.txt', line);
    expect(list('google-api-python-client==2.156.0')).toEqual([]);
    expect(list('google-api-python-client==2.8.1')).toEqual(['PW905@1']);
  });
});

describe('another way that a script takes', () => {
  it('what is built without isolation is built by what is there', () => {
    const build = (line: string) =>
      of('PW428', 'Dockerfile', 'FROM pytorch/pytorch:2.7.0-cuda12.8-cudnn9-devel', `RUN ${line}`);
    expect(build('pip install openai-whisper==20231117')).toEqual(['PW428@2']);
    expect(
      build('pip install setuptools && pip install openai-whisper==20231117 --no-build-isolation'),
    ).toEqual([]);
  });
  it('a flag whose refusal leads to pip without it is no trouble', () => {
    const start = (...lines: readonly string[]) => of('PW822', 'start.sh', ...lines);
    const flag = 'pip install --break-system-packages six';
    expect(start(flag)).toEqual(['PW822@1']);
    expect(start(`${flag} 2>/dev/null || pip install six`)).toEqual([]);
    expect(start(`${flag} || ${flag} --user || pip install six`)).toEqual([]);
    expect(start(`pip install six || ${flag}`)).toEqual([]);
    expect(start(`${flag} || true`)).toEqual(['PW822@1']);
    expect(start(`${flag} || ${flag} --user`)).toEqual(['PW822@1', 'PW822@1']);
  });
  it('a new name beside itself is dropped, not written twice', () => {
    const app = (...lines: readonly string[]) =>
      findingsOf(
        'app.py',
        [
          'import modal',
          'app = modal.App("a")',
          '',
          '@app.function(',
          ...lines,
          ')',
          'def f():',
          '    pass',
          '',
        ].join('\n'),
      ).find(({ code }) => code === 'PW889');
    expect(app('    concurrency_limit=1,')?.fixes).toEqual(['write max_containers=', 'hold modal below 1.4']);
    expect(app('    max_containers=1,', '    concurrency_limit=1,')).toMatchObject({
      fixes: ['drop it, max_containers= is there'],
      edits: [],
    });
  });
});

describe('what is gone', () => {
  const start = (line: string) => of('PW855', 'start.sh', line);
  it('an address that was signed for a time that is over', () => {
    const signed = (query: string) => start(`wget -O a.tgz 'https://x.dev/a.tgz?${query}'`);
    expect(signed('Expires=1532553970&Signature=abc&Key-Pair-Id=k')).toEqual(['PW855@1']);
    expect(signed('X-Amz-Date=20240102T030405Z&X-Amz-Expires=3600&X-Amz-Signature=ab')).toEqual(['PW855@1']);
    expect(signed('Expires=2032553970&Signature=abc')).toEqual([]);
    expect(signed('Expires=1532553970')).toEqual([]);
    expect(signed('Expires=$END&Signature=abc')).toEqual([]);
  });
  it('a Python that get-pip.py gave up', () => {
    const build = (from: string, python: string, more = '') =>
      of(
        'PW855',
        'Dockerfile',
        `FROM ${from}`,
        `RUN apt-get update && apt-get install -y wget python3${more}`,
        `RUN wget https://bootstrap.pypa.io/get-pip.py && ${python} get-pip.py`,
      );
    expect(build('ubuntu:18.04', 'python3')).toEqual(['PW855@3']);
    expect(build('nvidia/cuda:11.6.1-cudnn8-devel-ubuntu20.04', 'python3')).toEqual(['PW855@3']);
    expect(build('python:3.9', 'python')).toEqual(['PW855@3']);
    expect(build('ubuntu:20.04', 'python3.9')).toEqual(['PW855@3']);
    expect(build('ubuntu:20.04', 'python3.10', ' python3.10')).toEqual([]);
    expect(build('ubuntu:20.04', 'python3', ' python3.11')).toEqual([]);
    expect(build('ubuntu:22.04', 'python3')).toEqual([]);
  });
  it('names of Modal', () => {
    const app = (line: string) => of('PW889', 'app.py', 'import modal', line);
    expect(app('v = modal.SharedVolume()')).toEqual(['PW889@2']);
    expect(app('i = modal.Image.from_dockerhub("a")')).toEqual(['PW889@2']);
    expect(app('i = modal.Image.from_registry("a")')).toEqual([]);
  });
});

it('PW909: a generator that nobody draws from', () => {
  const run = (body: string, call: string, above = '') =>
    of(
      'PW909',
      'predict.py',
      'class Predictor:',
      ...(above === '' ? [] : [`    ${above}`]),
      '    def steps(self, n):',
      `        ${body}`,
      '',
      '    def predict(self, n):',
      `        ${call}`,
      '        return "done"',
    );
  expect(run('yield n', 'self.steps(n)')).toEqual(['PW909@6']);
  expect(run('yield n', 'yield from self.steps(n)')).toEqual([]);
  expect(run('yield n', 'list(self.steps(n))')).toEqual([]);
  expect(run('yield n', 'self.steps(n).send(1)')).toEqual([]);
  expect(run('return n', 'self.steps(n)')).toEqual([]);
  expect(run('yield n', 'self.steps(n)', '@consumed')).toEqual([]);
  expect(run('f = lambda: [(yield)]', 'self.steps(n)')).toEqual([]);
});

it('PW803: what is to be added stands within the quotes that are there', () => {
  const fix = (open: string) =>
    findingsOf('start.sh', `${open}set -e\napt-get update\nexec /start.sh\n${open === '' ? '' : "'\n"}`).find(
      ({ code }) => code === 'PW803',
    )?.fixes[0];
  expect(fix("bash -lc '\n")).toBe('add trap "sleep infinity" ERR');
  expect(fix('')).toContain("trap 'echo");
});
