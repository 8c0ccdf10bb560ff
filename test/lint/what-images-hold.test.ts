import { describe, expect, it } from 'vitest';
import { codesOf } from './support.ts';

const build = (image: string, ...lines: readonly string[]) =>
  codesOf('Dockerfile', `${[`FROM ${image}`, ...lines].join('\n')}\n`).filter((one) => /^PW4/.test(one));
const old = 'RUN pip install pandas==1.5.3';

/** pip leaves what is there where it will do: a pair that breaks needs the newest of the other one. */
describe('what an image holds already', () => {
  it('numpy of its day, beside torch or TensorFlow', () => {
    for (const image of [
      'pytorch/pytorch:2.1.0-cuda12.1-cudnn8-runtime',
      'nvcr.io/nvidia/pytorch:23.10-py3',
      'tensorflow/tensorflow:2.15.0-gpu',
    ])
      expect(build(image, old)).toEqual([]);
    expect(build('python:3.11-slim', old)).toEqual(['PW421@2']);
    expect(build('pytorch/pytorch:2.1.0-cuda12.1-cudnn8-runtime', `${old} 'numpy>=2'`)).toContain('PW421@2');
  });

  it("of somebody's own image nobody knows, but an environment of its own sees nothing of it", () => {
    const venv = ['RUN python3 -m venv /v', 'RUN /v/bin/pip install pandas==1.5.3'];
    for (const image of ['huggingface/transformers-pytorch-gpu:4.41.2', 'rocm/dev:6.0', 'me/app:1'])
      expect(build(image, old)).toEqual([]);
    expect(build('me/app:1', ...venv)).toEqual(['PW421@3']);
    expect(build('docker.io/library/python:3.11', old)).toEqual(['PW421@2']);
  });

  it('what conda put there by name, or from a file that was not seen', () => {
    const conda = (line: string, install = 'pip install pandas==1.5.3') =>
      build('condaforge/miniforge3:24.3.0-0', `RUN ${line}`, `RUN ${install}`);
    expect(conda('conda install -y numpy=1.26')).toEqual([]);
    expect(conda('conda install -y git')).toEqual(['PW421@3']);
    const torch = 'pip install torch==2.1.0 transformers==4.36.0';
    expect(conda('conda env create -f environment.yml', torch)).toEqual([]);
    expect(conda('conda install -y git', torch)).toEqual(['PW410@3']);
  });
});
