import { describe, expect, it } from 'vitest';
import { codesOf, findingsOf } from './support.ts';

const codes = (file: string, text: string, code: string) =>
  codesOf(file, text).filter((one) => one.startsWith(code));

/** Kinds that the fifth set of public files missed, each with its nearest neighbour. */
describe('what a set of unseen files missed', () => {
  it('the key with which NVIDIA signed until 2022', () => {
    const fetch = (key: string) =>
      codes(
        'a.sh',
        `sudo apt-key adv --fetch-keys https://developer.download.nvidia.com/compute/cuda/repos/ubuntu1804/x86_64/${key}.pub`,
        'PW855',
      );
    expect(fetch('7fa2af80')).toEqual(['PW855@1']);
    expect(fetch('3bf863cc')).toEqual([]);
  });

  it('the driver under its other names', () => {
    const apt = (names: string, more = '') =>
      findingsOf('a.sh', `apt-get install -y ${names}\n${more}`).find(({ code }) => code === 'PW839');
    expect(apt('nvidia-kernel-open-dkms')?.severity).toBe('info');
    expect(apt('nvidia-driver-cuda', 'ls /workspace')?.severity).toBe('warning');
    expect(apt('nvidia-open', 'sudo reboot')).toBeUndefined();
    expect(apt('nvidia-container-toolkit')).toBeUndefined();
  });

  it('CUDA 10 of apt and conda', () => {
    expect(codes('a.sh', 'apt-get install -y cuda-toolkit-10-2', 'PW869')).toEqual(['PW869@1']);
    expect(codes('a.sh', 'conda install -y pytorch cudatoolkit=10.2 -c pytorch', 'PW869')).toEqual([
      'PW869@1',
    ]);
    expect(codes('a.sh', 'apt-get install -y cuda-toolkit-12-4', 'PW869')).toEqual([]);
    expect(codes('a.sh', 'conda install -y pytorch cudatoolkit=11.3 -c pytorch', 'PW869')).toEqual([]);
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

  it('a base for Jetson', () => {
    const from = (image: string) => codes('Dockerfile', `FROM ${image}\nRUN true\n`, 'PW876');
    expect(from('nvcr.io/nvidia/l4t-base:r32.4.3')).toEqual(['PW876@1']);
    expect(from('nvcr.io/nvidia/pytorch:24.01-py3')).toEqual([]);
  });

  it('a result that set -e lets nobody see', () => {
    const run = (text: string) =>
      codes('a.sh', `set -e\n${text}\nif [ $rc -ne 0 ]; then echo failed; fi`, 'PW837');
    expect(run('python train.py\nrc=$?')).toEqual(['PW837@3']);
    expect(run('rc=0\npython train.py || rc=$?')).toEqual([]);
    expect(run('set +e\npython train.py\nrc=$?\nset -e')).toEqual([]);
    expect(run('if ! python train.py; then rc=$?; fi')).toEqual([]);
    expect(codes('a.sh', 'python train.py\nrc=$?', 'PW837')).toEqual([]);
  });

  it('chumpy, whose source imports pip', () => {
    const say = (list: string) =>
      findingsOf('requirements.txt', list).find(({ code }) => code === 'PW867')?.error;
    expect(say('chumpy==0.70\n')).toContain("'pip'");
    expect(say('flash-attn\n')).toContain("'torch'");
    expect(say('smplx==0.1.28\n')).toBeUndefined();
  });

  it('a patch over the newest commit of a clone', () => {
    const clone = 'git clone https://github.com/somebody/thing\ncd thing\n';
    expect(codes('start.sh', `${clone}git apply ../a.patch\npython app.py`, 'PW893')).toEqual(['PW893@1']);
    expect(codes('start.sh', `${clone}python app.py`, 'PW893')).toEqual([]);
    expect(
      codes('start.sh', `${clone}git checkout 0123abc\ngit apply ../a.patch\npython app.py`, 'PW893'),
    ).toEqual([]);
  });

  it('vLLM for CUDA 13 over a torch for CUDA 12', () => {
    const torch = (tag: string) =>
      `pip install torch==2.11.0 --index-url https://download.pytorch.org/whl/${tag}\n`;
    expect(codes('a.sh', `${torch('cu128')}pip install vllm==0.25.1`, 'PW898')).toEqual(['PW898@2']);
    expect(codes('a.sh', `${torch('cu130')}pip install vllm==0.25.1`, 'PW898')).toEqual([]);
    expect(codes('a.sh', `${torch('cu128')}pip install vllm==0.11.0`, 'PW898')).toEqual([]);
    expect(codes('a.sh', `${torch('cu128')}uv pip install vllm --torch-backend=cu128`, 'PW898')).toEqual([]);
  });

  it('names that newer releases lack', () => {
    const file = (text: string) => codes('inference.py', `import numpy as np\n${text}\n`, 'PW889');
    expect(file('a = b.astype(np.int)')).toEqual(['PW889@2']);
    expect(file('from moviepy.editor import VideoFileClip')).toEqual(['PW889@2']);
    expect(file('a = b.astype(np.int32)')).toEqual([]);
    expect(file('a = "np.int"')).toEqual([]);
    expect(
      file(
        'try:\n    from moviepy.editor import VideoFileClip\nexcept ImportError:\n    from moviepy import VideoFileClip',
      ),
    ).toEqual([]);
    expect(file('np.int = int\na = np.int')).toEqual([]);
  });
});
