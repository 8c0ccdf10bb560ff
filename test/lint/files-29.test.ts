import { expect, it } from 'vitest';
import { kindOf } from '../../src/lint/kind.ts';
import { codesOf, codesOfRule, findingsOf } from './support.ts';

it('PW425: what each fastapi wants of starlette and pydantic', () => {
  const list = (...pins: readonly string[]) =>
    codesOfRule('requirements.txt', `${pins.join('\n')}\n`, 'PW425');
  expect(list('fastapi==0.109.0', 'starlette==0.37.2')).toEqual(['PW425@2']);
  // Read in no release, and alike in those around it.
  expect(list('fastapi==0.105.0', 'starlette==0.41.0')).toEqual(['PW425@2']);
  expect(list('fastapi==0.99.1', 'pydantic==2.5.0')).toEqual(['PW425@2']);
  expect(list('fastapi==0.110.0', 'starlette==0.36.3')).toEqual([]);
  // From here to 0.115.1 the bound moved; what is not read is not said.
  expect(list('fastapi==0.115.3', 'starlette==0.41.3')).toEqual([]);
  expect(list('fastapi==0.100.0', 'pydantic==2.5.0')).toEqual([]);
});

it('PW425: two pins that leave no tokenizers', () => {
  const list = (whisper: string) =>
    codesOfRule('requirements.txt', `transformers==4.53.2\nfaster-whisper==${whisper}\n`, 'PW425');
  expect(list('1.0.0')).toEqual(['PW425@2']);
  expect(list('1.0.3')).toEqual([]);
});

it('PW421: diffusers before 0.35.2 beside a transformers 5 that is asked for', () => {
  const list = (...lines: readonly string[]) =>
    findingsOf('requirements.txt', `${lines.join('\n')}\n`)
      .filter(({ message }) => /^diffusers .* beside transformers /.test(message))
      .map(({ place }) => place.line);
  expect(list('diffusers==0.31.0', 'transformers')).toEqual([1]);
  expect(list('transformers==5.0.0', 'diffusers==0.34.0')).toEqual([2]);
  expect(list('diffusers==0.31.0', 'transformers<5')).toEqual([]);
  expect(list('diffusers==0.31.0', 'accelerate')).toEqual([]);
  expect(list('diffusers==0.35.2', 'transformers')).toEqual([]);
  // No transformers 5 admits these.
  expect(list('diffusers==0.31.0', 'transformers', 'tokenizers==0.21.4')).toEqual([]);
  expect(list('diffusers==0.31.0', 'transformers', 'huggingface-hub==0.26.2')).toEqual([]);
});

it('PW421: a bound that only the newest refuses keeps no broken one out', () => {
  const list = (more: string) =>
    codesOfRule('requirements.txt', `sentence-transformers==2.2.2\n${more}\n`, 'PW421');
  expect(list('filelock==3.8.2')).toEqual(['PW421@1']);
  expect(list('huggingface-hub<0.26')).toEqual([]);
  // Its tokenizers, which nobody names, holds huggingface-hub.
  expect(list('transformers==4.34.1')).toEqual([]);
  expect(list('transformers==4.46.3')).toEqual(['PW421@1']);
});

it('PW889: names of modal that are imported from it', () => {
  const file = (line: string) =>
    findingsOf('app.py', `${line}\nvolume = SharedVolume()\n`)
      .filter(({ code }) => code === 'PW889')
      .map(({ message }) => message.slice(0, 50));
  expect(file('from modal import Image, SharedVolume')).toEqual([
    'Since modal 0.63 there is no modal.SharedVolume: w',
  ]);
  expect(file('from disks import SharedVolume')).toEqual([]);
});

it('PW873: a module of a cluster makes conda known', () => {
  const job = (line: string) =>
    codesOfRule('job.sh', `#!/bin/bash\n${line}\nconda activate wizard\npython a.py\n`, 'PW873');
  expect(job('module load Miniforge3/24.1')).toEqual([]);
  expect(job('module load cuda/12.4')).toEqual(['PW873@3']);
});

it('PW807: images of RAPIDS have bash for RUN', () => {
  const build = (image: string) =>
    codesOfRule('Dockerfile', `FROM ${image}\nRUN source activate rapids && pip list\n`, 'PW807');
  expect(build('nvcr.io/nvidia/rapidsai/rapidsai:0.14-cuda10.2-runtime-ubuntu18.04')).toEqual([]);
  expect(build('nvcr.io/nvidia/pytorch:24.05-py3')).toEqual(['PW807@2']);
});

it('PW855: images of RAPIDS of before April 2022 have the old key', () => {
  const build = (tag: string) =>
    codesOfRule('Dockerfile', `FROM rapidsai/rapidsai:${tag}\nRUN apt-get update\n`, 'PW855');
  expect(build('21.06-cuda11.0-runtime-ubuntu20.04')).toEqual(['PW855@2']);
  expect(build('22.12-cuda11.5-runtime-ubuntu20.04')).toEqual([]);
  expect(build('21.06-cuda11.0-runtime-centos7')).toEqual([]);
});

it('PW421 and PW425 of what an image of Modal installs', () => {
  const app = (list: string, more = '') =>
    codesOf(
      'app.py',
      `import modal\nimage = modal.Image.debian_slim(python_version="3.11").pip_install(\n    ${list},\n)${more}\napp = modal.App("wizard", image=image)\n`,
    );
  expect(app('"diffusers==0.31.0", "transformers"')).toEqual(['PW421@3']);
  expect(app('["transformers==4.53.2",  # so\n "faster-whisper==1.0.0"]')).toEqual(['PW425@4']);
  expect(app('"diffusers==0.31.0", "transformers<5"')).toEqual([]);
  // Another step, and options of pip.
  expect(app('"diffusers==0.31.0", "transformers"', '.pip_install("transformers==4.46.3")')).toEqual([]);
  expect(app('"diffusers==0.31.0", "transformers", extra_options="-c held.txt"')).toEqual([]);
});

it('a list of names alone is one for pip, where they are packages', () => {
  expect(kindOf('models.txt', 'accelerate\ndiffusers\nPillow\n')).toBe('requirements');
  expect(kindOf('colours.txt', 'red\nblack\ngreen\nblue\n')).toBe(null);
  expect(kindOf('notes.txt', 'diffusers and transformers\npeft\n')).toBe(null);
});

it('PW425: TensorFlow of before 2.12 and what it wants', () => {
  const list = (...pins: readonly string[]) =>
    codesOfRule('requirements.txt', `${pins.join('\n')}\n`, 'PW425');
  expect(list('tensorflow-gpu==1.15.4', 'tensorboard==1.14.0')).toEqual(['PW425@2']);
  expect(list('tensorflow-gpu==1.15.4', 'tensorboard==1.15.0')).toEqual([]);
  expect(list('tensorflow==2.10.0', 'protobuf==3.20.3')).toEqual(['PW425@2']);
  expect(list('tensorflow==2.10.0', 'protobuf==3.19.6')).toEqual([]);
});
