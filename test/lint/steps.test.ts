import { describe, expect, it } from 'vitest';
import { codesOf, codesOfRule, cuda2404, findingsOf } from './support.ts';

const start = (text: string) => `${text}\npython app.py`;

it('says that the driver of a pod is not its own', () => {
  const text = 'apt-get --purge remove "*nvidia*" -y\nubuntu-drivers autoinstall\n';
  const said = (more: string) =>
    findingsOf('install.sh', more + text).flatMap(({ code, severity }) => (code === 'PW839' ? severity : []));
  expect(said('')).toEqual(['info', 'info']);
  expect(said('cd /workspace\n')).toEqual(['warning', 'warning']);
  expect(said('systemctl stop gdm\n')).toEqual([]);
  // With sudo, or where there is no nvidia-smi, it is a machine of one's own.
  for (const line of [
    'sudo apt-get install -y nvidia-driver-535',
    'if ! command -v nvidia-smi; then apt-get install -y nvidia-driver-535; fi',
  ])
    expect(codesOf('a.sh', line).join(), line).not.toContain('PW839');
  expect(codesOf('a.sh', 'apt-get remove -y nvidia-cuda-toolkit').join()).not.toContain('PW839');
});

it('the fix of a moving source keeps the folder that is built', () => {
  const [one] = findingsOf('start.sh', start('pip install git+https://github.com/a/b@main#subdirectory=pkg'));
  expect(one?.fixes.join()).toContain('git+https://github.com/a/b@COMMIT#subdirectory=pkg');
});

describe('what a line or a build step is', () => {
  it('a repository has a name', () => {
    const on = (image: string) =>
      codesOf(
        'Dockerfile',
        `FROM ${image}\nRUN pip install git+https://github.com/openai/whisper.git@v20240930`,
      );
    expect(on('python:3.11.1-buster')).toEqual(['PW426@2']);
    expect(on('runpod/pytorch:1.0.3-cu1281-torch280-ubuntu2204')).toEqual([]);
  });

  it('a build is at the end of its input, where conda goes on; a script may have a terminal', () => {
    expect(codesOf('Dockerfile', 'FROM continuumio/miniconda3\nRUN conda install gdbm\n')).not.toContain(
      'PW861@2',
    );
    expect(codesOf('start.sh', 'conda install gdbm\n')).toContain('PW861@1');
  });

  it('ffmpeg of apt brings libGL; git does not', () => {
    const build = (apt: string) =>
      `FROM ubuntu:22.04\nRUN apt-get update && apt-get install -y python3-pip ${apt}\nRUN pip install opencv-python\n`;
    expect(codesOf('Dockerfile', build('git'))).toContain('PW426@3');
    expect(codesOf('Dockerfile', build('ffmpeg')).join()).not.toContain('PW426');
  });

  it('an old torch on a Python that nobody names may have no numpy 2 to take', () => {
    const build = (torch: string) =>
      codesOf(
        'Dockerfile',
        `FROM nvcr.io/nvidia/tritonserver:23.04-py3\nRUN pip install torch==${torch} numpy\n`,
      ).join();
    expect(build('1.9.1')).not.toContain('PW410');
    expect(build('2.1.0')).toContain('PW410@2');
  });

  it('what a stage took from apt is there in the stages that build on it, and in no other', () => {
    const stages = (last: string) =>
      codesOf(
        'Dockerfile',
        `FROM ${cuda2404} AS base\nRUN apt-get update && apt-get install -y libgl1 libglib2.0-0t64\nFROM base AS tools\nFROM ${last}\nRUN /opt/venv/bin/pip install opencv-python==4.11.0.86\n`,
      );
    expect(stages('tools').join()).not.toContain('PW426');
    expect(stages(cuda2404)).toContain('PW426@5');
  });

  it('a folder with a slash in its name is a path to pip', () => {
    expect(codesOf('requirements.txt', 'submodules/simple-knn\nnumpy==1.26.4\n')).toEqual([]);
    expect(codesOf('requirements.txt', 'simple knn\nnumpy==1.26.4\n')).toEqual(['PW412@1']);
  });

  it('an ARG may name another', () => {
    const base = 'ARG CUDA=12.1.1\nARG BASE=nvidia/cuda:${CUDA}-devel-ubuntu20.04\nFROM ${BASE}\nRUN ';
    const ppa =
      'apt-get update && apt-get install -y software-properties-common && add-apt-repository -y ppa:deadsnakes/ppa && apt-get update && apt-get install -y ';
    const codes = (text: string) => codesOf('Dockerfile', base + text);
    expect(codes(`${ppa} python3.12`)).toEqual(['PW855@4']);
  });

  it('a Python of apt leaves open whose pip it is', () => {
    const base = 'FROM nvidia/cuda:12.1.1-devel-ubuntu20.04\nRUN apt-get update && apt-get install -y ';
    expect(codesOf('Dockerfile', `${base}python3-pip\nRUN pip install torch==2.7.1`)).toEqual(['PW401@3']);
    expect(codesOf('Dockerfile', `${base}python3.9 python3-pip\nRUN pip install torch==2.7.1`)).toEqual([]);
  });
});

