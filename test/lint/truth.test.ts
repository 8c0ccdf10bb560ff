import { expect, it } from 'vitest';
import { codesOfRule, findingsOf } from './support.ts';

/** Claims that a run of uv, rattler, bash or pip has shown to be otherwise, each beside its neighbour that holds. */
const list = (text: string, code: string) => codesOfRule('requirements.txt', text, code);

it('what a pinned dependency of the newest release holds back, pip does not take (uv pip compile)', () => {
  expect(list('vllm==0.9.0\ntokenizers==0.21.4\n', 'PW421')).toEqual([]);
  expect(list('vllm==0.9.0\ntokenizers<0.22\n', 'PW421')).toEqual([]);
  expect(list('vllm==0.9.0\ntokenizers\n', 'PW421')).toEqual(['PW421@1']);
  const [one] = findingsOf('requirements.txt', 'pandas==1.5.3\nnumpy>=1.23\n');
  expect(one?.message).toContain('numpy 2 or newer');
});

it('CLIP builds without pkg_resources since February 2026 (its HEAD)', () => {
  const clip = 'git+https://github.com/openai/CLIP.git';
  expect(list(`torch==2.6.0\n${clip}\n`, 'PW867')).toEqual([]);
  expect(list(`torch==2.6.0\n${clip}@d05afc4\n`, 'PW867')).toEqual([]);
  expect(list(`torch==2.6.0\n${clip}@a1d071733d7111c9c014f024669f959182114e33\n`, 'PW867')).toEqual([
    'PW867@2',
  ]);
});

const conda = (channels: string, ...specs: readonly string[]) =>
  findingsOf(
    'environment.yml',
    `channels: [${channels}]\ndependencies:\n${specs.map((one) => `  - ${one}\n`).join('')}`,
  )
    .filter(({ code }) => code === 'PW865')
    .map(({ place }) => place.line);

it('what conda takes for a version of pytorch-cuda (rattler VersionSpec)', () => {
  for (const spec of ['=11.*', '=11', '==11.*', '=11.7.0', '=11.7.*', '==12.1'])
    expect(conda('pytorch, nvidia', `pytorch-cuda${spec}`), spec).toEqual([]);
  for (const spec of ['=12.0', '=11.7.1', '=12.2.*', '==10.*'])
    expect(conda('pytorch, nvidia', `pytorch-cuda${spec}`), spec).toEqual([3]);
});

it('partners of an open pytorch, or in an open minor, may be any', () => {
  expect(conda('pytorch', 'pytorch', 'pytorch-cuda=11.6', 'torchvision=0.14')).toEqual([]);
  expect(conda('pytorch', 'pytorch=2.1', 'torchvision=0.*')).toEqual([]);
  expect(conda('pytorch', 'pytorch=2.1', 'torchvision=0.15')).toEqual([4]);
});

const script = (code: string, text: string, file = 'setup.sh') => codesOfRule(file, text, code);

it('text typed into a shell at the keyboard, and a login shell, know conda activate', () => {
  const head = '#!/bin/bash\n';
  expect(script('PW873', `${head}tmux send-keys -t a "conda activate x" C-m\n`)).toEqual([]);
  expect(script('PW873', `${head}bash -ic "conda activate x && python a.py"\n`)).toEqual([]);
  expect(script('PW873', `${head}su - app -c "conda activate x"\n`)).toEqual([]);
  expect(script('PW873', `${head}# bash -l setup.sh\nconda activate x\n`)).toEqual([]);
  expect(script('PW873', `${head}# source setup.sh\nconda activate x\n`)).toEqual([]);
  expect(script('PW873', `${head}# source other.sh\nconda activate x\n`)).toEqual(['PW873@3']);
  expect(script('PW873', `${head}tmux new-session -d "conda activate x; python a.py"\n`)).toEqual([
    'PW873@2',
  ]);
  expect(script('PW873', `${head}tmux send-keys -t a "conda activate y" C-m\nconda activate x\n`)).toEqual([
    'PW873@3',
  ]);
});

it('under set -e a failure ends the loop', () => {
  const loop = 'while true; do\n  python train.py\ndone\n';
  expect(script('PW803', `#!/bin/bash\n${loop}`)).toEqual(['PW803@3']);
  expect(script('PW803', `#!/bin/bash\nset -e\n${loop}`).filter((one) => one !== 'PW803@2')).toEqual([]);
});

it('what is sourced may end set -e before the question', () => {
  const ask = (step: string) => script('PW837', `#!/bin/bash\nset -e\n${step} run.sh\nCODE=$?\n`);
  expect(ask('bash')).toEqual(['PW837@4']);
  expect(ask('.')).toEqual([]);
});

