import { describe, expect, it } from 'vitest';
import { codesOf, codesOfRule, findingsOf } from './support.ts';

describe('a torch of years ago', () => {
  it('is not the only thing of CUDA 10', () => {
    const build = (from: string) => codesOf('Dockerfile', `FROM ${from}\nCMD ["python3", "a.py"]`).join();
    expect(build('nvcr.io/nvidia/cuda:10.1-devel-ubuntu18.04')).toContain('PW869@1');
    expect(build('nvcr.io/nvidia/cuda:11.8.0-devel-ubuntu22.04')).not.toContain('PW869');
    // Which is gone altogether, and that is said.
    expect(build('nvidia/cuda:10.1-devel-ubuntu18.04')).not.toContain('PW869');
    const env = (line: string) => codesOf('environment.yml', `name: a\ndependencies:\n- ${line}\n`).join();
    expect(env('tensorflow-gpu=1.8.0\n- cudatoolkit=9.0')).toContain('PW869@3');
    expect(env('tensorflow=2.6.0\n- cudatoolkit=11.3')).not.toContain('PW869');
    expect(codesOf('requirements.txt', 'tensorflow-gpu==2.3.0\n').join()).toContain('PW869@1');
    expect(codesOf('requirements.txt', 'tensorflow==2.3.0\n').join()).not.toContain('PW869');
  });

  it('has tags of its own for tensorflow', () => {
    const build = (tag: string) =>
      codesOf('Dockerfile', `FROM tensorflow/tensorflow:${tag}\nRUN true`).join();
    expect(build('2.13.0-gpu-py3')).toContain('PW855');
    expect(build('2.13.0-gpu')).not.toContain('PW855');
    expect(build('2.1.0-gpu-py3')).not.toContain('PW855');
  });

  it.each([
    ['torch==1.6.0', /newer than the RTX 20 and T4: on RTX 30/, /rent a card/],
    ['torch==1.9.1+cu102', /newer than the RTX 20 and T4/, /rent a card/],
    ['torch==1.9.1+cu111', /newer than the RTX 40 and A100/, /CUDA 10/],
    [
      'torch==1.9.1',
      /newer than the RTX 40 and A100.*builds for CUDA 10 have none for RTX 30/,
      /RTX 20|^rent|,rent a card/,
    ],
    ['torch==1.13.1', /newer than the RTX 40 and A100/, /CUDA 10/],
  ])('%s: the cards that it has code for', (text, said, unsaid) => {
    const [one] = findingsOf('requirements.txt', text).filter(({ code }) => code === 'PW869');
    expect(one?.message).toMatch(said);
    expect(`${one?.message} ${one?.fixes.join()}`).not.toMatch(unsaid);
  });

  it('conda says which CUDA it is, and a step without an index takes the one of the default index', () => {
    const said = (file: string, text: string) =>
      findingsOf(file, text).find(({ code }) => code === 'PW869')?.message;
    const conda = (toolkit: string) =>
      `dependencies:\n  - pytorch=1.10\n  - cudatoolkit=${toolkit}\n  - pip\n`;
    expect(said('environment.yml', conda('10.2'))).toMatch(/RTX 20 and T4/);
    expect(said('environment.yml', conda('11.3'))).toMatch(/RTX 40 and A100/);
    expect(said('a.sh', 'pip install torch==1.12.1')).toMatch(/RTX 20 and T4/);
  });
});

describe('a torch that nothing holds, in a list alone', () => {
  const codes = (text: string) => codesOf('requirements.txt', text);

  it('is whatever pip takes where none is there', () => {
    const [finding] = findingsOf('requirements.txt', 'torch>=2.1\ntransformers\n');
    expect([finding?.code, finding?.message.split(', ')[0]]).toEqual([
      'PW829',
      'where no torch is there yet',
    ]);
    expect(codes('torchvision\nnumpy<2\n')).toContain('PW829@1');
    expect(codes('torch==2.6.0\ntorchaudio\n')).toContain('PW868@2');
  });

  it.each([
    ['held by a bound', 'torch>=2.1,<2.5\n'],
    ['of an index', '--index-url https://download.pytorch.org/whl/cu126\ntorch\n'],
    ['drawn in by what goes into images that have one', 'transformers\naccelerate\n'],
    ['held by its partner', 'torch\ntorchvision==0.21.0\n'],
  ])('but not one %s', (_, text) => {
    expect(codes(text).filter((code) => code.startsWith('PW829'))).toEqual([]);
  });

  it('is replaced on an image of PyTorch by what wants another', () => {
    const on = (text: string) =>
      codesOf('Dockerfile', `FROM pytorch/pytorch:2.5.0-cuda12.4-cudnn9-devel\nRUN ${text}`);
    expect(on('pip install -U xformers')).toEqual(['PW828@2']);
    expect(on('pip install vllm')).toEqual(['PW828@2']);
    expect(on('pip install torchvision accelerate')).toEqual([]);
    expect(on('pip install transformers')).toEqual(['PW421@2']);
  });
});