describe('the services of the image', () => {
  const codes = (command: string) =>
    codesOf('Dockerfile', `FROM runpod/pytorch:2.4.0-py3.11-cuda12.4.1-devel-ubuntu22.04\nCMD ${command}`);

  it('are started by a start script that was not seen, perhaps', () => {
    expect(codes('["bash","-lc","/workspace/start.sh"]')).not.toContain('PW601@2');
    expect(codes('["bash","-lc","python app.py"]')).toContain('PW601@2');
  });
});

it('what a sourced script may have done is not called undone, and an environment has fetched no lists', () => {
  expect(codesOf('a.sh', '#!/bin/bash\nsource ./helper.sh\napt-get install -y aria2\n')).not.toContain(
    'PW825@3',
  );
  expect(codesOf('a.sh', '#!/bin/bash\nsource env/bin/activate\napt-get install -y aria2\n')).toContain(
    'PW825@3',
  );
});

it('half an instruction in a document is no build that stops, nor is a line of Python a base', () => {
  const text = 'FROM ubuntu:22.04\nRUN python -c "\nimport os\nfrom a.b import c\n"\n';
  expect(codesOf('Dockerfile', text)).toEqual(['PW807@2', 'PW852@3']);
  expect(codesOf('a.md', `# a\n\n\`\`\`dockerfile\n${text}\`\`\`\n`)).toEqual([]);
});

it('a heredoc is one with a blank before its word, too, where a line ends it', () => {
  const build = (first: string, last: string) =>
    codesOf('Dockerfile', `FROM python:3.12-slim\n${first}\npip install rich\n${last}\n`);
  for (const first of [
    "RUN cat << 'EOF' > /start.sh",
    'RUN cat << EOF > /start.sh',
    "RUN cat <<'EOF' > /start.sh",
  ])
    expect(build(first, 'EOF')).not.toContain('PW852@3');
  expect(build('RUN echo $((1 << EOF))', 'RUN true')).toContain('PW852@3');
  expect(build("RUN cat << 'EOF' > /start.sh", 'EOF2')).toContain('PW852@3');
});

it('what stops the first of two installs is what the second is for', () => {
  const missing = 'pip install torch==2.7.0 --index-url https://download.pytorch.org/whl/cu124';
  const stops = (text: string) => codesOf('a.sh', text).join();
  expect(stops(missing)).toContain('PW401');
  expect(stops(`${missing} || pip install torch==2.7.0`)).not.toContain('PW401');
  expect(stops(`${missing} || echo sorry`)).toContain('PW401');
});

it('set -e is not advised where a command may fail and is passed over', () => {
  const fixes = (text: string) =>
    findingsOf('a.sh', text)
      .filter(({ code }) => code === 'PW806')
      .flatMap((one) => one.fixes)
      .join();
  expect(fixes('pip install six\npython app.py')).toContain('write set -eo pipefail');
  expect(fixes('pkill -f app.py\npip install six\npython app.py')).toContain('not set -e as it stands');
  expect(fixes('pkill -f app.py || true\npip install six\npython app.py')).toContain(
    'write set -eo pipefail',
  );
});

describe('uv and its env file (PW847)', () => {
  const script = (line: string, head = 'set -e') =>
    codesOfRule(
      'a.sh',
      `${head}\ncurl -LsSf https://astral.sh/uv/install.sh | sh\n${line}\nuv venv\n`,
      'PW847',
    );

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

it('a branch for old programs is for those alone (PW823)', () => {
  const login = (text: string) => codesOfRule('a.sh', `pip install -U huggingface_hub\n${text}\n`, 'PW823');
  const old = 'huggingface-cli login --token "$T"';
  expect(login(old)).toEqual(['PW823@2']);
  expect(login(`if command -v hf; then hf auth login; else\n${old}\nfi`)).toEqual([]);
  expect(login(`if ! command -v hf; then\n${old}\nfi`)).toEqual([]);
  expect(login(`if command -v hf; then\n${old}\nfi`)).toEqual(['PW823@3']);
});

it('only a script that a container starts with ends one (PW803)', () => {
  const run = (file: string, head = '#') =>
    codesOfRule(file, `#!/bin/bash\n${head}\nset -e\npip install torch==2.6.0\npython app.py\n`, 'PW803');
  expect(run('start.sh')).toEqual(['PW803@3']);
  expect(run('docker/entrypoint.sh')).toEqual(['PW803@3']);
  expect(run('a.sh', '# Start command of the template')).toEqual(['PW803@3']);
  expect(run('run_eval.sh', '# Run this on a pod.')).toEqual([]);
});
