import { describe, expect, it } from 'vitest';
import { codesOf, cuda2204 } from './support.ts';

const codes = (file: string, text: string, code: string, image?: string) =>
  codesOf(file, text, image === undefined ? {} : { image }).filter((one) => one.startsWith(code));

/** Each kind beside its nearest neighbour. */
describe('clones and their commits', () => {
  it('a commit that a shallow clone lacks, its failure silenced', () => {
    const get = (checkout: string, depth = '--depth 1 ') =>
      codes('a.sh', `git clone ${depth}https://github.com/a/b b\ncd b\n${checkout}`, 'PW864');
    expect(get('git checkout -q 9ee03ee 2>/dev/null || true')).toEqual(['PW864@3']);
    expect(get('git checkout -q 9ee03ee || git checkout main')).toEqual([]);
    expect(get('git checkout -q 9ee03ee || true', '')).toEqual([]);
  });

  it('a newest commit that refuses this Python', () => {
    const build = (image: string, ref = '') =>
      codesOf(
        'Dockerfile',
        `FROM ${image}\nRUN git clone ${ref}https://github.com/hiyouga/LLaMA-Factory.git /a && pip install -e /a\n`,
      ).filter((one) => one.startsWith('PW893'));
    expect(build('python:3.10')).toEqual(['PW893@2', 'PW893@2']);
    expect(build('python:3.11')).toEqual(['PW893@2']);
    expect(build('pytorch/pytorch:2.2.0-cuda12.1-cudnn8-runtime')).toHaveLength(2);
    expect(build('pytorch/pytorch:2.6.0-cuda12.4-cudnn9-runtime')).toHaveLength(1);
    expect(build('python:3.10', '-b v0.9.3 ')).toEqual([]);
    const list = (python: string) =>
      codes(
        'environment.yml',
        `dependencies:\n  - python=${python}\n  - pip\n  - pip:\n    - "lerobot @ git+https://github.com/huggingface/lerobot.git"\n`,
        'PW893',
      );
    expect(list('3.11')).toEqual(['PW893@5']);
    expect(list('3.12')).toEqual([]);
  });

  it('an ARG without a default as the branch of a clone', () => {
    const build = (arg: string) =>
      codes(
        'Dockerfile',
        `FROM python:3.11\n${arg}\nRUN git clone --recursive -b \${V} https://github.com/a/b c\n`,
        'PW852',
      );
    expect(build('ARG V')).toEqual(['PW852@3']);
    expect(build('ARG V=v1.0')).toEqual([]);
    expect(build('ARG V\nENV V=v1.0')).toEqual([]);
  });

  it('a patch over the newest commit of a clone', () => {
    const clone = 'git clone https://github.com/somebody/thing\ncd thing\n';
    expect(codes('start.sh', `${clone}git apply ../a.patch\npython app.py`, 'PW893')).toEqual(['PW893@1']);
    expect(codes('start.sh', `${clone}python app.py`, 'PW893')).toEqual([]);
    expect(
      codes('start.sh', `${clone}git checkout 0123abc\ngit apply ../a.patch\npython app.py`, 'PW893'),
    ).toEqual([]);
  });

  it('the newest commit of what gave up this Python', () => {
    const on = (url: string, image: string) => codes('a.sh', `pip install git+${url}`, 'PW893', image);
    expect(on('https://github.com/m-bain/whisperx.git', 'nvidia/cuda:11.8.0-devel-ubuntu20.04')).toHaveLength(
      1,
    );
    expect(on('https://github.com/m-bain/whisperx.git', cuda2204)).toEqual([]);
    expect(on('https://github.com/huggingface/transformers', 'python:3.9')).toHaveLength(1);
    expect(on('https://github.com/somebody/transformers', 'python:3.9')).toEqual([]);
  });
});
