import { describe, expect, it } from 'vitest';
import { codesOf, codesOfRule, cuda2204, findingsOf } from './support.ts';

const codes = (file: string, text: string, code: string, image?: string) =>
  codesOf(file, text, image === undefined ? {} : { image }).filter((one) => one.startsWith(code));

/** Each kind beside its nearest neighbour. */
describe('images and what builds them', () => {
  it('the terms of Anaconda, conda standing in a later stage than its installer', () => {
    const build = (installer: string) =>
      codes(
        'Dockerfile',
        `FROM ${cuda2204} AS base\nRUN wget -qO m.sh https://repo.anaconda.com/${installer} && bash m.sh -b -p /c\nFROM base\nRUN conda create -n a python=3.11 -y\n`,
        'PW872',
      );
    expect(build('miniconda/Miniconda3-latest-Linux-x86_64.sh')).toEqual(['PW872@4']);
    expect(build('miniforge/Miniforge3-Linux-x86_64.sh')).toEqual([]);
  });

  it('zstd, which the installer of ollama asks for', () => {
    const build = (apt: string, install = 'curl -fsSL https://ollama.com/install.sh | sh') =>
      codes(
        'Dockerfile',
        `FROM ${cuda2204}\nRUN apt-get update && apt-get install -y ${apt}\nRUN ${install}\n`,
        'PW874',
      );
    expect(build('curl')).toEqual(['PW874@3']);
    expect(build('curl zstd')).toEqual([]);
    expect(build('curl', 'curl -fsSL https://ollama.com/install.sh | OLLAMA_VERSION=0.5.7 sh')).toEqual([]);
  });

  it('an .env that is copied into the image', () => {
    const copy = (what: string) => codes('Dockerfile', `FROM python:3.11\nCOPY ${what} /app/.env\n`, 'PW814');
    expect(copy('.env')).toEqual(['PW814@2']);
    expect(copy('docker/.env.gpu')).toEqual(['PW814@2']);
    expect(copy('.env.example')).toEqual([]);
  });

  it('models of PaddleOCR in a cache mount', () => {
    const build = (mount: string) =>
      codes(
        'Dockerfile',
        `FROM python:3.11\nRUN ${mount}python -c "from paddleocr import PaddleOCR; PaddleOCR(lang='en')"\nCMD ["python", "app.py"]\n`,
        'PW817',
      );
    expect(build('--mount=type=cache,target=/root/.paddleocr ')).toEqual(['PW817@2']);
    expect(build('')).toEqual([]);
  });

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

  it('a base for Jetson', () => {
    const from = (image: string) => codes('Dockerfile', `FROM ${image}\nRUN true\n`, 'PW876');
    expect(from('nvcr.io/nvidia/l4t-base:r32.4.3')).toEqual(['PW876@1']);
    expect(from('nvcr.io/nvidia/pytorch:24.01-py3')).toEqual([]);
  });

  it('a value of ENV with blanks', () => {
    const env = (text: string) => codes('Dockerfile', `FROM ${cuda2204}\nENV ${text}\n`, 'PW852');
    expect(env('TORCH_COMMAND=pip install torch')).toEqual(['PW852@2']);
    expect(env('TORCH_COMMAND="pip install torch"')).toEqual([]);
    expect(env('A=b\\ c D=e')).toEqual([]);
    expect(env('A=1 \\\n  B=2')).toEqual([]);
    expect(env('TORCH_COMMAND pip install torch')).toEqual([]);
  });

  it('files above the context', () => {
    const copy = (text: string) => codes('Dockerfile', `FROM ${cuda2204}\nCOPY ${text}\n`, 'PW852');
    expect(copy('../ml /app/ml')).toEqual(['PW852@2']);
    expect(copy('ml ../app')).toEqual([]);
    expect(copy('--from=build ../ml /app')).toEqual([]);
  });

  it('a list of CMD over several lines', () => {
    const cmd = (last: string) =>
      codes(
        'Dockerfile',
        `FROM ${cuda2204}\nCMD ["jupyter", "lab", "--ip=0.0.0.0", \\\n  "${last}"]\n`,
        'PW811',
      );
    expect(cmd('--ServerApp.token=')).toEqual(['PW811@2']);
    expect(cmd('--no-browser')).toEqual([]);
  });

  it('TensorFlow of CUDA 10 as a base', () => {
    const from = (tag: string) => codes('Dockerfile', `FROM tensorflow/tensorflow:${tag}\n`, 'PW869');
    expect(from('1.12.0-gpu-py3')).toEqual(['PW869@1']);
    expect(from('2.4.0-gpu')).toEqual([]);
    expect(from('1.12.0-py3')).toEqual([]);
  });

  it('poetry, and then the Python of the system', () => {
    const run = (text: string) => codes('a.sh', `#!/bin/bash\npip install poetry\n${text}`, 'PW907');
    expect(run('poetry install\npython train.py')).toEqual(['PW907@4']);
    expect(run('poetry install\npoetry run python train.py')).toEqual([]);
    expect(run('poetry config virtualenvs.create false\npoetry install\npython train.py')).toEqual([]);
    expect(run('source venv/bin/activate\npoetry install\npython train.py')).toEqual([]);
  });

  it('what only root may do, below USER', () => {
    const build = (steps: string) =>
      codes('Dockerfile', `FROM ubuntu:22.04\nRUN useradd a\n${steps}\n`, 'PW852');
    expect(build('USER a\nCOPY run.sh /run.sh\nRUN chmod +x /run.sh')).toEqual(['PW852@5']);
    expect(build('USER a\nCOPY --chown=a run.sh /run.sh\nRUN chmod +x /run.sh')).toEqual([]);
    expect(build('COPY run.sh /run.sh\nRUN chmod +x /run.sh\nUSER a')).toEqual([]);
    expect(build('USER a\nRUN apt-get update && apt-get install -y git')).toEqual(['PW852@4']);
    expect(build('USER a\nRUN sudo apt-get update && sudo apt-get install -y git')).toEqual([]);
    expect(build('USER a\nUSER root\nRUN apt-get update && apt-get install -y git')).toEqual([]);
  });

  it('a python of update-alternatives beside the pip of apt', () => {
    const build = (alternatives: string) =>
      codes(
        'Dockerfile',
        `FROM ${cuda2204}\nRUN apt-get update && apt-get install -y python3.11 python3-pip && ${alternatives}\nRUN pip install flask\nCMD ["python", "app.py"]\n`,
        'PW205',
      );
    const link = (name: string) =>
      `update-alternatives --install /usr/bin/${name} ${name} /usr/bin/python3.11 1`;
    expect(build(link('python'))).toEqual(['PW205@3']);
    // Its pip then runs on that Python, too.
    expect(build(`${link('python')} && ${link('python3')}`)).toEqual([]);
  });

  it('a HEALTHCHECK with a program that is not there', () => {
    const build = (image: string, apt: string, check: string) =>
      codes(
        'Dockerfile',
        `FROM ${image}\nRUN apt-get update && apt-get install -y ${apt}\nHEALTHCHECK CMD ${check}\n`,
        'PW874',
      );
    const curl = 'curl -f http://localhost:8000/ || exit 1';
    expect(build('python:3.11-slim', 'ffmpeg', curl)).toEqual(['PW874@3']);
    expect(build('python:3.11-slim', 'ffmpeg curl', curl)).toEqual([]);
    expect(build('python:3.11-slim', 'ffmpeg', 'python -c "import app"')).toEqual([]);
    expect(build('python:3.11', 'ffmpeg', curl)).toEqual([]);
  });
});

