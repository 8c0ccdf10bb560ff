import { expect, it } from 'vitest';
import { codesOf, codesOfRule, findingsOf } from './support.ts';

it('PW863: a list of packages in quotes over many lines is no doubled backslash', () => {
  const build = (end: string) =>
    codesOfRule(
      'Dockerfile',
      `FROM debian:12\nRUN apt-get update && deps=' \\\n  gcc \\\n  ' \\\n  && apt-get install -y $deps ${end}\n  && rm -rf /var/lib/apt/lists/*\n`,
      'PW863',
    );
  expect(build('\\')).toEqual([]);
  expect(codesOfRule('a.sh', 'apt-get install -y a \\\\\n  b\n', 'PW863')).toEqual(['PW863@1']);
});

it('PW837: what || keeps of a command in $( ) is no zero', () => {
  const run = (line: string) => codesOfRule('a.sh', `set -e\nrc=0\n${line}\necho $rc\n`, 'PW837');
  expect(run('out=$(./probe.sh --json) || rc=$?')).toEqual([]);
  expect(run('./probe.sh --json\nrc=$?')).toEqual(['PW837@4']);
});

it('PW856: pip -e of a repository leaves its files in the image', () => {
  const build = (step: string) =>
    codesOfRule(
      'Dockerfile',
      `FROM python:3.12\nCOPY app.py /\nRUN pip install ${step} && pip install -r /src/app/requirements.txt\n`,
      'PW856',
    );
  expect(build("--src /src -e 'git+https://github.com/acme/app.git@v1#egg=app'")).toEqual([]);
  expect(build('requests==2.32.3')).toEqual(['PW856@3']);
});

it('PW860 alone speaks of a list that is no JSON', () => {
  const build = (list: string) => codesOf('Dockerfile', `FROM ubuntu:24.04\nCMD ${list}\n`);
  expect(build('["supervisord", "-c", "/etc/a.conf]')).toEqual(['PW860@2']);
  expect(build('["supervisord", "-c", "/etc/a.conf"]')).toEqual([]);
});

it('PW825: an ended Python stands on the Debian of its last build', () => {
  const messages = (image: string) =>
    findingsOf('Dockerfile', `FROM ${image}\nRUN apt-get update && apt-get install -y libgl1-mesa-glx\n`)
      .filter(({ code }) => code === 'PW825')
      .map(({ message }) => message);
  expect(messages('python:3.8-slim')).toEqual([]);
  expect(messages('python:3.7')).toEqual([]);
  expect(messages('python:3.10-slim')).toEqual(['debian13 has no libgl1-mesa-glx any more.']);
});

it('PW807: XML that a script writes is no shell', () => {
  const script = (first: string) =>
    codesOfRule('a.sh', `cat > streams.run <<'EOF'\n${first}\nname="a"\ntype="b"\nEOF\n`, 'PW807');
  expect(script('<streams>')).toEqual([]);
  expect(script('if [ -f a ]; then')).toEqual(['PW807@4']);
});

it('PW412: quotes within a string of TOML, and what is optional in Poetry (PW410)', () => {
  const listed = (entry: string) =>
    codesOfRule('pyproject.toml', `[project]\ndependencies = [${entry}]\n`, 'PW412');
  expect(listed(String.raw`"colorama; platform_system == \"Windows\""`)).toEqual([]);
  expect(listed('"=="')).toEqual(['PW412@2']);
  const poetry = (more: string) =>
    codesOfRule(
      'pyproject.toml',
      `[tool.poetry.dependencies]\npython = ">=3.10"\ntorch = {version = "2.1.0"${more}}\nnumpy = "*"\n`,
      'PW410',
    );
  expect(poetry('')).not.toEqual([]);
  expect(poetry(', optional = true')).toEqual([]);
});

it('PW827: a partner with a bound above holds torch as well', () => {
  const list = (vision: string) =>
    codesOfRule(
      'requirements.txt',
      `--extra-index-url https://download.pytorch.org/whl/cu121\ntorch>=2.2.1,<3\ntorchvision${vision}\n`,
      'PW827',
    );
  expect(list('')).toEqual(['PW827@2']);
  expect(list('>=0.17.1,<0.18')).toEqual([]);
});

it('PW417: a wheel of NVIDIA for its boards is for one', () => {
  const install = (from: string) =>
    codesOfRule('a.sh', `pip install ${from}/torch-2.5.0-cp310-cp310-linux_aarch64.whl\n`, 'PW417');
  expect(install('https://developer.download.nvidia.com/compute/redist/jp/v61/pytorch')).toEqual([]);
  expect(install('https://example.com')).toEqual(['PW417@1']);
});

