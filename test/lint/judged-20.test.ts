import { describe, expect, it } from 'vitest';
import { codesOf, cuda2204, findingsOf } from './support.ts';

const of = (code: string, file: string, ...lines: readonly string[]) =>
  codesOf(file, `${lines.join('\n')}\n`).filter((one) => one.startsWith(code));
const said = (code: string, file: string, ...lines: readonly string[]) =>
  findingsOf(file, `${lines.join('\n')}\n`).find((one) => one.code === code);

describe('what is said, and where', () => {
  it('a failed install: what the script goes on to; nothing of a file that is sourced', () => {
    const lines = ['conda activate vision', 'pip install -r requirements.txt', 'python fetch_it.py'];
    expect(of('PW806', 'setup.sh', ...lines)).toEqual([]);
    const script = said('PW806', 'setup.sh', '#!/bin/bash', ...lines.slice(1), 'python make_list.py');
    expect(script?.message).toContain('line 4 runs');
  });
  it('a requirement from git stands where its address does', () => {
    const wheel = 'crf @ https://example.org/crf-1.0-cp312-cp312-win_amd64.whl ; sys_platform == "win32"';
    const git = 'crf @ git+https://github.com/someone/crf.git';
    expect(of('PW427', 'requirements.txt', wheel, `${git} ; sys_platform != "win32"`)).toEqual(['PW427@2']);
    expect(of('PW427', 'requirements.txt', git)).toEqual(['PW427@1']);
    const longer = git.replace('crf @', 'crf-zoo @').replace('crf.git', 'crf.git-zoo');
    expect(of('PW427', 'requirements.txt', git, longer)).toEqual(['PW427@1', 'PW427@2']);
  });
  it("a maker's own installer, and a driver that names its release, are no script from anywhere", () => {
    const start = (...lines: readonly string[]) => of('PW802', 'start.sh', '#!/bin/bash', ...lines);
    expect(start('curl -fsSL https://bun.sh/install | bash -s "bun-v1.1.0"')).toEqual([]);
    expect(start('curl -fsSL https://install.example.org/x | bash')).toEqual(['PW802@2']);
    const driver = 'NVIDIA-Linux-x86_64-470.57.run';
    expect(start(`wget https://us.download.nvidia.com/470.57/${driver}`, `bash ${driver}`)).toEqual([]);
  });
  it('a comment that asks for a commit has said it', () => {
    const clone = 'RUN git clone --branch main https://github.com/bytedance/LatentSync.git /app/l';
    const build = (comment: string) => of('PW893', 'Dockerfile', 'FROM ubuntu:22.04', comment, clone);
    expect(build('# Pin it to the commit that works once this is released')).toEqual([]);
    expect(build('# Clone the code')).toEqual(['PW893@3']);
  });
  it('numpy 2 mends nothing beside a torch that cannot read it', () => {
    const list = (torch: string) =>
      said('PW425', 'requirements.txt', 'numpy==1.26.4', torch, 'opencv-python==4.12.0.88')?.fixes;
    expect(list('torch==2.1.2')).toEqual(['take an older opencv-python']);
    expect(list('torch==2.6.0')).toEqual(['pin numpy>=2,<2.3.0']);
  });
  it('a pair of pins is told once', () => {
    const list = (...lines: readonly string[]) => of('PW425', 'requirements.txt', ...lines);
    expect(list('tokenizers==0.20.3', 'transformers==4.40.2')).toHaveLength(1);
    expect(list('tokenizers==0.19.1', 'transformers==4.40.2')).toEqual([]);
  });
  it('all the addresses of a file of Modal', () => {
    const endpoint = ['@app.cls(gpu="T4")', '@modal.asgi_app()', 'def web():', '    return make()'];
    const file = (...lines: readonly string[]) =>
      said('PW811', 'a.py', 'import modal', 'app = modal.App()', ...lines)?.message;
    expect(file(...endpoint, ...endpoint)).toContain('these addresses (lines 4, 8) uses them');
    expect(file(...endpoint)).toContain('this address uses it');
  });
  it('the index of torch for the processor is as narrow as the others', () => {
    const build = (option: string) =>
      of('PW891', 'Dockerfile', 'FROM python:3.11', `RUN pip install torch==2.4.0 transformers ${option}`);
    expect(build('--index-url https://download.pytorch.org/whl/cpu')).toEqual(['PW891@2']);
    expect(build('--extra-index-url https://download.pytorch.org/whl/cpu')).toEqual([]);
  });
  it('what each start removes lies in a place that is known', () => {
    const start = (folder: string) => {
      const clone = `git clone https://github.com/someone/app ${folder}`;
      return of(
        'PW844',
        'start.sh',
        '#!/bin/bash',
        `rm -rf ${folder}`,
        clone,
        `cd ${folder}`,
        'python app.py',
      );
    };
    expect(start('/workspace/app')).toEqual(['PW844@2']);
    expect(start('app')).toEqual([]);
  });
});

