import { expect, it } from 'vitest';
import { codesOf, codesOfRule, findingsOf } from './support.ts';

const build = (code: string, ...lines: readonly string[]) =>
  codesOfRule('Dockerfile', `${lines.join('\n')}\n`, code);

it('PW807: settings of the system are no script', () => {
  const say = (file: string) =>
    build('PW807', 'FROM ubuntu:22.04', `RUN echo "wizard ALL=(ALL) NOPASSWD: ALL" >> ${file}`);
  expect(say('/etc/sudoers')).toEqual([]);
  expect(say('/start.sh')).toEqual(['PW807@2']);
  expect(build('PW807', 'FROM ubuntu:22.04', 'RUN cd /brew \\\\', '  && make')).toEqual([]);
  expect(build('PW849', 'FROM ubuntu:22.04', 'ENTRYPOINT \\', '  ["/brew.sh"]')).toEqual([]);
});

it('PW825: images that keep their lists, and scripts that are part of another', () => {
  const base = (image: string) => build('PW825', `FROM ${image}`, 'RUN apt-get install -y curl');
  expect(base('tensorflow/tensorflow:2.9.1-gpu')).toEqual([]);
  expect(base('continuumio/anaconda:latest')).toEqual([]);
  expect(base('spell-base:latest')).toEqual([]);
  expect(base('continuumio/miniconda3')).toEqual(['PW825@2']);
  const script = (name: string) => codesOfRule(name, 'set -e\napt-get install -y curl\n', 'PW825');
  expect(script('install_core.sh')).toEqual([]);
  expect(script('start.sh')).toEqual(['PW825@2']);
});

it('PW855: a tag on bookworm that is there', () => {
  const fix = (image: string) =>
    findingsOf('Dockerfile', `FROM ${image}\nRUN apt-get update\n`).find(({ code }) => code === 'PW855')
      ?.fixes[0];
  expect(fix('python:3.8.0-slim-buster')).toBe('write python:3.8-slim-bookworm');
  expect(fix('python:3.6-buster')).toBe('take a base image on Debian bookworm');
  expect(fix('debian:buster-slim')).toBe('write debian:bookworm-slim');
});

it('PW855: git:// at GitHub', () => {
  expect(build('PW855', 'FROM ubuntu:22.04', 'RUN git clone git://github.com/wizard/wand')).toEqual([
    'PW855@2',
  ]);
  expect(build('PW855', 'FROM ubuntu:22.04', 'RUN git clone git://git.wand.org/wand')).toEqual([]);
  const config = 'RUN git config --global url."https://".insteadOf git://';
  expect(
    build('PW855', 'FROM ubuntu:22.04', config, 'RUN git clone git://github.com/wizard/wand'),
  ).toEqual([]);
  const list = findingsOf('requirements.txt', 'git+git://github.com/wizard/wand.git\n');
  expect(list.map(({ code, fixes }) => [code, fixes[0]])).toEqual([
    ['PW855', 'write git+https://github.com/wizard/wand.git'],
  ]);
});

it('PW849: the newest pip of an old Python has its options', () => {
  const image = (name: string) =>
    build('PW849', `FROM ${name}`, 'RUN pip install -U pip', 'RUN pip install --global-option=a wand');
  expect(image('python:2')).toEqual([]);
  expect(image('wizard/old')).toEqual([]);
  expect(image('python:3.12-slim')).toEqual(['PW849@3']);
});

it('PW803: a shell for who gives no command', () => {
  const start = (last: string) =>
    build('PW803', 'FROM ubuntu:22.04', `RUN echo '${last}' > /start.sh`, 'ENTRYPOINT ["/start.sh"]');
  expect(start('if [ -n "$1" ]; then "$@"; else bash; fi')).toEqual([]);
  expect(start('service ssh start\\nbash')).toEqual(['PW803@2']);
});

it('PW814: values that say themselves that they are none', () => {
  const env = (value: string) => build('PW814', 'FROM ubuntu:22.04', `ENV WAND_PASSWORD=${value}`);
  expect(env('changeme')).toEqual([]);
  expect(env('wand-XXXXXX')).toEqual([]);
  expect(env('Abr4cad4bra')).toEqual(['PW814@2']);
});

it('PW862: who starts an image that nobody knows', () => {
  const image = (...lines: readonly string[]) => build('PW862', ...lines, 'CMD ["jupyter", "lab"]');
  expect(image('FROM wizard/lab')).toEqual([]);
  expect(image('FROM ubuntu:22.04', 'COPY jupyter_server_config.py /etc/jupyter/')).toEqual([]);
  expect(image('FROM ubuntu:22.04')).toEqual(['PW862@2']);
});

it('PW920: WORKDIR knows no ~', () => {
  const [finding] = findingsOf('Dockerfile', 'FROM ubuntu:22.04\nRUN cd ~/wand\nRUN make\n').filter(
    ({ code }) => code === 'PW920',
  );
  expect(finding?.fixes).toEqual(['write WORKDIR /root/wand']);
});

it('markers of Poetry', () => {
  const two = (marker: string) =>
    codesOfRule(
      'pyproject.toml',
      `[tool.poetry.dependencies]\nonnxruntime-gpu = "*"\nonnxruntime = { version = "*"${marker} }\n`,
      'PW877',
    );
  expect(two(', markers = "sys_platform == \'darwin\'"')).toEqual([]);
  expect(two('')).toHaveLength(1);
});

it('what a Python of before takes', () => {
  expect(build('PW421', 'FROM ubuntu:16.04', 'RUN pip3 install flask==1.0.2')).toEqual([]);
  expect(build('PW421', 'FROM ubuntu:22.04', 'RUN pip3 install flask==1.0.2')).toEqual(['PW421@2']);
});

it('PW893: who pushes works at it', () => {
  expect(codesOf('git_push.sh', 'git add .\ngit commit -m a\ngit pull origin master\ngit push\n')).toEqual([]);
});