it('a tag of nvidia/cuda without a system, put together of an ARG (PW855)', () => {
  const from = (tag: string) =>
    codesOfRule('Dockerfile', `ARG CUDA=11.4\nFROM nvidia/cuda:\${CUDA}.${tag}\nRUN ls\n`, 'PW855');
  expect(from('0-base')).toEqual(['PW855@2']);
  expect(from('3-base-ubuntu20.04')).toEqual([]);
});

it('faster-whisper in an image of CUDA 11 (PW898)', () => {
  const build = (cuda: string, what: string) =>
    codesOfRule('Dockerfile', `FROM nvidia/cuda:${cuda}-ubuntu22.04\nRUN pip install ${what}\n`, 'PW898');
  const old = '11.8.0-cudnn8-runtime';
  expect(build(old, 'faster-whisper')).toEqual(['PW898@2']);
  expect(build('12.4.1-cudnn-runtime', 'faster-whisper')).toEqual([]);
  expect(build(old, 'faster-whisper==0.10.1')).toEqual([]);
  expect(build(old, 'faster-whisper ctranslate2==3.24.0')).toEqual([]);
  expect(build(old, 'faster-whisper nvidia-cublas-cu12')).toEqual([]);
  const modal = (tag: string) =>
    codesOfRule(
      'a.py',
      `import modal\nimage = modal.Image.from_registry("nvidia/cuda:${tag}").pip_install("faster-whisper")\n`,
      'PW898',
    );
  expect(modal('11.8.0-cudnn8-runtime-ubuntu22.04')).toEqual(['PW898@2']);
  expect(modal('12.4.1-cudnn-runtime-ubuntu22.04')).toEqual([]);
});

it('a list that is looked for in a new folder (PW856)', () => {
  const setup = (more: string) =>
    codesOfRule(
      'a.sh',
      `mkdir /root/envs\ncd /root/envs\n${more}\npip install -r requirements.txt\n`,
      'PW856',
    );
  expect(setup('uv venv a')).toEqual(['PW856@4']);
  expect(setup('git clone https://github.com/a/b .')).toEqual([]);
  expect(setup('cd -')).toEqual([]);
  expect(codesOf('a.sh', 'mkdir b\ncd b\ncd -\npip install -r requirements.txt\n')).toEqual([]);
});
