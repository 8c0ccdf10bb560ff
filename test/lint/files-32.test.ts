import { expect, it } from 'vitest';
import { knownReleases, releases } from '../../src/catalog/packages.ts';
import { pythonsOf } from '../../src/catalog/releases-read.ts';
import { codesOfRule, findingsOf } from './support.ts';

const build = (code: string, ...lines: readonly string[]) =>
  codesOfRule('Dockerfile', `${lines.join('\n')}\n`, code);
const said = (code: string, ...lines: readonly string[]) =>
  findingsOf('Dockerfile', `${lines.join('\n')}\n`).filter((one) => one.code === code);

it('PW855: the old key of NVIDIA for yum has a mend of its own', () => {
  const key = (system: string) =>
    said(
      'PW855',
      'FROM ubuntu:22.04',
      `RUN curl -fsSL https://developer.download.nvidia.com/compute/cuda/repos/${system}/x86_64/7fa2af80.pub -o key`,
    )[0];
  expect(key('rhel7')?.fixes).toEqual(['take D42D0685.pub of the same folder']);
  expect(key('rhel7')?.message).not.toContain('apt');
  expect(key('ubuntu1804')?.fixes).toEqual(['take cuda-keyring_1.1-1_all.deb of the same folder']);
});

it('PW825: what is there already is not asked for, and what has no apt is not told of it', () => {
  const apt = (...lines: readonly string[]) =>
    build('PW825', 'FROM ubuntu:22.04', 'RUN apt-get update', ...lines, 'RUN apt-get install doxygen');
  expect(apt('RUN apt install -y git doxygen')).toEqual([]);
  expect(apt('RUN apt install -y git')).toEqual(['PW825@4']);
  expect(apt('RUN apt install -y doxygen', 'RUN apt-get remove -y doxygen')).toEqual(['PW825@5']);
  expect(apt('RUN apt install -y doxygen || true')).toEqual(['PW825@4']);
  const image = (name: string, what: string) =>
    build('PW825', `FROM ${name}`, `RUN apt-get update && apt-get install ${what}`);
  expect(image('python:3.11', 'git curl')).toEqual([]);
  expect(image('python:3.11', 'ffmpeg')).toEqual(['PW825@2']);
  expect(image('python:3.11-slim', 'git curl')).toEqual(['PW825@2']);
  const yum = (first: string) => build('PW825', 'FROM rockylinux:9', `RUN ${first} && apt-get install curl`);
  expect(yum('dnf install -y git')).toEqual([]);
});

it('what is newest is the newest for that Python', () => {
  const list = (code: string, python: string, ...pins: readonly string[]) =>
    said(code, `FROM python:${python}-slim`, `RUN pip install ${pins.join(' ')}`);
  const old = list('PW421', '3.8', 'torch==1.13.1', 'transformers');
  expect(old).toEqual([]);
  const [ten] = list('PW421', '3.10', 'torch==1.13.1', 'transformers');
  expect(ten?.message).toContain('transformers 5.20.2 beside torch 1.13.1');
  // transformers 4.57 is the last of 3.9, and wants torch 2.2.
  const [nine] = list('PW421', '3.9', 'torch==1.13.1', 'transformers');
  expect(nine?.message).toContain('transformers 4.57');
  expect(nine?.fixes).toEqual(['pin transformers==4.49.0']);
  expect(list('PW407', '3.8', 'gradio==4.0.0')).toEqual([]);
  expect(list('PW407', '3.10', 'gradio==4.0.0')).toHaveLength(1);
  expect(list('PW408', '3.8', 'gradio==4.0.0')).toEqual([]);
  expect(list('PW408', '3.9', 'gradio==4.0.0')).toHaveLength(1);
});

it('an image of before may have a Python of before', () => {
  const image = (name: string) => build('PW421', `FROM ${name}`, 'RUN pip install transformers');
  expect(image('pytorch/pytorch:1.11.0-cuda11.3-cudnn8-runtime')).toEqual([]);
  expect(image('pytorch/pytorch:2.0.1-cuda11.7-cudnn8-runtime')).toEqual(['PW421@2']);
  // httpx 0.28 is for Python 3.8, which that one has; another has 3.7 perhaps.
  const openai = (torch: string) =>
    build('PW421', `FROM pytorch/pytorch:${torch}-cuda11.3-cudnn8-runtime`, 'RUN pip install openai==1.10.0');
  expect(openai('1.11.0')).toEqual(['PW421@2']);
  expect(openai('1.10.0')).toEqual([]);
});

it('releases by Python agree with what was read of the index', () => {
  for (const { name, pythonFrom = [], versions } of releases)
    for (const [version, python] of pythonFrom) {
      const minor = Number(python.slice(2));
      const read = pythonsOf(name, version);
      if (read !== null && minor > 7) expect([name, version, read.from]).toEqual([name, version, minor]);
      // The last one before it is there to be taken.
      expect(knownReleases(name, `3.${minor - 1}`).at(-1)).not.toBe(versions.at(-1));
    }
});

it('PW905: versions that the index never had, pinned and by a range', () => {
  const none = (line: string) =>
    findingsOf('requirements.txt', `${line}\n`)
      .map(({ message }) => message)
      .filter((text) => text.includes('pip stops'));
  expect(none('nvidia-cudnn-cu11==9.0.0.84')).toHaveLength(1);
  expect(none('nvidia-cudnn-cu11==9.0.0.312')).toEqual([]);
  expect(none('nvidia-ml-py3>=11.0.0')).toEqual([
    'No release of nvidia-ml-py3 is >=11.0.0: pip stops. There is 7.352.',
  ]);
  expect(none('nvidia-ml-py3>=7.352')).toEqual([]);
  expect(none('numpy>=1.27,<2')).toHaveLength(1);
  expect(none('numpy>=1.26,<2')).toEqual([]);
  // May have come since.
  expect(none('numpy>=99')).toEqual([]);
});

it('a folder of somebody else, and a wheel of another Python beside the file', () => {
  const list = (line: string) =>
    findingsOf('requirements.txt', `numpy\n${line}\n`).filter(({ message }) => message.includes('machine'));
  expect(list('-e /home/someone/python/thing')).toHaveLength(1);
  expect(list('-e /home/user/app')).toEqual([]);
  expect(list('-e /workspace/app')).toEqual([]);
  const wheel = (tag: string) =>
    build(
      'PW417',
      'FROM pytorch/pytorch:2.0.1-cuda11.7-cudnn8-runtime',
      'RUN pip install numpy',
      `RUN pip install ttsfrd-0.3.6-${tag}-${tag}-linux_x86_64.whl`,
    );
  expect(wheel('cp38')).toEqual(['PW417@3']);
  expect(wheel('cp310')).toEqual([]);
});

it('PW867: the extensions of PyG without their page of wheels', () => {
  const list = (...lines: readonly string[]) =>
    codesOfRule(
      'requirements.txt',
      `torch_geometric==2.3.1\ntorch_scatter==2.1.2\n${lines.join('\n')}\n`,
      'PW867',
    );
  expect(list()).toEqual(['PW867@2']);
  expect(list('-f https://data.pyg.org/whl/torch-2.4.0+cu124.html')).toEqual([]);
  // pip of before 25.3 builds it beside the torch that is there.
  expect(
    build('PW867', 'FROM pytorch/pytorch:2.0.1-cuda11.7-cudnn8-devel', 'RUN pip install torch-scatter'),
  ).toEqual([]);
});