it('steps over data, and what is sourced, are no start of an app (PW806)', () => {
  const steps = (app: string, head = '') =>
    script('PW806', `#!/bin/bash\n${head}pip install nltk\npython ${app}\n`, 'run.sh');
  expect(steps('app.py')).toEqual(['PW806@2']);
  expect(steps('do_gather.py')).toEqual([]);
  expect(steps('app.py', '# . ./run.sh\n')).toEqual([]);
});

it('the mend of an open torch holds torch alone', () => {
  const fix = (file: string, text: string) =>
    findingsOf(file, text).find(({ code }) => code === 'PW829')?.fixes[0] ?? '';
  expect(fix('pyproject.toml', '[tool.poetry.dependencies]\npython = "^3.10"\ntorch = ">=2.0"\n')).toContain(
    'Poetry: a source',
  );
  expect(
    fix('setup.sh', '#!/bin/bash\npython3 -m venv v\n. v/bin/activate\npip install torch gradio\n'),
  ).toContain('for torch alone: pip install torch==');
});

it('an older pip mends no --global-option', () => {
  const [one] = findingsOf('setup.sh', 'pip install --global-option="--cuda_ext" .\n').filter(
    ({ code }) => code === 'PW849',
  );
  expect(one?.fixes).toEqual(['write --config-settings "--build-option=…" in its place']);
});

it('what an old Python steps back from replaces no torch (uv pip compile, 3.8)', () => {
  const build = (image: string) =>
    codesOfRule(
      'Dockerfile',
      `FROM ${image}\nRUN apt-get update && apt-get install -y python3-pip\nRUN pip3 install torch==1.13.1\nRUN pip3 install kornia\n`,
      'PW828',
    );
  expect(build('nvidia/cuda:11.8.0-devel-ubuntu20.04')).toEqual([]);
  expect(build('python:3.12')).toEqual(['PW828@4']);
});

it('what is asked for in two versions meets nothing', () => {
  expect(list('pandas==2.0.3\nnumpy==2.1.0\n', 'PW421')).toEqual(['PW421@1']);
  expect(list('pandas==2.0.3\nnumpy==1.24.3\nnumpy==2.1.0\n', 'PW421')).toEqual([]);
});

it('a pytorch of conda-forge has builds of its own', () => {
  const said = (...channels: readonly string[]) =>
    codesOfRule(
      'environment.yml',
      `channels:\n${channels.map((one) => `  - ${one}\n`).join('')}dependencies:\n  - pytorch=1.13.1\n  - cudatoolkit=11.6\n`,
      'PW875',
    );
  expect(said('pytorch', 'conda-forge')).toEqual(['PW875@6']);
  expect(said('conda-forge', 'pytorch')).toEqual([]);
});

it('uv brings the newest Python where an image has none', () => {
  const message = (steps: string) =>
    findingsOf('Dockerfile', `FROM nvidia/cuda:12.8.1-cudnn-devel-ubuntu22.04\n${steps}`).find(
      ({ code }) => code === 'PW829',
    )?.message ?? '';
  const torch = 'RUN uv venv /v && . /v/bin/activate && uv pip install torch\n';
  expect(message(torch)).toContain('torch 2.15.0');
  expect(message(`RUN apt-get update && apt-get install -y python3-pip\n${torch}`)).toContain('torch 2.14.1');
});

it('a pin for some Pythons alone, and what holds protobuf back unread (uv pip compile)', () => {
  const pins = (marker: string) => `numpy==1.26.4\nopencv-python==4.12.0.88${marker}\n`;
  expect(list(pins(''), 'PW425')).toHaveLength(1);
  expect(list(pins(' ; python_version >= "3.8"'), 'PW425')).toHaveLength(1);
  expect(list(pins(' ; python_version >= "3.13"'), 'PW425')).toEqual([]);
  expect(list('tensorflow==2.8.0\n', 'PW421')).toEqual(['PW421@1']);
  expect(list('tensorflow==2.8.0\ngoogle-api-core==1.34.0\n', 'PW421')).toEqual([]);
});

it('bounds that hold numpy, starlette and torch (uv pip compile)', () => {
  expect(list('onnxruntime-gpu==1.16.0\nmatplotlib==3.9.0\n', 'PW421')).toEqual(['PW421@1']);
  expect(list('onnxruntime-gpu==1.16.0\nmatplotlib==3.7.5\n', 'PW421')).toEqual([]);
  expect(list('gradio>=3.41,<4.0.0\npydantic>=1.10.0,<2.0.0\n', 'PW407')).toEqual([]);
  expect(list('torch>=2.2\ntorchvision>=0.17,<0.18\n', 'PW829')).toEqual([]);
  expect(list('torch>=2.2\ntorchvision>=0.17\n', 'PW829')).toEqual(['PW829@1']);
});
