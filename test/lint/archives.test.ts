import { expect, it } from 'vitest';
import { codesOfRule, findingsOf } from './support.ts';

const build = (code: string, ...lines: readonly string[]) =>
  codesOfRule('Dockerfile', `${lines.join('\n')}\n`, code);

it('PW855: CentOS, whose mirrors are gone', () => {
  const yum = (image: string, ...lines: readonly string[]) =>
    build('PW855', `FROM ${image}`, ...lines, 'RUN yum install -y gcc');
  for (const image of ['centos:7', 'centos:7.9.2009', 'centos:centos8', 'nvidia/cuda:11.8.0-devel-centos7'])
    expect(yum(image)).toEqual(['PW855@2']);
  expect(yum('centos:7', 'COPY cuda.repo /etc/yum.repos.d/cuda.repo')).toEqual(['PW855@3']);
  expect(yum('centos:7', 'COPY CentOS-Base.repo /etc/yum.repos.d/')).toEqual([]);
  expect(yum('centos:7', "RUN sed -i 's/mirror.centos/vault.centos/' /etc/yum.repos.d/*.repo")).toEqual([]);
  expect(yum('centos:7', 'COPY mirrors.sh /', 'RUN /mirrors.sh')).toEqual([]);
  expect(yum('quay.io/centos/centos:stream9')).toEqual([]);
  expect(yum('rockylinux:8')).toEqual([]);
  expect(yum('nvidia/cuda:12.4.1-devel-rockylinux8')).toEqual([]);
});

it('PW855: releases of Ubuntu between two long ones', () => {
  const apt = (image: string, ...lines: readonly string[]) =>
    build('PW855', `FROM ${image}`, ...lines, 'RUN apt-get update && apt-get install -y git');
  expect(apt('ubuntu:23.10')).toEqual(['PW855@2']);
  expect(apt('ubuntu:groovy')).toEqual(['PW855@2']);
  expect(apt('ubuntu:20.04')).toEqual([]);
  expect(apt('ubuntu:26.04')).toEqual([]);
  expect(apt('ubuntu:21.04', "RUN sed -i 's/archive/old-releases/' /etc/apt/sources.list")).toEqual([]);
});

it('PW855: tags of Python that were last built on buster', () => {
  const fix = (image: string) =>
    findingsOf('Dockerfile', `FROM ${image}\nRUN apt-get update\n`).find(({ code }) => code === 'PW855')
      ?.fixes[0];
  expect(fix('python:3.8.10-slim')).toBe('write python:3.8-slim');
  expect(fix('python:3.9.5')).toBe('write python:3.9');
  expect(fix('python:3.6.13')).toBe('take a base image on Debian bookworm');
  expect(fix('python:2.7')).toBe('take a base image on Debian bookworm');
  for (const image of ['python:3.8.11', 'python:3.9.6', 'python:3.6', 'python:3.8.1-alpine', 'python:3.9.50'])
    expect(fix(image)).toBeUndefined();
});

it('PW855: a suite of Debian that is listed anew', () => {
  const list = (line: string, then = 'apt-get update') =>
    build('PW855', 'FROM ubuntu:20.04', `RUN ${line}`, `RUN ${then}`);
  const add = (address: string) => `echo 'deb ${address} main' >> /etc/apt/sources.list`;
  expect(list(add('http://httpredir.debian.org/debian jessie-backports'))).toEqual(['PW855@2']);
  expect(list(add('http://deb.debian.org/debian bullseye-backports'))).toEqual(['PW855@2']);
  expect(list(add('http://ftp.us.debian.org/debian/ stretch'))).toEqual(['PW855@2']);
  expect(list(add('http://deb.debian.org/debian bookworm-backports'))).toEqual([]);
  expect(list(add('http://archive.debian.org/debian stretch'))).toEqual([]);
  expect(list(add('http://deb.debian.org/debian buster'), 'apt-get update || true')).toEqual([]);
  expect(list(add('http://deb.debian.org/debian buster'), 'echo done')).toEqual([]);
});

