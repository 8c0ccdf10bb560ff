import { describe, expect, it } from 'vitest';
import { codesOf, findingsOf } from './support.ts';

const codes = (file: string, text: string, code: string) =>
  codesOf(file, text).filter((one) => one.startsWith(code));
const one = (file: string, text: string, code: string) =>
  findingsOf(file, text).find((finding) => finding.code === code);

/** Kinds of false and idle findings in 400 public files, each beside the nearest that is to be said. */
describe('what was said of public files and was not so', () => {
  it('what comes from curl is data for python -c, whatever stands in the words of curl', () => {
    const pipe = (into: string) =>
      codes('a.sh', `curl -s https://x.dev/i -d @"$(dirname "$0")/a.json" | ${into}`, 'PW802');
    expect(pipe('python3 -c "import sys"')).toEqual([]);
    expect(pipe('python3')).toEqual(['PW802@1']);
  });

  it('a function runs where it is called, not where it stands', () => {
    const fetch = (before: string) =>
      codes(
        'start.sh',
        `need() {\n  ${before}apt-get install -y "$1"\n}\napt-get update\nneed git\n`,
        'PW825',
      );
    expect(fetch('')).toEqual([]);
    expect(codes('start.sh', 'need() {\n  apt-get install -y "$1"\n}\nneed git\n', 'PW825')).toEqual([
      'PW825@2',
    ]);
    const remote = (indent: string, close: string) =>
      one('start.sh', `${indent}wget -qO i.sh https://x.dev/i\nbash i.sh\n${close}`, 'PW802')?.message;
    expect(remote('get() {\n', '}\nget\n')).toContain('at that moment');
    expect(remote('', '')).toContain('each start');
  });

  it('who was asked something sits there when apt asks', () => {
    const ask = (first: string) =>
      codes('a.sh', `${first}\napt update\napt install build-essential\n`, 'PW825');
    expect(ask('read -p "Go on? " answer')).toEqual([]);
    expect(ask('read answer < file')).toEqual(['PW825@3']);
  });

  it('the PID of a list in the background is that of its shell', () => {
    const start = (line: string) => codes('a.sh', `${line} 2>&1 | tee a.log &\nP=$!\nkill $P\n`, 'PW836');
    expect(start('cd /app && python app.py')).toEqual([]);
    expect(start('python app.py')).toEqual(['PW836@2']);
  });

  it('the newest pip of an old Python has the old options', () => {
    const build = (image: string) =>
      codes(
        'Dockerfile',
        `FROM ${image}\nRUN pip install -U pip\nRUN pip install --global-option=x .\n`,
        'PW849',
      );
    expect(build('nvcr.io/nvidia/pytorch:19.05-py3')).toEqual([]);
    expect(build('nvidia/cuda:11.8.0-devel-ubuntu20.04')).toEqual([]);
    expect(build('nvcr.io/nvidia/pytorch:24.05-py3')).toEqual(['PW849@3']);
  });

  it('what the image of a Modal file pins is what its code meets', () => {
    const modal = (pin: string) =>
      codes(
        'modal_app.py',
        `import modal\nimage = modal.Image.debian_slim().pip_install("${pin}")\nfrom moviepy.editor import VideoFileClip\n`,
        'PW889',
      );
    expect(modal('moviepy==1.0.3')).toEqual([]);
    expect(modal('moviepy')).toEqual(['PW889@3']);
  });

  it('a shallow clone is given a commit by fetching it', () => {
    const clone = (depth: string) =>
      one('Dockerfile', `FROM python:3.11\nRUN git clone ${depth}https://github.com/a/b /b\n`, 'PW893')
        ?.fixes[0];
    expect(clone('--depth=1 ')).toContain('fetch --depth 1 origin COMMIT && git -C DIR checkout COMMIT');
    expect(clone('')).not.toContain('fetch');
  });

  it('an image brings what is not known, and -dev packages bring libraries', () => {
    const build = (image: string, apt: string) =>
      codes(
        'Dockerfile',
        `FROM ${image}\nRUN apt-get update && apt-get install -y python3-pip ${apt}\nRUN pip install opencv-python\n`,
        'PW426',
      );
    expect(build('ubuntu:22.04', 'git')).toEqual(['PW426@3']);
    expect(build('ubuntu:22.04', 'qtbase5-dev')).toEqual([]);
    expect(build('somebody/gpu:1', 'git')).toEqual([]);
    expect(codes('setup.sh', 'pip install opencv-python', 'PW426')).toEqual([]);
    expect(codes('setup.sh', 'apt-get install -y libgl1\npip install opencv-python', 'PW426')).toEqual([
      'PW426@2',
    ]);
  });

  it('a file on a branch of a Space moves, one beside weights does not', () => {
    const list = (path: string) =>
      codes(
        'requirements.txt',
        `https://huggingface.co/${path}/resolve/main/a-1.0-py3-none-any.whl\n`,
        'PW427',
      );
    expect(list('spaces/a/b')).toEqual(['PW427@1']);
    expect(list('a/b')).toEqual([]);
  });

  it('flash-attn of the package index is built beside the torch that is there', () => {
    const fix = (file: string) =>
      one(
        'Dockerfile',
        `FROM pytorch/pytorch:2.7.1-cuda12.6-cudnn9-devel\nRUN pip install https://github.com/a/b/releases/download/v1/${file}-cp310-cp310-linux_x86_64.whl\n`,
        'PW417',
      );
    const found = fix('flash_attn-2.8.3+cu12torch2.7cxx11abiFALSE');
    expect(found?.fixes[0]).toContain('--no-build-isolation');
    expect(found?.message).toContain('not for Python 3.11');
  });

  it('pip quotes a line without its options, and sklearn stops in its own words', () => {
    expect(one('requirements.txt', 'torch torchvision --index-url https://x.dev/whl\n', 'PW412')?.error).toBe(
      "ERROR: Invalid requirement: 'torch torchvision'",
    );
    expect(one('requirements.txt', 'sklearn\n', 'PW414')?.error).toContain('deprecated');
    expect(one('requirements.txt', 'cv2\n', 'PW414')?.error).toContain('No matching distribution');
  });

  it('tensorflow-cpu holds numpy as tensorflow does; Ubuntu 18.04 and 20.04 have no Python for numpy 2', () => {
    expect(codes('requirements.txt', 'numpy\ntorch==2.1.0\ntensorflow-cpu==2.13.0\n', 'PW410')).toEqual([]);
    expect(codes('requirements.txt', 'numpy\ntorch==2.1.0\n', 'PW410')).toEqual(['PW410@2']);
    const build = (ubuntu: string) =>
      codes(
        'Dockerfile',
        `FROM nvidia/cuda:11.8.0-devel-ubuntu${ubuntu}\nRUN pip3 install torch==2.1.0 numpy\n`,
        'PW410',
      );
    expect(build('20.04')).toEqual([]);
    expect(build('22.04')).toEqual(['PW410@2']);
  });

  it('wheels by address, one for each system, are what Poetry reads', () => {
    const project = (torch: string) =>
      codes('pyproject.toml', `[tool.poetry.dependencies]\ntorch = ${torch}\n`, 'PW412');
    expect(
      project('[\n  { url = "https://x.dev/torch-2.0-cp310-cp310-linux_x86_64.whl", markers = "a" },\n]'),
    ).toEqual([]);
    expect(project('"=>2.0"')).toEqual(['PW412@2']);
  });

  it('a token that goes with a folder of mktemp does not stay', () => {
    const clone = (folder: string) =>
      codes(
        'start.sh',
        `U="https://$TOKEN@github.com/a/b.git"\n${folder}\ngit clone -q "$U" "$D"\n`,
        'PW813',
      );
    expect(clone('D=$(mktemp -d)')).toEqual([]);
    expect(clone('D=/workspace/b')).toEqual(['PW813@3']);
  });

  it('a script that is typed starts no container', () => {
    const start = (more: string) =>
      codes(
        'train.sh',
        `#!/bin/bash\nset -e\n${more}\npip install torch==2.6.0\nexec python train.py\n`,
        'PW803',
      );
    expect(start('read -r -p "Title: " TITLE')).toEqual([]);
    expect(start('echo "Usage: train.sh TITLE"')).toEqual([]);
    expect(start('cd "$(dirname "$0")"')).toEqual([]);
    expect(start('cd "$(dirname "$0")"; ls /workspace')).toEqual(['PW803@2']);
    expect(start('echo go')).toEqual(['PW803@2']);
  });

  it('a stage that helps the build alone needs no driver', () => {
    const build = (path: string) =>
      codes(
        'Dockerfile',
        `FROM python:3.11-slim AS a\nRUN pip install torch\nFROM python:3.11-slim\nCOPY --from=a ${path} /x\n`,
        'PW829',
      );
    expect(build('/export/model.onnx')).toEqual([]);
    expect(build('/opt/venv')).toEqual(['PW829@2']);
  });

  it('what is published for others leaves its torch open on purpose', () => {
    const project = (more: string) =>
      codes('pyproject.toml', `[project]\nname = "a"\n${more}dependencies = ["torch>=2.0"]\n`, 'PW829');
    expect(project('classifiers = ["A"]\n')).toEqual([]);
    expect(project('')).toEqual(['PW829@3']);
  });

  it('an index that a comment says to install from first', () => {
    const list = (comment: string) =>
      codes('requirements.txt', `# ${comment}\ntorch==2.7.1+cu128\n`, 'PW821');
    expect(list('pip install torch==2.7.1 --index-url https://download.pytorch.org/whl/cu128')).toEqual([]);
    expect(list('pip install torch==2.7.1 --index-url https://download.pytorch.org/whl/cu126')).toEqual([
      'PW821@2',
    ]);
  });

  it('the deleted repository is named where it is cloned', () => {
    const build = (first: string, more = '') =>
      codes(
        'Dockerfile',
        `FROM alpine/git AS a\nRUN ${first}\nFROM python:3.10\nRUN git clone https://github.com/AUTOMATIC1111/stable-diffusion-webui.git\n${more}`,
        'PW855',
      );
    const given =
      '. /clone.sh stable-diffusion-stability-ai https://github.com/Stability-AI/stablediffusion.git abc';
    expect(build(given)).toEqual(['PW855@2']);
    expect(build('true')).toEqual(['PW855@4']);
  });

  it('a marker mends what pip installs, and the builds of conda are of that system too', () => {
    const env = (spec: string) =>
      one('environment.yml', `name: a\ndependencies:\n  - ${spec}\n  - pip:\n    - pywin32==306\n`, 'PW876')
        ?.fixes[0];
    expect(env('python=3.10.13=h4de0772_0_cpython')).toContain('--from-history');
    expect(env('python=3.10')).not.toContain('--from-history');
  });

  it('a torch that the extra index does not give, by the Python that takes it', () => {
    const list = '--extra-index-url https://download.pytorch.org/whl/cu118\ntorch\n';
    expect(one('requirements.txt', list, 'PW827')?.message).toMatch(
      /torch 2\.\d+\.\d \(2\.\d+\.\d on Python 3\.\d+\) of/,
    );
  });

  it('a script that tells how it is used is typed by somebody', () => {
    const ask = (first: string) =>
      codesOf('setup.sh', `${first}\nconda create -n a python=3.10\nsudo apt install -y git\n`);
    expect(ask('echo "Usage: setup.sh [OPTIONS]"')).toEqual([]);
    expect(ask('echo go').map((one) => one.slice(0, 5))).toEqual(['PW861', 'PW825']);
  });

  it('an image of PyTorch has the Python of its release', () => {
    const build = (tag: string) =>
      one(
        'Dockerfile',
        `FROM pytorch/pytorch:${tag}\nRUN pip install https://github.com/a/b/releases/download/v1/flash_attn-2.8.3+cu12torch2.7cxx11abiTRUE-cp310-cp310-linux_x86_64.whl\n`,
        'PW417',
      )?.message;
    expect(build('2.7.1-cuda12.6-cudnn9-devel')).toContain('not for Python 3.11');
    expect(build('2.3.0-cuda12.1-cudnn8-runtime') ?? '').not.toContain('not for Python');
  });

  it('a worker that fails at its start is replaced', () => {
    const start = (volume: string) =>
      codes(
        'start.sh',
        `#!/bin/bash\nset -e\ncd ${volume}\nwget -q https://x.dev/a.tar\nexec python app.py\n`,
        'PW803',
      );
    expect(start('/runpod-volume')).toEqual([]);
    expect(start('/workspace')).toEqual(['PW803@2']);
  });

  it('what a Python file that was not seen starts is not known', () => {
    const build = (cmd: string) =>
      one('Dockerfile', `FROM runpod/pytorch:1.0.2-cu1281-torch280-ubuntu2404\nCMD ${cmd}\n`, 'PW601')?.why;
    expect(build('["python", "main.py"]')).toContain('unless the Python file does');
    expect(build('["vllm", "serve", "a/b"]')).not.toContain('unless');
  });

  it('a redirection in a call of conda is no matter of pip', () => {
    const call = (tool: string) => one('a.sh', `${tool} install -y cmake>3.5`, 'PW842')?.message;
    expect(call('conda')).toContain('conda takes any version');
    expect(call('pip')).toContain('pip takes any version');
  });

  it('what a pin beside it holds is not open', () => {
    const list = (more: string) =>
      codes('requirements.txt', `a==1\nb==1\n${more}transformers>=4.46\ngradio\n`, 'PW894');
    expect(list('')).toEqual(['PW894@3']);
    expect(list('huggingface_hub==0.26.2\n')).toEqual([]);
    expect(list('gradio_client==1.4.3\n')).toEqual([]);
  });

  it('a list that is called after its system is for that system', () => {
    expect(codes('requirements-osx.txt', 'tensorflow-macos==2.14.0\n', 'PW876')).toEqual([]);
    expect(codes('requirements.txt', 'tensorflow-macos==2.14.0\n', 'PW876')).toEqual(['PW876@1']);
  });

  it('a list that goes into images with much in them says nothing of apt', () => {
    expect(codes('requirements.txt', 'opencv-python\ntensorflow\n', 'PW426')).toEqual([]);
    expect(
      codes('environment.yml', 'dependencies:\n  - pytorch=2.1\n  - pip:\n    - opencv-python\n', 'PW426'),
    ).toEqual([]);
    expect(codes('requirements.txt', 'opencv-python\n', 'PW426')).toEqual(['PW426@1']);
  });

  it('old images of NVIDIA have neither pyarrow 21 nor a pip that builds apart', () => {
    const build = (image: string) =>
      codesOf(
        'Dockerfile',
        `FROM nvcr.io/nvidia/pytorch:${image}-py3\nRUN pip install datasets==2.8.0\nRUN pip install flash-attn==2.6.3\n`,
      );
    expect(build('22.12')).toEqual([]);
    expect(build('24.05')).toEqual(['PW421@2', 'PW867@3']);
  });

  it('a torch of another maker beside it decides', () => {
    expect(codes('requirements.txt', 'torch>=2.0\ntorch_npu\n', 'PW829')).toEqual([]);
    expect(codes('requirements.txt', 'torch>=2.0\ntorchvision\n', 'PW829')).toEqual(['PW829@1']);
  });

  it('a script that says that it updates is there to pull', () => {
    const start = (say: string) =>
      codes('start.sh', `echo "${say}"\ncd /workspace/a\ngit pull origin main\npython app.py\n`, 'PW893');
    expect(start('Pulling latest code')).toEqual([]);
    expect(start('Starting')).toEqual(['PW893@3']);
  });

  it('a base of somebody else may have another shell', () => {
    const build = (image: string) =>
      codes('Dockerfile', `FROM ${image}\nRUN source /opt/a/env.sh && make\n`, 'PW807');
    expect(build('vllm/vllm-openai-xpu:v0.26.0')).toEqual([]);
    expect(build('ubuntu:22.04')).toEqual(['PW807@2']);
  });

  it('an install of a tool beside the app is not what the app needs', () => {
    const start = (name: string) => codes('start.sh', `pip install ${name}\npython app.py\n`, 'PW806');
    expect(start('vastai')).toEqual([]);
    expect(start('gradio')).toEqual(['PW806@1']);
  });

  it('an edit that does not find its text is not promised', () => {
    const pull = (more: string) =>
      one('a.sh', `cd b && git pull ${more}&& cd ..\npip list\n`, 'PW805')?.edits.length;
    expect(pull('&& make ')).toBe(0);
    expect(pull('')).toBe(1);
  });

  it('what rests on a torch is said of the one that stands at the end', () => {
    const index = '--index-url https://download.pytorch.org/whl/cu121';
    const script = (later: string) =>
      codesOf('a.sh', `pip install torch==2.5.1 ${index}\n${later}pip install transformers accelerate\n`);
    expect(script('')).toContain('PW421@2');
    const replaced = script('pip install vllm\n');
    expect(replaced).toContain('PW828@2');
    expect(replaced.join()).not.toMatch(/PW421|PW898/);
    // One whose torch was not read may bring another, too.
    expect(script('pip install audiocraft\n').join()).not.toContain('PW421');
    expect(script(`pip install audiocraft\npip install torch==2.5.1 ${index}\n`)).toContain('PW421@4');
    expect(script('pip install --no-deps audiocraft\n')).toContain('PW421@3');
  });

  it('once replaced, the torch of an earlier step is not replaced again', () => {
    const text = 'pip install torch==2.5.1\npip install vllm\npip install xformers\n';
    expect(codes('a.sh', text, 'PW828')).toEqual(['PW828@2']);
  });

  it('apt knows pip by two names', () => {
    const build = (name: string) =>
      codes(
        'Dockerfile',
        `FROM nvidia/cuda:12.4.1-runtime-ubuntu22.04\nRUN apt-get update && apt-get install -y python3 ${name}\nRUN pip install six\n`,
        'PW874',
      );
    expect(build('pip')).toEqual([]);
    expect(build('pipenv')).toEqual(['PW874@3']);
  });

  it('whose Python is marked is said only where it is known', () => {
    const build = (line: string) =>
      codes(
        'Dockerfile',
        `FROM nvidia/cuda:12.8.1-cudnn-devel-ubuntu24.04\nRUN apt-get update && apt-get install -y python3-pip\n${line}\nRUN python3 -m pip install six\n`,
        'PW203',
      );
    for (const line of [
      'RUN apt-get install -y python3.13 python3.13-venv',
      'RUN update-alternatives --install /usr/bin/python3 python3 /usr/bin/python3.13 1',
      'RUN ln -sf /opt/py/bin/python3 /usr/local/bin/python3',
      'RUN rm -f /usr/lib/python3.12/EXTERNALLY-MANAGED',
      'RUN pip config set global.break-system-packages true',
    ])
      expect(build(line), line).toEqual([]);
    expect(build('RUN apt-get install -y python3.12-venv')).toEqual(['PW203@4']);
  });

  it('printf writes each of its words to a line', () => {
    const list = (format: string) =>
      codes('a.sh', `printf '${format}' 'torch==2.11.0' 'a b' > c.txt\npip install -c c.txt six\n`, 'PW412');
    expect(list('%s\\n')).toEqual(['PW412@1']);
    expect(
      codes('a.sh', "printf '%s\\n' 'torch==2.11.0' 'six<2' > c.txt\npip install -c c.txt six\n", 'PW412'),
    ).toEqual([]);
  });

  it('names that Modal no longer has', () => {
    const file = (text: string) => codes('modal_app.py', `import modal\n${text}\n`, 'PW889');
    expect(file('stub = modal.Stub("a")')).toEqual(['PW889@2']);
    expect(file('from modal import Image, Stub')).toEqual(['PW889@2']);
    expect(file('m = modal.Mount.from_local_dir("a")')).toEqual(['PW889@2']);
    expect(file('app = modal.App("a")\n@modal.enter()\ndef f():\n    pass')).toEqual([]);
    expect(file('from modal import App, Image')).toEqual([]);
  });
});
