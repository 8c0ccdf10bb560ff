import { expect, it } from 'vitest';
import { codesOfRule, findingsOf } from './support.ts';

const list = (code: string, ...lines: readonly string[]) =>
  codesOfRule('requirements.txt', `${lines.join('\n')}\n`, code);

it('PW829: what pip takes is for a Python that the other pins have, too', () => {
  expect(list('PW829', 'tensorflow-gpu==1.15', 'torchvision')).toEqual([]);
  expect(list('PW829', 'tensorflow==2.5.0', 'torchvision')).toEqual([]);
  // The newest for Python 3.10 is for CUDA 13 as well; that of 3.9 is not.
  const told = findingsOf('requirements.txt', 'tensorflow==2.8.0\ntorchvision\n').find(
    ({ code }) => code === 'PW829',
  );
  expect(told?.message).toContain('pip takes torch 2.14.1 today, built for CUDA 13');
  expect(list('PW829', 'tensorflow==2.20.0', 'torchvision')).toEqual(['PW829@2']);
  // A marker says that it is for another Python.
  expect(list('PW829', 'tensorflow-gpu==1.15; python_version < "3.8"', 'torchvision')).toEqual(['PW829@2']);
});

it('PW894: a release that no Python of the list takes breaks nothing', () => {
  const open = ['transformers', 'huggingface_hub', 'requests==2.28.1', 'tqdm==4.66.1', 'six==1.16.0'];
  expect(list('PW894', ...open)).toEqual(['PW894@1']);
  expect(list('PW894', ...open, 'tensorflow-gpu==2.5.0')).toEqual([]);
});

it('PW876: a file that is named after the Jetson means one', () => {
  const from = (name: string) => codesOfRule(name, 'FROM dustynv/l4t-pytorch:r36.4.0\nRUN true\n', 'PW876');
  expect(from('Dockerfile.jetson')).toEqual([]);
  expect(from('Dockerfile')).toEqual(['PW876@1']);
});

it('PW869: TensorFlow brings code that the driver compiles', () => {
  const of = (line: string) => findingsOf('requirements.txt', `${line}\n`).map(({ message }) => message)[0];
  expect(of('tensorflow-gpu==1.15.0')).not.toContain('nothing runs');
});

it('PW916: two services on one port of the host', () => {
  const compose = (second: string, more = '') =>
    codesOfRule(
      'docker-compose.yml',
      `services:\n  a:\n    image: a:1\n    ports:\n      - 8888:8888\n  b:\n    image: b:1\n${more}    ports:\n      - ${second}\n`,
      'PW916',
    );
  expect(compose('8888:8889')).toEqual(['PW916@9']);
  expect(compose('8889:8888')).toEqual([]);
  expect(compose('8888:8888/udp')).toEqual([]);
  expect(compose('127.0.0.1:8888:8888')).toEqual([]);
  expect(compose('8888:8888', '    profiles: [b]\n')).toEqual([]);
});

it('PW423: gym 0.18 to 0.21, which setuptools of today refuses', () => {
  expect(list('PW423', 'gym==0.21.0')).toEqual(['PW423@1']);
  expect(list('PW423', 'gym==0.19')).toEqual(['PW423@1']);
  expect(list('PW423', 'gym==0.17.3')).toEqual([]);
  expect(list('PW423', 'gym==0.22.0')).toEqual([]);
  expect(list('PW423', 'gym>=0.21')).toEqual([]);
  expect(codesOfRule('Dockerfile', 'FROM python:3.6\nRUN pip install gym==0.21.0\n', 'PW423')).toEqual([]);
});

it('PW425: the triton that torch wants', () => {
  expect(list('PW425', 'torch==2.6.0', 'triton==3.0.0')).toEqual(['PW425@1']);
  expect(list('PW425', 'torch==2.6.0', 'triton==3.2.0')).toEqual([]);
  expect(list('PW425', 'torch==2.6.0+rocm6.2', 'triton==3.0.0')).toEqual([]);
});

it('PW426: what the image of a stranger has, nobody knows', () => {
  const on = (image: string) =>
    codesOfRule(
      'Dockerfile',
      `FROM ${image}\nRUN apt-get update && apt-get install -y python3-pip libgl1\nRUN pip install opencv-python\n`,
      'PW426',
    );
  expect(on('somebody/base:1')).toEqual([]);
  expect(on('ubuntu:22.04')).toEqual(['PW426@3']);
});
