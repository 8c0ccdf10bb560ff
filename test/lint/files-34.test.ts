import { expect, it } from 'vitest';
import { codesOfRule } from './support.ts';

const build = (image: string, ...lines: readonly string[]) =>
  codesOfRule('Dockerfile', `${[`FROM ${image}`, ...lines, 'RUN apt-get update'].join('\n')}\n`, 'PW855');

it("PW855: TensorFlow's images with the old key of NVIDIA", () => {
  for (const tag of ['2.0.0b1-gpu-py3-jupyter', '1.15.5-gpu', '2.4.1-gpu', '2.7.1-gpu', '2.8.0-gpu-jupyter'])
    expect(build(`tensorflow/tensorflow:${tag}`)).toEqual(['PW855@2']);
  for (const tag of ['2.8.2-gpu', '2.7.2-gpu', '2.4.1', '1.4.1-gpu', 'latest-gpu'])
    expect(build(`tensorflow/tensorflow:${tag}`)).toEqual([]);
  expect(build('tensorflow/tensorflow:2.4.1-gpu', 'RUN rm /etc/apt/sources.list.d/cuda.list')).toEqual([]);
});

it('PW855: images of conda from when Debian meant buster', () => {
  expect(build('continuumio/miniconda3:4.9.2')).toEqual(['PW855@2']);
  expect(build('continuumio/anaconda3:2020.11')).toEqual(['PW855@2']);
  expect(build('continuumio/miniconda3:4.10.3')).toEqual([]);
  expect(build('continuumio/miniconda3:4.9.2-alpine')).toEqual([]);
  expect(build('continuumio/miniconda3')).toEqual([]);
});

it('PW873: a file that is read may define conda', () => {
  const script = (...lines: readonly string[]) =>
    codesOfRule('build.sh', `${['#!/bin/bash', ...lines, 'conda activate x'].join('\n')}\n`, 'PW873');
  expect(script('source ./config.sh')).toEqual([]);
  expect(script('. config.sh')).toEqual([]);
  expect(script('./config.sh')).toEqual(['PW873@3']);
});

const compose = (code: string, ...lines: readonly string[]) =>
  codesOfRule('compose.yaml', `services:\n  a:\n${lines.map((line) => `    ${line}\n`).join('')}`, code);

it('PW810: a key that is there twice', () => {
  expect(compose('PW810', 'build: .', 'build:', '  context: .')).toEqual(['PW810@4']);
  expect(compose('PW810', 'image: a:1', 'build:', '  context: .')).toEqual([]);
});

it("PW874: a healthcheck with what Ollama's image has not", () => {
  const check = (test: string, image = 'ollama/ollama:0.9.0', more = 'restart: always') =>
    compose('PW874', `image: ${image}`, more, 'healthcheck:', `  test: ${test}`);
  expect(check('["CMD", "curl", "-f", "http://localhost:11434"]')).toEqual(['PW874@6']);
  expect(check('["CMD-SHELL", "wget -q localhost:11434 || exit 1"]')).toEqual(['PW874@6']);
  expect(check('curl -f localhost:11434')).toEqual(['PW874@6']);
  expect(check('["CMD", "ollama", "list"]')).toEqual([]);
  expect(check('["CMD", "curl", "localhost"]', 'mine/ollama:1')).toEqual([]);
  expect(check('["CMD", "curl", "localhost"]', 'ollama/ollama', 'entrypoint: /own.sh')).toEqual([]);
});

it('PW414: names that the index does not have', () => {
  const list = (line: string) => codesOfRule('requirements.txt', `${line}\n`, 'PW414');
  for (const name of ['request', 'unsloth2', 'flashattention', 'bitandbytes', 'pkg-resources==0.0.0'])
    expect(list(name)).toEqual(['PW414@1']);
  for (const name of ['requests', 'unsloth', 'flash-attn', 'flash_attention', 'simple-knn', 'xformer'])
    expect(list(name)).toEqual([]);
});
