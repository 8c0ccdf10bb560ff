import { expect, it } from 'vitest';
import { codesOfRule, findingsOf } from './support.ts';

const build = (code: string, image: string, ...lines: readonly string[]) =>
  codesOfRule('Dockerfile', `${[`FROM ${image}`, ...lines].join('\n')}\n`, code);

it('PW855: tags of runpod/pytorch that end with their CUDA, or in -runtime', () => {
  for (const tag of [
    '2.1.0-py3.10-cuda12.1.1',
    '2.0.1-py3.10-cuda11.7.1-runtime',
    '2.1.0-py3.10-cuda11.8.0-runtime-ubuntu22.04',
  ])
    expect(build('PW855', `runpod/pytorch:${tag}`)).toEqual(['PW855@1']);
  for (const tag of [
    '2.0.1-py3.10-cuda11.8.0-devel',
    '2.2.0-py3.10-cuda12.1.1-devel-ubuntu22.04',
    '2.8.0-py3.11-cuda12.8.1-cudnn-devel-ubuntu22.04',
    '1.0.2-cu1281-torch280-ubuntu2404',
    '$TAG',
  ])
    expect(build('PW855', `runpod/pytorch:${tag}`)).toEqual([]);
});

it('PW855: an image of PyTorch with two numbers has the old key as well', () => {
  const update = (tag: string) => build('PW855', `pytorch/pytorch:${tag}`, 'RUN apt-get update');
  expect(update('1.5-cuda10.1-cudnn7-devel')).toEqual(['PW855@2']);
  expect(update('1.5-cuda10.1-cudnn7-runtime')).toEqual([]);
  // On Ubuntu 16.04 apt only warns.
  expect(update('1.4-cuda10.1-cudnn7-devel')).toEqual([]);
});

it('PW825: what is installed after the lists were removed', () => {
  const ubuntu = (...lines: readonly string[]) =>
    build('PW825', 'ubuntu:22.04', 'RUN apt-get update && apt-get install -y git', ...lines);
  const gone = 'RUN rm -rf /var/lib/apt/lists/*';
  const install = 'RUN apt-get install -y libgl1';
  expect(ubuntu(gone, install)).toEqual(['PW825@4']);
  expect(ubuntu(`${gone} && apt-get install -y libgl1`)).toEqual(['PW825@3']);
  expect(ubuntu(install)).toEqual([]);
  expect(ubuntu(gone, 'RUN apt-get update', install)).toEqual([]);
  expect(ubuntu(gone, 'RUN ./more.sh', install)).toEqual([]);
  expect(ubuntu(gone, 'RUN curl -fsSL https://example.org/setup | bash -', install)).toEqual([]);
  expect(ubuntu('RUN rm -rf /var/lib/apt/lists/partial', install)).toEqual([]);
  expect(ubuntu(gone, 'FROM node:22', 'RUN apt-get update', install)).toEqual([]);
});

const list = (code: string, ...lines: readonly string[]) =>
  codesOfRule('requirements.txt', `${lines.join('\n')}\n`, code);

it('PW414: what is in its repository alone', () => {
  for (const pin of [
    'diff_gaussian_rasterization==0.0.0',
    'tinycudann==1.7',
    'torchsearchsorted',
    'nvdiffrast',
  ])
    expect(list('PW414', pin)).toEqual(['PW414@1']);
  for (const pin of [
    'simple-knn',
    'raymarching',
    'gsplat',
    'nvdiffrast @ git+https://github.com/NVlabs/nvdiffrast@v0.3.3',
    './submodules/diff-gaussian-rasterization',
  ])
    expect(list('PW414', pin)).toEqual([]);
  const project = (more: string) =>
    codesOfRule(
      'pyproject.toml',
      `[project]\nname = "a"\nversion = "1"\ndependencies = ["nvdiffrast"]\n${more}`,
      'PW414',
    );
  expect(project('')).toEqual(['PW414@4']);
  expect(
    project('\n[tool.uv.sources]\nnvdiffrast = { git = "https://github.com/NVlabs/nvdiffrast" }\n'),
  ).toEqual([]);
});

it('PW867: sources of splatting that import torch', () => {
  const git = (path: string) => list('PW867', 'torch', `git+https://github.com/${path}`);
  expect(git('NVlabs/tiny-cuda-nn/#subdirectory=bindings/torch')).toEqual(['PW867@2']);
  expect(git('graphdeco-inria/diff-gaussian-rasterization')).toEqual(['PW867@2']);
  expect(git('graphdeco-inria/gaussian-hierarchy')).toEqual([]);
  // It is Python alone.
  expect(git('otaheri/chamfer_distance')).toEqual([]);
});

it('PW412: a command in a list is called one', () => {
  const [first] = findingsOf(
    'requirements.txt',
    'numpy\npip install torch==1.8.0+cu111 -f https://x.org/a.html\n',
  );
  expect(first?.why).toMatch(/no commands/);
});
