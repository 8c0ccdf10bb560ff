import { describe, expect, it } from 'vitest';
import { codesOf } from './support.ts';

const said = (code: string, file: string, ...lines: readonly string[]) =>
  codesOf(file, `${lines.join('\n')}\n`).filter((one) => one.startsWith(code));

/** Whose Python it is, and what it holds already. */
describe('the Python that an install meets', () => {
  it('is that of conda where it stands on PATH, in front or behind', () => {
    const build = (path: string) =>
      said(
        'PW423',
        'Dockerfile',
        'FROM nvidia/cuda:11.8.0-base-ubuntu20.04',
        'RUN apt-get update && apt-get install -y python3-pip',
        `ENV PATH=${path}:$PATH`,
        'RUN python3 -m pip install numpy==2.1.0',
      );
    expect(build('/usr/local/bin:/miniconda3/bin')).toEqual([]);
    expect(build('/opt/miniforge/bin')).toEqual([]);
    expect(build('/usr/local/bin')).toEqual(['PW423@4']);
  });

  it('may hold a torch where nothing here made the environment, or where it shares those of the image', () => {
    const pod = (...lines: readonly string[]) =>
      said('PW829', 'setup.sh', ...lines, '"$V/bin/python" -m pip install ultralytics');
    expect(pod('V=/workspace/ComfyUI/.venv')).toEqual([]);
    expect(pod('V=/workspace/v', '"$PY" -m venv --system-site-packages "$V"')).toEqual([]);
    expect(pod('V=/workspace/v', '"$PY" -m venv "$V"')).toEqual(['PW829@3']);
    const image = (before: string) =>
      said('PW829', 'setup.sh', `${before}. /venv/main/bin/activate`, 'pip install torch');
    expect(image('')).toEqual([]);
    expect(image('python3 -m venv /venv/main\n')).toEqual(['PW829@3']);
  });

  it('has the Pythons of its own Ubuntu, whatever deadsnakes deleted', () => {
    const build = (image: string, python: string) =>
      said(
        'PW855',
        'Dockerfile',
        `FROM ${image}`,
        'RUN apt-get update && apt-get install -y software-properties-common',
        'RUN add-apt-repository -y ppa:deadsnakes/ppa',
        `RUN apt-get install -y ${python} ${python}-dev`,
      );
    expect(build('nvidia/cuda:11.8.0-devel-ubuntu20.04', 'python3.9')).toEqual([]);
    expect(build('nvidia/cuda:11.8.0-devel-ubuntu20.04', 'python3.10')).toEqual(['PW855@4']);
    expect(build('ubuntu:bionic', 'python3.8')).toEqual([]);
    expect(build('ubuntu:bionic', 'python3.9')).toEqual(['PW855@4']);
    expect(build('ubuntu:16.04', 'python3.6')).toEqual(['PW855@4']);
  });
});
