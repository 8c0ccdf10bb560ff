import { expect, it } from 'vitest';
import { applyEdits } from '../../src/lint/mend.ts';
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
  expect(build('PW855', 'FROM ubuntu:22.04', config, 'RUN git clone git://github.com/wizard/wand')).toEqual(
    [],
  );
  const list = findingsOf('requirements.txt', 'git+git://github.com/wizard/wand.git\n');
  expect(list.map(({ code, fixes }) => [code, fixes[0]])).toEqual([
    ['PW855', 'write git+https://github.com/wizard/wand.git'],
  ]);
  const mended = (name: string, text: string) =>
    applyEdits(
      text,
      findingsOf(name, text).flatMap(({ edits }) => edits),
    );
  expect(mended('a.sh', 'set -e\npip install -e git://github.com/a/b.git#egg=b\n')).toContain(
    'pip install -e git+https://github.com/a/b.git#egg=b\n',
  );
  expect(mended('a.sh', 'set -e\npip install git+git://github.com/a/b.git\n')).toContain(
    'pip install git+https://github.com/a/b.git\n',
  );
  expect(mended('a.sh', 'set -e\ngit clone git://github.com/a/b\n')).toContain(
    'clone https://github.com/a/b\n',
  );
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
  expect(codesOf('git_push.sh', 'git add .\ngit commit -m a\ngit pull origin master\ngit push\n')).toEqual(
    [],
  );
});

it('PW905: metadata that pip 24.1 refuses', () => {
  const list = (...lines: readonly string[]) =>
    codesOfRule('requirements.txt', `${lines.join('\n')}\n`, 'PW905');
  expect(list('pytorch-lightning==1.6.5')).toEqual(['PW905@1']);
  expect(list('pytorch-lightning==1.8.6')).toEqual([]);
  expect(list('fairseq==0.12.2')).toEqual(['PW905@1']);
  expect(list('fairseq==0.10.2')).toEqual([]);
  expect(list('# pip<24.1', 'omegaconf==2.0.6')).toEqual([]);
  const image = (...lines: readonly string[]) => build('PW905', 'FROM python:3.10', ...lines);
  expect(image('RUN pip install omegaconf==2.0.6')).toEqual([]);
  expect(image('RUN pip install -U pip', 'RUN pip install omegaconf==2.0.6')).toEqual(['PW905@3']);
});

it('PW855: a repository that is gone', () => {
  const clone = (name: string) =>
    build('PW855', 'FROM ubuntu:22.04', `RUN git clone https://github.com/${name}`);
  expect(clone('Gourieff/comfyui-reactor-node')).toEqual(['PW855@2']);
  expect(clone('Gourieff/ComfyUI-ReActor')).toEqual([]);
});

it('PW835: curl without -L of what answers with a redirect', () => {
  const curl = (words: string) => codesOfRule('start.sh', `curl ${words}\n`, 'PW835');
  expect(curl('-so m.sh https://repo.continuum.io/miniconda/Miniconda3-latest-Linux-x86_64.sh')).toEqual([
    'PW835@1',
  ]);
  expect(curl('-O https://github.com/wizard/wand/releases/download/v1/wand.tgz')).toEqual(['PW835@1']);
  expect(curl('-LO https://github.com/wizard/wand/releases/download/v1/wand.tgz')).toEqual([]);
  expect(curl('https://github.com/wizard/wand/releases/latest')).toEqual([]);
  expect(curl('-O https://raw.githubusercontent.com/wizard/wand/main/wand.sh')).toEqual([]);
});

it('PW825: what Debian has in non-free alone', () => {
  const apt = (image: string, ...lines: readonly string[]) =>
    build('PW825', `FROM ${image}`, ...lines, 'RUN apt-get update && apt-get install -y nvidia-cuda-toolkit');
  expect(apt('python:3.11-slim')).toEqual(['PW825@2']);
  expect(apt('ubuntu:22.04')).toEqual([]);
  expect(
    apt('debian:12', "RUN sed -i 's/main/main non-free/' /etc/apt/sources.list.d/debian.sources"),
  ).toEqual([]);
});

const modal = (code: string, ...lines: readonly string[]) =>
  codesOfRule(
    'app.py',
    `import modal\nimport os, sys\napp = modal.App("wizard")\n${lines.join('\n')}\n`,
    code,
  );

it('PW909: a Secret of Modal is read from the environment', () => {
  const secret = 'spell = modal.Secret.from_name("spell")';
  expect(modal('PW909', secret, 'print(spell.items())')).toEqual(['PW909@5']);
  expect(modal('PW909', 'def show(spell: modal.Secret):', '    return spell["A"]')).toEqual(['PW909@5']);
  expect(modal('PW909', secret, '@app.function(secrets=[spell])', 'def f():', '    pass')).toEqual([]);
});