it('PW825: the Pythons of focal, bionic and bullseye', () => {
  const apt = (image: string, name: string, ...lines: readonly string[]) =>
    build('PW825', `FROM ${image}`, ...lines, `RUN apt-get update && apt-get install -y ${name}`);
  const cuda = 'nvidia/cuda:12.1.0-base-ubuntu20.04';
  expect(apt(cuda, 'python3.10')).toEqual(['PW825@2']);
  expect(apt('nvidia/cuda:11.3.1-devel-ubuntu18.04', 'python3.9-dev')).toEqual(['PW825@2']);
  expect(apt('ubuntu:20.04', 'python3.11')).toEqual(['PW825@2']);
  expect(apt('wizard/base:ubuntu20.04', 'python3.11')).toEqual([]);
  expect(apt('debian:bullseye', 'python3.11')).toEqual(['PW825@2']);
  for (const name of ['python3.8', 'python3.9', 'python3-pip']) expect(apt(cuda, name)).toEqual([]);
  expect(apt('nvidia/cuda:11.3.1-devel-ubuntu18.04', 'python3.8')).toEqual([]);
  expect(apt(cuda, 'python3.10 || apt-get install -y python3.9')).toEqual([]);
  expect(apt(cuda, 'python3.10', 'RUN add-apt-repository -y ppa:deadsnakes/ppa')).toEqual([]);
  expect(apt(cuda, 'python3.10', 'COPY ppa.sh /', 'RUN /ppa.sh')).toEqual([]);
  const two = [
    `FROM ${cuda} AS base`,
    'RUN add-apt-repository -y ppa:deadsnakes/ppa',
    'FROM base',
    'RUN apt-get update && apt-get install -y python3.10',
  ];
  expect(build('PW825', ...two)).toEqual([]);
});

it('PW915: a base in a registry of one network', () => {
  const from = (image: string) => build('PW915', `FROM ${image}`, 'RUN make');
  expect(from('192.168.1.20:5000/wand:1')).toEqual(['PW915@1']);
  expect(from('gitlab-master.nvidia.com:5005/wand/spell:1')).toEqual(['PW915@1']);
  expect(from('harbor.wizard.internal/wand/spell:1')).toEqual(['PW915@1']);
  for (const image of [
    'nvcr.io/nvidia/pytorch:24.03-py3',
    'localhost:5000/wand',
    'registry.gitlab.com/a/b:1',
  ])
    expect(from(image)).toEqual([]);
});

it('PW915: a proxy of the author’s', () => {
  const image = (line: string) => build('PW915', 'FROM ubuntu:22.04', line, 'RUN pip install wand');
  expect(image('ENV http_proxy=http://192.168.1.2:7890')).toEqual(['PW915@2']);
  expect(image('ENV HTTPS_PROXY http://127.0.0.1:7890')).toEqual(['PW915@2']);
  expect(image('ARG https_proxy=http://10.1.2.3:3128')).toEqual(['PW915@2']);
  expect(image('ARG http_proxy')).toEqual([]);
  expect(image("ENV http_proxy=''")).toEqual([]);
  expect(image('# ENV http_proxy=http://192.168.1.2:7890')).toEqual([]);
  expect(image('ENV http_proxy=http://proxy.wizard.org:80')).toEqual([]);
  const script = (...lines: readonly string[]) =>
    codesOfRule('start.sh', `${[...lines, 'pip install wand'].join('\n')}\n`, 'PW915');
  expect(script('export https_proxy=http://127.0.0.1:7890')).toEqual(['PW915@1']);
  expect(script('./clash -d . &', 'export https_proxy=http://127.0.0.1:7890')).toEqual([]);
  expect(script('tailscaled &', 'export ALL_PROXY=socks5://localhost:1080')).toEqual([]);
  expect(script('export ALL_PROXY=socks5://localhost:1055')).toEqual([]);
  expect(script('if curl -s x; then', '  export https_proxy=http://127.0.0.1:7890', 'fi')).toEqual([]);
  expect(script('#SBATCH -p gpu', 'export https_proxy=http://192.168.0.1:3128')).toEqual([]);
  expect(script('export https_proxy=http://10.1.1.1:3128')).toEqual([]);
  expect(script('export no_proxy=localhost:8000')).toEqual([]);
  const compose = (value: string) =>
    codesOfRule(
      'compose.yml',
      `services:\n  wand:\n    image: wizard/wand:1\n    environment:\n      HTTP_PROXY: ${value}\n`,
      'PW915',
    );
  expect(compose(`\${WAND_PROXY:-http://host.docker.internal:7897}`)).toEqual(['PW915@5']);
  expect(compose(`\${WAND_PROXY:-}`)).toEqual([]);
  expect(compose('http://squid:3128')).toEqual([]);
});

