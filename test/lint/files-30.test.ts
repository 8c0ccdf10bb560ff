import { expect, it } from 'vitest';
import { codesOfRule, findingsOf } from './support.ts';

it('PW825: somebody’s own image may have kept its package lists', () => {
  const build = (image: string) =>
    codesOfRule('Dockerfile', `FROM ${image}\nRUN apt-get install -y mesa-utils\n`, 'PW825');
  expect(build('ghcr.io/wizard/robots:1.0')).toEqual([]);
  expect(build('wizard/robots:1.0')).toEqual([]);
  expect(build('ubuntu:22.04')).toEqual(['PW825@2']);
  expect(build('docker.io/python:3.12-slim')).toEqual(['PW825@2']);
  expect(build('nvidia/cuda:12.4.1-base-ubuntu22.04')).toEqual(['PW825@2']);
});

it('PW421: ComfyUI starts with a transformers that has switched torch off', () => {
  const start = (app: string) =>
    codesOfRule(
      'start.sh',
      `git clone https://github.com/comfyanonymous/ComfyUI\ncd ComfyUI\npython3.12 -m venv venv\nsource venv/bin/activate\npip install torch torchvision torchaudio --index-url https://download.pytorch.org/whl/cu121\npip install ${app}\npython main.py\n`,
      'PW421',
    );
  expect(start('-r requirements.txt')).toEqual([]);
  expect(start('transformers')).toEqual(['PW421@6']);
});

it('PW813: a key of Weights & Biases under another name', () => {
  const key = '17c3e59af0'.concat('62d84b7e91', '3fa5c08d26', 'be714f930a');
  const file = (name: string) => codesOfRule('train.sh', `export ${name}=${key}\npython a.py\n`, 'PW813');
  expect(file('WANDB_KEY')).toEqual(['PW813@1']);
  expect(file('WANDB_RUN_KEYS')).toEqual([]);
});

it('PW852: RUN --mount without a value', () => {
  const build = (mount: string) =>
    findingsOf('Dockerfile', `FROM python:3.12-slim\nRUN ${mount}\n`).flatMap(({ message, place }) =>
      message.startsWith('--mount') ? [place.line] : [],
    );
  expect(build('--mount /home/wizard/')).toEqual([2]);
  expect(build('--mount=type=cache,target=/root/.cache pip list')).toEqual([]);
  expect(build('mount --mount /home')).toEqual([]);
});

it('PW909: what a file of Modal asks that Modal refuses', () => {
  const lines = (...body: readonly string[]) =>
    codesOfRule('app.py', `import modal\napp = modal.App("wizard")\n${body.join('\n')}\n`, 'PW909');
  const endpoint = (decorator: string, call: string) =>
    lines(
      '@app.cls()',
      'class Model:',
      `    ${decorator}`,
      '    def spell(self, item: dict):',
      '        return item',
      '@app.local_entrypoint()',
      'def main():',
      `    print(${call})`,
    );
  expect(endpoint('@modal.fastapi_endpoint(method="POST")', 'Model().spell.remote({})')).toEqual([
    'PW909@10',
  ]);
  expect(endpoint('@modal.method()', 'Model().spell.remote({})')).toEqual([]);
  expect(endpoint('@modal.fastapi_endpoint(method="POST")', 'Model().spell.local({})')).toEqual([]);
  const job = (options: string) => lines(`@app.function(${options})`, 'def job():', '    pass');
  expect(job('gpu="T4", workdir="/root/spells"')).toEqual(['PW909@3']);
  expect(job('image=brew(stir(), workdir="/root/spells"), gpu="T4"')).toEqual([]);
  expect(job('image=brew(workdir="/root/spells"), gpu="T4"')).toEqual([]);
  const image = (steps: string) => lines(`image = (modal.Image.debian_slim()${steps})`);
  expect(image('.add_local_dir("data", remote_path="/data")\n  .run_commands("ls")')).toEqual(['PW909@4']);
  expect(image('.add_local_dir("data", "/data", copy=True).run_commands("ls")')).toEqual([]);
  expect(image('.run_commands("ls").add_local_dir("data", "/data")')).toEqual([]);
});

it('PW893: an installer means the newest', () => {
  const clone = (name: string) => `git clone https://github.com/${name}\n`;
  const two = clone('comfyanonymous/ComfyUI') + clone('ltdrdata/ComfyUI-Manager');
  expect(codesOfRule('install-comfy.sh', two, 'PW893')).toEqual([]);
  expect(codesOfRule('start.sh', two, 'PW893')).toEqual(['PW893@1']);
});