describe('what a build or a script does not do', () => {
  it('COPY of several files makes no folder without a slash', () => {
    const build = (...lines: readonly string[]) =>
      of('PW856', 'Dockerfile', `FROM ${cuda2204}`, 'WORKDIR /srv', ...lines);
    expect(build('COPY web/a.json web/b.ts ./web')).toEqual(['PW856@3']);
    expect(build('COPY web/a.json web/b.ts ./web/')).toEqual([]);
    expect(build('COPY web/a.json web/b.ts .')).toEqual([]);
    expect(build('COPY web/a.json ./web')).toEqual([]);
    expect(build('COPY assets styles ./web')).toEqual([]);
    expect(build('RUN mkdir web', 'COPY a.json b.ts ./web')).toEqual([]);
    expect(build('WORKDIR /srv/web', 'COPY a.json b.ts /srv/web')).toEqual([]);
    expect(build('COPY . .', 'COPY web/a.json web/b.ts ./web')).toEqual([]);
    expect(build('COPY a.json b.ts /opt')).toEqual([]);
  });
  it('add-apt-repository is in no bare image', () => {
    const build = (from: string, line: string) => of('PW874', 'Dockerfile', `FROM ${from}`, `RUN ${line}`);
    const add = 'add-apt-repository -y universe && apt-get update';
    expect(build(cuda2204, add)).toEqual(['PW874@2']);
    const before = 'apt-get update && apt-get install -y software-properties-common';
    expect(build(cuda2204, `${before} && ${add}`)).toEqual([]);
    expect(build('pytorch/pytorch:2.4.0-cuda12.4-cudnn9-devel', add)).toEqual([]);
    expect(build(cuda2204, `${add}\nCOPY uv.lock ./`)).toEqual(['PW874@2']);
    expect(build(cuda2204, `${add}\nCOPY tools /usr/bin`)).toEqual([]);
  });
  it('parentheses after a dollar run a program', () => {
    const build = (start: string) =>
      of('PW918', 'Dockerfile', 'FROM nvcr.io/nvidia/tritonserver:24.11-py3', start);
    expect(build('ENTRYPOINT tritonserver --model-repository=/m/$(RELEASE)')).toEqual(['PW918@2']);
    expect(build(`ENTRYPOINT tritonserver --model-repository=/m/\${RELEASE}`)).toEqual([]);
    expect(build('CMD ["tritonserver", "--model-repository=/m/$(RELEASE)"]')).toEqual([]);
    expect(build("RUN echo 'all: $(OBJS)' > Makefile")).toEqual([]);
    expect(build('RUN make -j$(nproc)')).toEqual([]);
    expect(of('PW918', 'run.sh', '#!/bin/bash', 'RELEASE() { date; }', 'echo "$(RELEASE)"')).toEqual([]);
  });
  it('git checkout means the folder that it stands in', () => {
    const script = (...lines: readonly string[]) => of('PW918', 'setup.sh', '#!/bin/bash', ...lines);
    const clone = 'git clone https://github.com/someone/app';
    expect(script(clone, 'git checkout stable')).toEqual(['PW918@3']);
    expect(script(clone, 'cd app', 'git checkout stable')).toEqual([]);
    expect(script(clone, 'git -C app checkout stable')).toEqual([]);
    expect(script(`${clone} .`, 'git checkout stable')).toEqual([]);
    expect(script('git pull', clone, 'git checkout stable')).toEqual([]);
    expect(script('cd /workspace', clone, 'cd app', `${clone}2`, 'git checkout stable')).toEqual([]);
  });
});