it('PW427: a commit to be filled in', () => {
  const list = (end: string) =>
    codesOfRule('requirements.txt', `git+https://github.com/acme/app@${end}\n`, 'PW427');
  expect(list('{COMMIT}')).toEqual([]);
  expect(list('main')).toEqual(['PW427@1']);
});

it('PW829 and PW421 say what the oldest Python takes where none is stated', () => {
  const message = (file: string, text: string, code: string) =>
    findingsOf(file, text).find((one) => one.code === code)?.message ?? '';
  expect(message('pyproject.toml', '[project]\ndependencies = ["torch"]\n', 'PW829')).toContain(
    'on Python 3.10',
  );
  const pair = (python: string) =>
    message(
      'environment.yml',
      `dependencies:\n  - ${python}\n  - pip:\n    - torch==2.4.1\n    - transformers>=4.40\n`,
      'PW421',
    );
  expect(pair('pip')).toMatch(/^transformers 5\.\S+ \(5\.\S+ on Python 3\.10\) beside torch 2\.4\.1:/);
  expect(pair('python=3.10')).toMatch(/^transformers 5\.20\.2 beside torch 2\.4\.1:/);
});

it('PW874: pip that only a copied folder could bring, and python in the image of vLLM', () => {
  const build = (image: string, steps: string) =>
    codesOfRule('Dockerfile', `FROM ${image}\n${steps}\n`, 'PW874');
  const cuda = 'nvidia/cuda:12.4.1-runtime-ubuntu22.04';
  expect(build(cuda, 'WORKDIR /app\nCOPY . .\nRUN pip install a')).toEqual(['PW874@4']);
  expect(build(cuda, 'WORKDIR /app\nCOPY . .\nRUN ./setup\nRUN pip install a')).toEqual([]);
  const vllm = 'vllm/vllm-openai:v0.11.0';
  expect(build(vllm, 'ENTRYPOINT ["python", "-m", "app"]')).toEqual(['PW874@2']);
  expect(build(vllm, 'ENV PATH="/opt/sdk/bin:$PATH"\nENTRYPOINT ["python", "app.py"]')).toEqual(['PW874@3']);
  expect(build(vllm, 'ENTRYPOINT ["python3", "-m", "app"]')).toEqual([]);
  expect(build(vllm, 'CMD ["python", "-m", "app"]')).toEqual([]);
  expect(build(vllm, 'ENV PATH="/venv/bin:$PATH"\nENTRYPOINT ["python", "a.py"]')).toEqual([]);
  expect(build(vllm, 'RUN ln -s /usr/bin/python3 /usr/bin/python\nENTRYPOINT ["python", "a.py"]')).toEqual(
    [],
  );
});

it('PW852: a list before any COPY, on a bare system', () => {
  const build = (image: string, first = '') =>
    codesOfRule(
      'Dockerfile',
      `FROM ${image}\n${first}RUN pip install -r requirements.txt\nCOPY . .\n`,
      'PW852',
    );
  expect(build('python:3.11-slim')).toEqual(['PW852@2']);
  expect(build('acme/base:1')).toEqual([]);
  expect(build('python:3.11-slim', 'RUN git clone https://github.com/acme/app .\n')).toEqual([]);
});

it('PW897: ComfyUI on the CPU of a machine whose GPU it is given', () => {
  const service = (args: string, gpu = '      - NVIDIA_VISIBLE_DEVICES=all\n') =>
    codesOfRule(
      'docker-compose.yml',
      `services:\n  a:\n    image: acme/comfyui-boot:cu126\n    environment:\n      - CLI_ARGS=${args}\n${gpu}`,
      'PW897',
    );
  expect(service('--listen 0.0.0.0 --cpu')).toEqual(['PW897@2']);
  expect(service('--listen 0.0.0.0 --cpu-vae')).toEqual([]);
  expect(service('--cpu', '')).toEqual([]);
});

it('PW905: releases that were deleted at the head of a list, and amid one', () => {
  const pin = (one: string) => codesOfRule('requirements.txt', `${one}\n`, 'PW905');
  expect(pin('onnxruntime-gpu==1.8.1')).toEqual(['PW905@1']);
  expect(pin('onnxruntime-gpu==1.11.0')).toEqual([]);
  expect(pin('paddlepaddle==2.6.1')).toEqual(['PW905@1']);
  expect(['paddlepaddle==2.6.2', 'paddlepaddle==3.0.0'].flatMap(pin)).toEqual([]);
});
