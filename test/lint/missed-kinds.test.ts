import { describe, expect, it } from 'vitest';
import { codesOf, cuda2204 } from './support.ts';

const codes = (file: string, text: string, code: string) =>
  codesOf(file, text).filter((one) => one.startsWith(code));

/** Kinds that rules knew and did not see, found in files drawn at random, each with its nearest neighbour. */
describe('what rules knew and did not see', () => {
  it('the terms of Anaconda, conda standing in a later stage than its installer', () => {
    const build = (installer: string) =>
      codes(
        'Dockerfile',
        `FROM ${cuda2204} AS base\nRUN wget -qO m.sh https://repo.anaconda.com/${installer} && bash m.sh -b -p /c\nFROM base\nRUN conda create -n a python=3.11 -y\n`,
        'PW872',
      );
    expect(build('miniconda/Miniconda3-latest-Linux-x86_64.sh')).toEqual(['PW872@4']);
    expect(build('miniforge/Miniforge3-Linux-x86_64.sh')).toEqual([]);
  });

  it('a commit that a shallow clone lacks, its failure silenced', () => {
    const get = (checkout: string, depth = '--depth 1 ') =>
      codes('a.sh', `git clone ${depth}https://github.com/a/b b\ncd b\n${checkout}`, 'PW864');
    expect(get('git checkout -q 9ee03ee 2>/dev/null || true')).toEqual(['PW864@3']);
    expect(get('git checkout -q 9ee03ee || git checkout main')).toEqual([]);
    expect(get('git checkout -q 9ee03ee || true', '')).toEqual([]);
  });

  it('a download whose name is in a variable', () => {
    const get = (file: string, more = '') =>
      codes(
        'a.sh',
        `get() {\n  if [ -f "$2" ]; then return; fi\n  wget -O "$2" "$1"\n${more}}\nget https://x.dev/a ${file}\n`,
        'PW845',
      );
    expect(get('a.safetensors')).toEqual(['PW845@3']);
    expect(get('a.json')).toEqual([]);
    expect(get('a.safetensors', '  sha256sum "$2" | grep -q abc\n')).toEqual([]);
    const held = (name: string) =>
      codes('a.sh', `f=${name}\nif [ -f $f ]; then echo there; else wget -O $f https://x.dev/a; fi`, 'PW845');
    expect(held('a.ckpt')).toEqual(['PW845@2']);
    expect(held('a.txt')).toEqual([]);
  });

  it('folders of conda on a Mac', () => {
    const list = (path: string) => codes('requirements.txt', `packaging @ file://${path}\n`, 'PW870');
    expect(list('/opt/miniconda3/conda-bld/packaging_1/work')).toEqual(['PW870@1']);
    expect(list('/opt/wheels/packaging')).toEqual([]);
  });

  it('an engine that is made for each job', () => {
    const file = (inside: string, top = '') =>
      codes(
        'handler.py',
        `import runpod\n${top}async def handler(job):\n    ${inside}\n    yield engine.run(job)\nrunpod.serverless.start({"handler": handler})\n`,
        'PW885',
      );
    expect(file('engine = HFEngine()')).toEqual(['PW885@3']);
    expect(file('x = JobInput(job["input"])', 'engine = HFEngine()\n')).toEqual([]);
    expect(file('if engine is None:\n        engine = HFEngine()')).toEqual([]);
  });

  it('sources whose setup.py imports what a build environment lacks', () => {
    const clip = 'git+https://github.com/openai/CLIP.git';
    const list = (line: string) => codes('requirements.txt', `torch==2.6.0\n${line}\n`, 'PW867');
    expect(list(clip)).toEqual(['PW867@2']);
    expect(list('git+https://github.com/NVlabs/nvdiffrast/')).toEqual(['PW867@2']);
    expect(list('git+https://github.com/openai/CLIP-other.git')).toEqual([]);
    const run = (steps: string) => codes('a.sh', steps, 'PW867');
    expect(run(`pip install -U pip\npip install ${clip}`)).toEqual(['PW867@2']);
    // An older pip builds it with what is installed.
    expect(run(`pip install ${clip}`)).toEqual([]);
    expect(run(`pip install -U pip\npip install --no-build-isolation ${clip}`)).toEqual([]);
  });

  it('zstd, which the installer of ollama asks for', () => {
    const build = (apt: string, install = 'curl -fsSL https://ollama.com/install.sh | sh') =>
      codes(
        'Dockerfile',
        `FROM ${cuda2204}\nRUN apt-get update && apt-get install -y ${apt}\nRUN ${install}\n`,
        'PW874',
      );
    expect(build('curl')).toEqual(['PW874@3']);
    expect(build('curl zstd')).toEqual([]);
    expect(build('curl', 'curl -fsSL https://ollama.com/install.sh | OLLAMA_VERSION=0.5.7 sh')).toEqual([]);
  });

  it('an .env that is copied into the image', () => {
    const copy = (what: string) => codes('Dockerfile', `FROM python:3.11\nCOPY ${what} /app/.env\n`, 'PW814');
    expect(copy('.env')).toEqual(['PW814@2']);
    expect(copy('docker/.env.gpu')).toEqual(['PW814@2']);
    expect(copy('.env.example')).toEqual([]);
  });

  it('a login whose password stands in a compose file', () => {
    const service = (value: string, port = '3000:3000') =>
      codes(
        'docker-compose.yml',
        `services:\n  a:\n    image: grafana/grafana\n    ports: ["${port}"]\n    environment:\n      GF_SECURITY_ADMIN_PASSWORD: ${value}\n`,
        'PW820',
      );
    expect(service('admin')).toEqual(['PW820@4']);
    expect(service('${GRAFANA_PASSWORD:-admin}')).toEqual(['PW820@4']);
    expect(service('${GRAFANA_PASSWORD:?}')).toEqual([]);
    expect(service('admin', '127.0.0.1:3000:3000')).toEqual([]);
  });

  it('a webui that runs what it is sent', () => {
    const start = (args: string) =>
      codes('Dockerfile', `FROM ${cuda2204}\nCMD ./webui.sh ${args}\n`, 'PW811');
    expect(start('--listen --allow-code --api')).toEqual(['PW811@2']);
    expect(start('--listen --api')).toEqual([]);
    expect(start('--allow-code')).toEqual([]);
  });

  it('a token of the hub in the input of a job', () => {
    const job = (key: string) =>
      codes(
        'handler.py',
        `import runpod\ndef handler(job):\n    job_input = job["input"]\n    return run(job_input.get("${key}"))\nrunpod.serverless.start({"handler": handler})\n`,
        'PW879',
      );
    expect(job('hf_token')).toEqual(['PW879@4']);
    expect(job('gemini_api_key')).toEqual(['PW879@4']);
    expect(job('max_token')).toEqual([]);
    expect(job('stop_token')).toEqual([]);
  });

  it('models of PaddleOCR in a cache mount', () => {
    const build = (mount: string) =>
      codes(
        'Dockerfile',
        `FROM python:3.11\nRUN ${mount}python -c "from paddleocr import PaddleOCR; PaddleOCR(lang='en')"\nCMD ["python", "app.py"]\n`,
        'PW817',
      );
    expect(build('--mount=type=cache,target=/root/.paddleocr ')).toEqual(['PW817@2']);
    expect(build('')).toEqual([]);
  });

  it('curl behind a step that installs other things', () => {
    const build = (more: string) =>
      codes(
        'Dockerfile',
        `FROM ${cuda2204}\nRUN apt-get update && apt-get install -y python3 ${more}&& curl -s https://x.dev/a.py | python3\n`,
        'PW874',
      );
    expect(build('')).toEqual(['PW874@2']);
    expect(build('curl ')).toEqual([]);
    expect(
      codes(
        'Dockerfile',
        `FROM ${cuda2204}\nRUN if command -v curl; then curl -s https://x.dev/a; fi\n`,
        'PW874',
      ),
    ).toEqual([]);
  });

  it('pairs that no metadata keeps apart', () => {
    const list = (text: string) => codes('requirements.txt', text, 'PW421');
    expect(list('imgaug\nscikit-image\nnumpy\n')).toEqual(['PW421@1']);
    expect(list('imgaug\nnumpy<2\n')).toEqual([]);
    expect(list('torch\ntorchtext\n')).toEqual(['PW421@1']);
    expect(list('torch==2.3.1\ntorchtext==0.18.0\n')).toEqual([]);
    expect(list('keras==2.2.2\ntensorflow==2.11.0\n')).toEqual(['PW421@1']);
    expect(list('keras==2.2.2\ntensorflow==1.15.0\n')).toEqual([]);
  });

  it('a package under its name of before', () => {
    const list = (text: string) => codes('requirements.txt', text, 'PW414');
    expect(list('tensorflow-gpu\n')).toEqual(['PW414@1']);
    expect(list('tensorflow-gpu==2.5.0\n')).toEqual([]);
  });

  it('a newest commit that refuses this Python', () => {
    const build = (image: string, ref = '') =>
      codesOf(
        'Dockerfile',
        `FROM ${image}\nRUN git clone ${ref}https://github.com/hiyouga/LLaMA-Factory.git /a && pip install -e /a\n`,
      ).filter((one) => one.startsWith('PW893'));
    expect(build('python:3.10')).toEqual(['PW893@2', 'PW893@2']);
    expect(build('python:3.11')).toEqual(['PW893@2']);
    expect(build('pytorch/pytorch:2.2.0-cuda12.1-cudnn8-runtime')).toHaveLength(2);
    expect(build('pytorch/pytorch:2.6.0-cuda12.4-cudnn9-runtime')).toHaveLength(1);
    expect(build('python:3.10', '-b v0.9.3 ')).toEqual([]);
    const list = (python: string) =>
      codes(
        'environment.yml',
        `dependencies:\n  - python=${python}\n  - pip\n  - pip:\n    - "lerobot @ git+https://github.com/huggingface/lerobot.git"\n`,
        'PW893',
      );
    expect(list('3.11')).toEqual(['PW893@5']);
    expect(list('3.12')).toEqual([]);
  });

  it('an older key of RunPod', () => {
    const key = (value: string) => codes('init.py', `import runpod\nrunpod.api_key = '${value}'\n`, 'PW813');
    expect(key('1AB2C3D4E5F6G7H8I9J0K1L2M3N4O5P6Q7R8S9T0')).toEqual(['PW813@2']);
    expect(key('YOUR_RUNPOD_API_KEY_GOES_IN_HERE_NOW')).toEqual([]);
    expect(key('XXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXX')).toEqual([]);
  });

  it('llama-cpp-python of the CPU in a list for CUDA', () => {
    const list = (file: string, more = '') => codes(file, `${more}llama-cpp-python==0.3.1\n`, 'PW897');
    expect(list('requirements-gpu.txt')).toEqual(['PW897@1']);
    expect(list('requirements.txt')).toEqual([]);
    expect(
      list(
        'requirements-gpu.txt',
        '--extra-index-url https://abetlen.github.io/llama-cpp-python/whl/cu124\n',
      ),
    ).toEqual([]);
  });
});