it('PW912: the package beside the file', () => {
  const file = (image: string) =>
    modal(
      'PW912',
      'BASE_DIR = os.path.dirname(os.path.dirname(__file__))',
      'sys.path.append(BASE_DIR)',
      `image = ${image}`,
      '@app.function(image=image)',
      'def spell():',
      '    from app.main import cast',
      '    cast()',
    );
  expect(file('modal.Image.debian_slim().pip_install("torch")')).toEqual(['PW912@9']);
  expect(file('modal.Image.debian_slim().add_local_python_source("app")')).toEqual([]);
});

it('PW825: Modal’s own image has main alone', () => {
  const image = (name: string) =>
    modal('PW825', `image = modal.Image.debian_slim().apt_install("git", "${name}")`);
  expect(image('nvidia-cuda-toolkit')).toEqual(['PW825@4']);
  expect(image('ffmpeg')).toEqual([]);
});

it('PW889: an older modal mends nothing where workdir= stands', () => {
  const fixes = (more: string) =>
    findingsOf('app.py', `import modal\nstub = modal.Stub("wizard")\n${more}\n`).find(
      ({ code }) => code === 'PW889',
    )?.fixes;
  expect(fixes('')).toEqual(['write modal.App', 'hold modal below 1.0']);
  expect(fixes('@stub.function(workdir="/a")\ndef f():\n    pass')).toEqual(['write modal.App']);
});

it('PW423: faster-whisper before 1.0.2 wants an av without a wheel', () => {
  const say = (version: string) =>
    build('PW423', 'FROM python:3.10', `RUN pip install faster-whisper==${version}`);
  expect(say('1.0.1')).toEqual(['PW423@2']);
  expect(say('1.0.2')).toEqual([]);
});

it('PW921: custom nodes and their requirements', () => {
  const start = (...more: readonly string[]) =>
    codesOfRule(
      'start.sh',
      [
        'cd /app/ComfyUI/custom_nodes',
        'git clone https://github.com/city96/ComfyUI-GGUF',
        'cd ..',
        'pip install -r requirements.txt',
        ...more,
        'python main.py\n',
      ].join('\n'),
      'PW921',
    );
  expect(start()).toEqual(['PW921@2']);
  expect(start('pip install -r custom_nodes/ComfyUI-GGUF/requirements.txt')).toEqual([]);
  expect(start('pip install gguf')).toEqual([]);
  expect(start('for d in custom_nodes/*; do pip install -r "$d/requirements.txt"; done')).toEqual([]);
});

it('PW856: a build that copies nothing', () => {
  const list = (...lines: readonly string[]) => build('PW856', 'FROM python:3.11', ...lines);
  expect(list('RUN pip install -r requirements.txt')).toEqual(['PW856@2']);
  expect(list('COPY . .', 'RUN pip install -r requirements.txt')).toEqual([]);
  expect(list('RUN --mount=type=bind,target=. pip install -r requirements.txt')).toEqual([]);
});

it('PW869: what CUDA 9 makes runs on the RTX 20; numba makes its own', () => {
  const install = (what: string) => ['FROM ubuntu:22.04', `RUN conda install -y ${what}`];
  const [finding] = findingsOf('Dockerfile', `${install('pytorch cudatoolkit=9.2').join('\n')}\n`).filter(
    ({ code }) => code === 'PW869',
  );
  expect(finding?.message).toContain('newer than the RTX 20 and T4');
  expect(build('PW869', ...install('numba cudatoolkit=9.0'))).toEqual([]);
});

it('what a step of its own words brings', () => {
  const start = (...more: readonly string[]) =>
    build('PW815', 'FROM ubuntu:22.04', 'EXPOSE 5000', 'ENTRYPOINT ["flask", "run"]', ...more);
  expect(start('CMD ["-h", "0.0.0.0"]')).toEqual([]);
  expect(start()).toEqual(['PW815@3']);
  const list = (step: string) =>
    build(
      'PW852',
      'FROM python:3.11',
      'COPY a.py ./',
      `RUN ${step}pip install -r requirements.txt`,
      'COPY . .',
    );
  expect(list('python a.py && ')).toEqual([]);
  expect(list('')).toEqual(['PW852@3']);
  expect(
    codesOfRule('start.sh', 'curl -#L https://github.com/a/b/archive/v1.tgz -o a.tgz\n', 'PW835'),
  ).toEqual([]);
  expect(codesOfRule('requirements.txt', 'htseq==0.6.1p1\n', 'PW412')).toEqual([]);
});
