import { describe, expect, it } from 'vitest';
import { cuda2204, findingsOf } from './support.ts';

const worker = (text: string) => `import runpod\n${text}\nrunpod.serverless.start({"handler": handler})\n`;

describe('what other people really wrote', () => {
  const codes = (name: string, text: string) => findingsOf(name, text).map(({ code }) => code);

  it('what holds torch back itself, or may, leaves nothing to say of an open torch', () => {
    expect(codes('requirements.txt', 'torch\ntorchaudio\nrunpod\n')).toContain('PW829');
    expect(codes('requirements.txt', 'torch\ntorchaudio\nwhisperx\n')).not.toContain('PW829');
    expect(codes('requirements.txt', '-e .\ntorch\ntorchvision\n')).not.toContain('PW829');
  });

  it('another torch than that of the image may be what is wanted', () => {
    const build = (option: string) =>
      codes(
        'Dockerfile',
        `FROM runpod/pytorch:2.2.1-py3.10-cuda12.1.1-devel-ubuntu22.04\nRUN pip install ${option} torch==2.5.1 --index-url https://download.pytorch.org/whl/cu121`,
      );
    expect(build('')).toContain('PW405');
    expect(build('--force-reinstall')).not.toContain('PW405');
  });

  it('shell that a build and bash take', () => {
    const run = `FROM ${cuda2204}\nRUN true \\\n\n  # a comment\n    && true \\\n    && true\n`;
    expect(codes('Dockerfile', run)).not.toContain('PW807');
    expect(codes('a.sh', 'for n in a b; do eval "declare -a ${n}=()"; done\n')).not.toContain('PW807');
    expect(codes('a.sh', 'eval "if true; then"\n')).toContain('PW807');
  });

  it('the Python of an image is not that of conda, nor of an environment made for another', () => {
    const wheel = 'https://x.dev/intel_x-2.7.0-cp311-cp311-linux_x86_64.whl';
    const build = (before: string) =>
      codes('Dockerfile', `FROM ubuntu:22.04\n${before}\nRUN pip install ${wheel}`);
    expect(build('')).toContain('PW417');
    expect(build('ENV PATH=/opt/conda/bin:$PATH')).not.toContain('PW417');
    const uv = (python: string) =>
      codes(
        'Dockerfile',
        `FROM nvidia/cuda:12.1.0-runtime-ubuntu20.04\nENV VIRTUAL_ENV=/v\nRUN uv venv --seed --python ${python} /v\nRUN uv pip install torch==2.6.0`,
      );
    expect(uv('3.10')).not.toContain('PW401');
  });

  it('wheels for ARM on a board that is one', () => {
    const on = (image: string) =>
      codes(
        'Dockerfile',
        `FROM ${image}\nRUN pip install https://x.dev/torch-2.1.0-cp38-cp38-linux_aarch64.whl`,
      );
    expect(on('nvcr.io/nvidia/l4t-jetpack:r35.4.1')).not.toContain('PW417');
    expect(on(cuda2204)).toContain('PW417');
  });

  it('a torch for the CPU is no torch that does not exist', () => {
    const build = (version: string) =>
      codes(
        'Dockerfile',
        `FROM python:3.10-slim\nRUN pip install --extra-index-url https://download.pytorch.org/whl/cpu torch==${version}`,
      );
    expect(build('2.3.0+cpu')).not.toContain('PW401');
    expect(build('2.3.9+cpu')).toContain('PW401');
  });

  it('a wheel for CUDA 11 beside the runtime of CUDA 11 is meant', () => {
    const install = (more: string) =>
      codes(
        'setup.sh',
        `pip install torch==2.7.0 --index-url https://download.pytorch.org/whl/cu126\npip install https://github.com/state-spaces/mamba/releases/download/v2.3.1/mamba_ssm-2.3.1+cu11torch2.7cxx11abiTRUE-cp311-cp311-linux_x86_64.whl\n${more}`,
      );
    expect(install('pip install nvidia-cuda-runtime-cu11')).not.toContain('PW417');
    expect(install('')).toContain('PW417');
  });

  it('a compiler is missed only where the image is known to have none', () => {
    const voice = 'pip install webrtcvad pyaudio';
    expect(codes('setup.sh', `apt-get update\napt-get install -y portaudio19-dev\n${voice}`)).not.toContain(
      'PW426',
    );
    expect(codes('Dockerfile', `FROM python:3.11-slim\nRUN ${voice}`)).toContain('PW426');
    expect(codes('Dockerfile', `FROM python:3.11\nRUN pip install webrtcvad`)).not.toContain('PW426');
  });

  it('a password of root that everybody can read, where sshd takes passwords', () => {
    const ssh = (line: string, takes = 'yes') =>
      codes(
        'Dockerfile',
        `FROM ${cuda2204}\nRUN ${line} && sed -i 's/#PasswordAuthentication yes/PasswordAuthentication ${takes}/' /etc/ssh/sshd_config`,
      );
    expect(ssh("echo 'root:runpod' | chpasswd")).toContain('PW811');
    expect(ssh('echo "root:$PASSWORD" | chpasswd')).not.toContain('PW811');
    expect(ssh("echo 'root:runpod' | chpasswd", 'no')).not.toContain('PW811');
  });

  it('a token in an address', () => {
    const get = (token: string) =>
      codes('get.sh', `wget "https://civitai.com/api/download/models/1?type=Model&token=${token}"`);
    expect(get('0f7d19b3d7a8864acb91ef720d14c75a')).toContain('PW813');
    expect(get('$CIVITAI_TOKEN')).not.toContain('PW813');
  });

  it('a byte order mark before #!', () => {
    const [one] = findingsOf('start.sh', '\uFEFF#!/bin/bash\npython app.py\n');
    expect(one?.code).toBe('PW841');
    expect(one?.edits[0]?.new.startsWith('#!')).toBe(true);
    expect(codes('start.sh', '#!/bin/bash\necho \uFEFF\n')).not.toContain('PW841');
  });

  it('pins between two releases that were read, where both say the same', () => {
    expect(codes('requirements.txt', 'gradio==5.25.1\nhuggingface-hub==0.26.2\n')).toContain('PW425');
    expect(codes('requirements.txt', 'gradio==5.25.1\nhuggingface-hub==0.30.0\n')).not.toContain('PW425');
  });

  it('basicsr beside a torchvision that took its module away', () => {
    expect(codes('requirements.txt', 'torchvision==0.18.0\nbasicsr==1.4.2\n')).toContain('PW421');
    expect(codes('requirements.txt', 'torchvision==0.16.2\nbasicsr==1.4.2\n')).not.toContain('PW421');
  });

  it('from which transformers on an older torch is passed over', () => {
    const pair = (torch: string, transformers: string) =>
      codes('requirements.txt', `torch==${torch}\ntransformers==${transformers}\n`).includes('PW421');
    expect([pair('2.3.0', '5.1.0'), pair('2.3.0', '5.0.0')]).toEqual([true, false]);
    expect([pair('2.4.0', '5.15.0'), pair('2.4.0', '5.14.0')]).toEqual([true, false]);
    expect([pair('2.5.1', '5.20.0'), pair('2.5.1', '5.19.0')]).toEqual([true, false]);
  });

  it('a tag that is none, wherever a container is started from it', () => {
    expect(codes('a.sh', 'docker run --gpus all nvidia/cuda:11.8-base-ubuntu20.04 nvidia-smi')).toContain(
      'PW855',
    );
    expect(
      codes('a.sh', 'docker run --gpus all nvidia/cuda:11.8.0-base-ubuntu20.04 nvidia-smi'),
    ).not.toContain('PW855');
    expect(codes('compose.yml', 'services:\n  a:\n    image: nvidia/cuda:latest\n')).toContain('PW855');
  });

  it('what COPY takes in of a folder is its contents', () => {
    const build = (copy: string, more = '') =>
      codes(
        'Dockerfile',
        `FROM python:3.11-slim\nWORKDIR /app\n${copy}\n${more}\nCMD ["uvicorn", "app.main:app", "--host", "0.0.0.0"]`,
      );
    expect(build('COPY app/ /app')).toContain('PW856');
    expect(build('COPY app .')).toContain('PW856');
    expect(build('COPY app/ /app/app')).not.toContain('PW856');
    expect(build('COPY . .')).not.toContain('PW856');
    expect(build('COPY app/ /app', 'ENV PYTHONPATH=/')).not.toContain('PW856');
  });

  it("apt's pip is of apt's Python", () => {
    const build = (run: string) =>
      codes(
        'Dockerfile',
        `FROM ${cuda2204}\nRUN apt-get update && apt-get install -y python3.11 python3-pip\nRUN ${run}\nCMD ["python", "app.py"]`,
      );
    expect(build('ln -s /usr/bin/python3.11 /usr/bin/python && pip install torch==2.8.0')).toContain('PW205');
    expect(build('ln -s /usr/bin/python3.10 /usr/bin/python && pip install torch==2.8.0')).not.toContain(
      'PW205',
    );
    expect(build('ln -s /usr/bin/python3.11 /usr/bin/python && python -m pip install six')).not.toContain(
      'PW205',
    );
    expect(
      build(
        'ln -sf /usr/bin/python3.11 /usr/bin/python3 && ln -s /usr/bin/python3.11 /usr/bin/python && pip install six',
      ),
    ).not.toContain('PW205');
    expect(codes('a.sh', 'apt-get update && apt-get install -y python3.9 python3.9-pip')).toContain('PW825');
    expect(codes('a.sh', 'apt-get update && apt-get install -y python3.9 python3-pip')).not.toContain(
      'PW825',
    );
  });

  it('a script that ends in a shell, and nobody sits there', () => {
    const start = (last: string) =>
      codes(
        'Dockerfile',
        `FROM a:1\nRUN echo '#!/bin/bash\\n\\\necho hello\\n\\\n${last}\\n\\\n' > /s.sh\nCMD ["/s.sh"]`,
      );
    expect(start('exec /bin/bash')).toContain('PW803');
    expect(start('exec python app.py')).not.toContain('PW803');
  });

  it('pytorch of its own channel beside any mkl', () => {
    const list = (version: string, more = '') =>
      codes(
        'environment.yml',
        `channels: [pytorch]\ndependencies:\n  - pytorch=${version}\n  - pytorch-cuda=12.1\n${more}`,
      );
    expect(list('2.1.0')).toContain('PW421');
    expect(list('2.1.0', '  - mkl<2024.1\n')).not.toContain('PW421');
    expect(list('2.4.0')).not.toContain('PW421');
    const old = (channels: string) =>
      codes(
        'environment.yml',
        `channels:\n${channels}dependencies:\n  - pytorch=1.11.0\n  - cudatoolkit=11.3\n`,
      );
    expect(old('  - pytorch\n  - conda-forge\n')).toContain('PW421');
    expect(old('  - conda-forge\n  - pytorch\n')).not.toContain('PW421');
  });

  it('packages of years ago beside what pip takes today', () => {
    expect(codes('requirements.txt', 'sentence-transformers==2.2.2\n')).toContain('PW421');
    expect(codes('requirements.txt', 'sentence-transformers==2.7.0\n')).not.toContain('PW421');
    expect(codes('requirements.txt', 'datasets==2.14.5\n')).toContain('PW421');
    expect(codes('requirements.txt', 'datasets==2.14.5\npyarrow==15.0.0\n')).not.toContain('PW421');
    expect(codes('requirements.txt', 'datasets==2.16.0\n')).not.toContain('PW421');
  });

  it('what a cache mount holds is not in the image', () => {
    const run = (mount: string, step = 'python /fetch_models.py') =>
      codes('Dockerfile', `FROM a:1\nRUN --mount=type=cache,target=${mount} ${step}\nCMD ["python", "x.py"]`);
    expect(run('/root/.cache/huggingface')).toContain('PW817');
    expect(run('/root/.cache/pip')).not.toContain('PW817');
    expect(
      run('/root/.cache/huggingface', 'python /fetch_models.py && cp -r /root/.cache/huggingface /m'),
    ).not.toContain('PW817');
  });

  it('what starts the container lies where COPY put it', () => {
    const build = (copy: string) =>
      codes('Dockerfile', `FROM a:1\nWORKDIR /w\nCOPY ${copy}\nCMD ["python3", "-u", "/src/handler.py"]`);
    expect(build('/src /w')).toContain('PW856');
    expect(build('src /src')).not.toContain('PW856');
    expect(build('. /')).not.toContain('PW856');
  });

  it('packages that went to the archive, and a key that is no more', () => {
    const build = (image: string, before = '') =>
      codes('Dockerfile', `FROM ${image}\n${before}\nRUN apt-get update && apt-get install -y git`);
    expect(build('python:3.9-slim-buster')).toContain('PW855');
    expect(build('python:3.9-slim-bookworm')).not.toContain('PW855');
    expect(
      build('debian:buster', "RUN sed -i 's/deb.debian/archive.debian/' /etc/apt/sources.list"),
    ).not.toContain('PW855');
    expect(build('pytorch/pytorch:1.9.0-cuda11.1-cudnn8-devel')).toContain('PW855');
    expect(build('pytorch/pytorch:1.9.0-cuda11.1-cudnn8-runtime')).not.toContain('PW855');
    expect(build('pytorch/pytorch:1.13.1-cuda11.6-cudnn8-devel')).not.toContain('PW855');
    expect(
      build('pytorch/pytorch:1.9.0-cuda11.1-cudnn8-devel', 'RUN rm /etc/apt/sources.list.d/cuda.list'),
    ).not.toContain('PW855');
  });

  it('words that the shell does not read as they are meant', () => {
    expect(codes('a.sh', "export A = 'b'")).toContain('PW807');
    expect(codes('a.sh', 'echo "=" * 60')).not.toContain('PW807');
    expect(codes('a.sh', 'A = b')).toContain('PW807');
    expect(codes('a.sh', "export A='b = c'\ntest a = b\n[ a = b ]")).not.toContain('PW807');
    const [one] = findingsOf('a.sh', '#!/bin/sh\nsource venv/bin/activate\n');
    expect([one?.code, one?.edits[0]?.new]).toEqual(['PW807', '.']);
    expect(codes('a.sh', '#!/bin/bash\nsource venv/bin/activate\n')).not.toContain('PW807');
    const run = (before: string, step: string) =>
      codes('Dockerfile', `FROM ubuntu:22.04\n${before}\nRUN ${step}`);
    expect(run('', 'source /v/bin/activate && pip install six')).toContain('PW807');
    expect(run('SHELL ["/bin/bash", "-c"]', 'source /v/bin/activate')).not.toContain('PW807');
    expect(run('', 'bash -c "source /v/bin/activate"')).not.toContain('PW807');
    expect(run('', '. /v/bin/activate')).not.toContain('PW807');
    expect(codes('Dockerfile', 'FROM rockylinux:9\nRUN source /v/bin/activate')).not.toContain('PW807');
  });

  it('a key of whatever service, written out', () => {
    const key = (value: string) => codes('handler.py', `client = Client(api_key="${value}")\n`);
    expect(key('mPoTRh1y7mZY5fZkureL9BdA8')).toContain('PW813');
    expect(key('YOUR_API_KEY_GOES_IN_HERE_NOW')).not.toContain('PW813');
    expect(key('abcdefghijklmnopqrstuvwxyz')).not.toContain('PW813');
  });

  it('an engine that the handler works with, and whose failure nobody hears of', () => {
    const file = (caught: string, more = '') =>
      codes(
        'handler.py',
        worker(
          `try:\n    engine = x.Engine()\nexcept Exception as e:\n    ${caught}\n${more}def handler(job):\n    return engine.run(job)`,
        ),
      );
    expect(file('print(e)')).toContain('PW883');
    expect(file('raise')).not.toContain('PW883');
    expect(file('engine = None')).not.toContain('PW883');
  });

  it('a handler whose failures come to None', () => {
    const file = (last: string) =>
      codes(
        'handler.py',
        worker(
          `def handler(job):\n    try:\n        return run(job)\n    except Exception as e:\n        print(e)\n${last}`,
        ),
      );
    expect(file('')).toContain('PW881');
    expect(file('        raise\n')).not.toContain('PW881');
    expect(file('    return {"error": "x"}\n')).not.toContain('PW881');
  });

  it('a worker that takes start from the SDK by name', () => {
    const text =
      'from runpod.serverless import start\ndef handler(job):\n  m = WhisperModel("a")\n  return m\nstart({"handler": handler})\n';
    expect(codes('handler.py', text)).toContain('PW885');
  });

  it('an index behind an open torch is for a step of its own', () => {
    const index = '--index-url https://download.pytorch.org/whl/cu118';
    const [open] = findingsOf('requirements.txt', `torch ${index}\n`);
    const pinned = findingsOf('requirements.txt', `torch==2.6.0 ${index}\n`).find(
      ({ code }) => code === 'PW412',
    );
    expect([open?.code, open?.edits.length, pinned?.edits.length]).toEqual(['PW412', 0, 1]);
  });

  it('what a file asks of git it keeps, at a commit', () => {
    const [one] = findingsOf('requirements.txt', 'peft @ git+https://github.com/huggingface/peft.git@main\n');
    expect(one?.fixes).toEqual(['write git+https://github.com/huggingface/peft.git@COMMIT']);
  });

  it('a release that a variable holds the address of', () => {
    const get = (url: string) => codes('a.sh', `U=${url}\nwget $U\nchmod +x a.run\nsudo ./a.run`);
    expect(get('https://x.dev/cuda/12.3.0/a.run')).not.toContain('PW802');
    expect(get('https://x.dev/cuda/a.run')).toContain('PW802');
  });
});