it('PW908: letta listens on 8283', () => {
  const compose = (port: string, more = '') =>
    codesOfRule(
      'compose.yml',
      `services:\n  letta:\n    image: letta/letta:latest\n    ports:\n      - "${port}"\n${more}`,
      'PW908',
    );
  expect(compose('8083:8083')).toEqual(['PW908@5']);
  expect(compose('8083:8283')).toEqual([]);
  expect(compose('8083:8083', '    environment:\n      PORT: 8083\n')).toEqual([]);
});

it('PW912: CUDA in a function of Modal without gpu=', () => {
  const file = (options: string, ...body: readonly string[]) =>
    codesOfRule(
      'app.py',
      `import modal\napp = modal.App("wizard")\n@app.function(${options})\ndef cast(x=1):\n${body.map((one) => `    ${one}\n`).join('')}`,
      'PW912',
    );
  expect(file('image=image', 'return model.to("cuda")')).toEqual(['PW912@3']);
  expect(file('image=image', 'return model.cuda()')).toEqual(['PW912@3']);
  expect(file('gpu="L4"', 'return model.to("cuda")')).toEqual([]);
  expect(file('**options', 'return model.to("cuda")')).toEqual([]);
  expect(file('image=image', 'if x:', '    model.cuda()')).toEqual([]);
  expect(file('image=image', '# model.to("cuda")', 'return model')).toEqual([]);
  expect(file('image=image', 'd = "cuda" if torch.cuda.is_available() else "cpu"', 'model.cuda()')).toEqual(
    [],
  );
  const kernel = 'wand = """\n@triton.jit\ndef f(): pass\n"""\n';
  const stub = (options: string) =>
    codesOfRule(
      'app.py',
      `import modal\nstub = modal.Stub("wizard")\nimage = modal.Image.debian_slim().pip_install("triton")\n@stub.function(${options})\ndef cast(text):\n    exec(text)\n${kernel}`,
      'PW912',
    );
  expect(stub('image=image')).toEqual(['PW912@4']);
  expect(stub('gpu="T4"')).toEqual([]);
  expect(file('image=image', 'return far.remote(device="cuda")')).toEqual([]);
  expect(file('secrets=[modal.Secret.from_name("a")]', 'pipeline("x", device="cuda")')).toEqual(['PW912@3']);
});

it('PW835: short addresses are redirects', () => {
  const curl = (words: string) => codesOfRule('start.sh', `curl ${words}\n`, 'PW835');
  expect(curl('-o wand.safetensors https://civitai.com/api/download/models/1')).toEqual(['PW835@1']);
  expect(curl('-Lo wand.zip https://www.dropbox.com/s/abc/wand.zip?dl=1')).toEqual([]);
  expect(curl('-o wand.zip https://www.dropbox.com/s/abc/wand.zip?dl=1')).toEqual(['PW835@1']);
  expect(curl('-o wand.zip https://www.dropbox.com/s/abc/wand.zip?dl=0')).toEqual([]);
  expect(curl('-o wand.zip https://sourceforge.net/projects/wand/files/wand.zip')).toEqual([]);
});