describe('flash-attn in a step', () => {
  const codes = (text: string) => codesOf('Dockerfile', `FROM a/b:1\nRUN ${text}`);

  it('is built without torch unless pip is told otherwise', () => {
    expect(codes('pip install torch==2.6.0 flash-attn==2.7.3')).toContain('PW867@2');
    expect(codes('pip install flash-attn==2.7.3 --no-build-isolation')).toEqual([]);
    expect(codes('PIP_NO_BUILD_ISOLATION=0 pip install flash-attn==2.7.3')).toEqual([]);
    expect(codes('pip install flash-attn==2.7.3 --find-links https://x.example/wheels')).toEqual([]);
    expect(codes('pip install https://x.example/flash_attn-2.7.3-cp311-cp311-linux_x86_64.whl')).toEqual([]);
  });
});

it('the fix of an open torch in a list leaves the other lines their index', () => {
  const fixes = findingsOf('requirements.txt', 'torch>=2.0.0\nrunpod\n').flatMap((one) => one.fixes);
  expect(fixes.join()).toMatch(/write torch==[\d.]+\+cu\d+, .* --extra-index-url https:/);
  const [pin = '', index = ''] = /torch==\S+(?=,)|--extra-index-url \S+/g[Symbol.match](fixes.join()) ?? [];
  expect(findingsOf('requirements.txt', `${index}\n${pin}\nrunpod\n`)).toEqual([]);
});

describe('the torch of the image', () => {
  const image = 'FROM runpod/pytorch:2.0.1-py3.10-cuda11.8.0-devel-ubuntu22.04\n';
  const codes = (run: string) => codesOf('Dockerfile', `${image}RUN ${run}`).map((one) => one.slice(0, 5));

  it('meets a pin of the same release, whatever its CUDA', () => {
    expect(codes('pip install torch==2.0.1')).not.toContain('PW405');
    expect(codes('pip install torch==2.1.0')).toContain('PW405');
  });

  it('is no reason for anything once a step replaces it', () => {
    const conda = 'FROM pytorch/pytorch:2.1.2-cuda11.8-cudnn8-devel\nRUN pip install transformers';
    const said = (more: string) => codesOf('Dockerfile', `${conda}${more}`).map((one) => one.slice(0, 5));
    expect(said('')).toContain('PW421');
    // The newest bitsandbytes wants torch 2.4.
    expect(said(' bitsandbytes')).toContain('PW828');
    expect(said(' bitsandbytes')).not.toContain('PW421');
  });
});

it('pins the flash-attn that the index has, where the first of a release gave way to a post-release', () => {
  const fixes = (torch: string) =>
    findingsOf(
      'Dockerfile',
      `FROM pytorch/pytorch:${torch}-devel\nRUN pip install flash-attn --no-build-isolation\n`,
    )
      .filter(({ code }) => code === 'PW415')
      .flatMap((one) => one.fixes);
  expect(fixes('2.1.2-cuda12.1-cudnn8')).toEqual(['pin flash-attn==2.7.3']);
  expect(fixes('2.3.1-cuda12.1-cudnn8')).toEqual(['pin flash-attn==2.7.4.post1']);
});

it('says with its date that no wheel of flash-attn is known for a torch after it, and leaves nothing out for that', () => {
  const said = (torch: string) =>
    findingsOf('requirements.txt', `flash-attn==2.8.3\ntorch==${torch}\n`).filter(
      ({ code }) => code === 'PW415',
    );
  expect(said('2.9.1')).toEqual([]);
  expect(said('2.10.0').map(({ message, fixes }) => [/as of 2026/.test(message), fixes])).toEqual([
    [true, []],
  ]);
});

it('says that flash-attn finds no nvcc (PW867)', () => {
  const image = (base: string, line: string) => codesOfRule('Dockerfile', `FROM ${base}\n${line}\n`, 'PW867');
  const pip = 'RUN pip install flash-attn==2.7.4.post1 --no-build-isolation';
  const runtime = 'nvidia/cuda:12.4.1-cudnn-runtime-ubuntu22.04';
  expect(image(runtime, pip)).toEqual(['PW867@2']);
  expect(image('nvidia/cuda:12.4.1-cudnn-devel-ubuntu22.04', pip)).toEqual([]);
  expect(image('pytorch/pytorch:2.5.1-cuda12.4-cudnn9-runtime', pip)).toEqual([]);
  expect(image(runtime, `RUN apt-get install -y cuda-nvcc-12-4\n${pip}`)).toEqual([]);
  const project = (source: string) =>
    codesOfRule(
      'pyproject.toml',
      `[project]\nname = "a"\nversion = "1"\ndependencies = ["flash-attn"]\n${source}`,
      'PW867',
    );
  expect(project('')).toEqual(['PW867@4']);
  expect(
    project('[tool.uv.sources]\nflash-attn = { url = "https://a.b/flash_attn-2.8.3-cp311.whl" }\n'),
  ).toEqual([]);
});

it('a program with a window needs no driver of a pod (PW829)', () => {
  expect(codesOfRule('requirements.txt', 'torch>=2.0\nnumpy\n', 'PW829')).toEqual(['PW829@1']);
  expect(codesOfRule('requirements.txt', 'torch>=2.0\npyaudio\n', 'PW829')).toEqual([]);
});
