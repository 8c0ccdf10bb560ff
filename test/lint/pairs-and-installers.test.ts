import { describe, expect, it } from 'vitest';
import { codesOf, findingsOf } from './support.ts';

const of = (code: string, file: string, ...lines: readonly string[]) =>
  codesOf(file, `${lines.join('\n')}\n`).filter((one) => one.startsWith(code));
const said = (code: string, file: string, ...lines: readonly string[]) =>
  findingsOf(file, `${lines.join('\n')}\n`).find((one) => one.code === code);

describe('pairs that nothing in their metadata keeps apart', () => {
  const list = (code: string, ...lines: readonly string[]) => of(code, 'requirements.txt', ...lines);
  it('bitsandbytes before 0.45.1 imports triton.ops, which the triton of torch 2.6 lacks', () => {
    expect(list('PW421', 'torch==2.6.0', 'numpy<2', 'bitsandbytes==0.44.1')).toEqual(['PW421@3']);
    expect(list('PW421', 'torch==2.6.0', 'numpy<2', 'bitsandbytes==0.45.1')).toEqual([]);
    expect(list('PW421', 'torch==2.5.1', 'numpy<2', 'bitsandbytes==0.44.1')).toEqual([]);
  });
  it('no bitsandbytes is offered that fails beside that torch in its turn', () => {
    const one = said('PW420', 'requirements.txt', 'torch==2.6.0', 'numpy<2', 'bitsandbytes==0.43.1');
    expect(one?.fixes.join()).not.toMatch(/0\.43|0\.44|0\.45\.0/);
  });
  it('mmdet and mmsegmentation look at the version of mmcv when they are imported', () => {
    expect(list('PW421', 'mmcv==2.2.0', 'mmdet==3.3.0')).toEqual(['PW421@2']);
    expect(list('PW421', 'mmcv==2.1.0', 'mmdet==3.3.0')).toEqual([]);
    expect(list('PW421', 'mmcv==2.1.0', 'mmdet==3.0.0')).toEqual(['PW421@2']);
    expect(list('PW421', 'mmcv==2.2.0', 'mmsegmentation==1.2.2')).toEqual(['PW421@2']);
  });
});

describe('what one pin of a list asks of another', () => {
  const list = (...lines: readonly string[]) => of('PW425', 'requirements.txt', ...lines);
  it('is known of what is pinned most', () => {
    expect(list('tensorflow==2.15.0', 'keras==3.3.3')).toEqual(['PW425@2']);
    expect(list('tensorflow==2.15.0', 'keras==2.15.0')).toEqual([]);
    expect(list('mediapipe==0.10.9', 'protobuf==5.28.0')).toEqual(['PW425@2']);
    expect(list('mediapipe==0.10.9', 'protobuf==3.20.3')).toEqual([]);
    expect(list('streamlit==1.28.0', 'pillow==11.0.0')).toEqual(['PW425@2']);
    expect(list('jupyterlab==4.2.5', 'httpx==0.23.0')).toEqual(['PW425@2']);
    expect(list('jupyterlab==4.0.0', 'httpx==0.23.0')).toEqual([]);
    expect(list('facenet-pytorch==2.6.0', 'pillow==10.4.0')).toEqual(['PW425@2']);
  });
});

describe('what the package index does not have', () => {
  it('detectron2 comes from its repository; pytorch3d has wheels for another system', () => {
    const list = (...lines: readonly string[]) => of('PW414', 'requirements.txt', ...lines);
    expect(list('torch==2.1.2', 'numpy<2', 'detectron2')).toEqual(['PW414@3']);
    expect(list('torch==2.1.2', 'numpy<2', 'pytorch3d')).toEqual([]);
    const git = 'git+https://github.com/facebookresearch/detectron2.git@v0.6';
    expect(list('torch==2.1.2', 'numpy<2', git, `detectron2 @ ${git}`)).toEqual([]);
    // A page of wheels may have it.
    const page = '--find-links https://dl.fbaipublicfiles.com/detectron2/wheels/cu113/torch1.10/index.html';
    expect(list(page, 'torch==1.10.0', 'detectron2==0.6')).toEqual([]);
  });
});

describe('steps of a build', () => {
  const build = (code: string, ...lines: readonly string[]) =>
    of(code, 'Dockerfile', 'FROM nvidia/cuda:12.1.0-devel-ubuntu22.04', ...lines);
  const torch = 'RUN pip install torch==2.4.0 --index-url https://download.pytorch.org/whl/cu121';
  const user = 'RUN pip install transformers';
  it('a page of wheels for the torch that is there moves no torch', () => {
    const kaolin = 'https://nvidia-kaolin.s3.us-east-2.amazonaws.com/torch-2.4.0_cu121.html';
    expect(build('PW421', torch, user, `RUN pip install kaolin -f ${kaolin}`)).toEqual(['PW421@3']);
    expect(build('PW421', torch, user, 'RUN pip install audiocraft')).toEqual([]);
  });
  it('an address in a variable may name its commit', () => {
    const git = (address: string) => build('PW427', 'ARG FLA_URL', `RUN pip install "git+${address}"`);
    expect(git('$' + '{FLA_URL}')).toEqual([]);
    expect(git('https://github.com/someone/kernels.git')).toEqual(['PW427@3']);
    expect(git('https://github.com/someone/kernels.git@$' + '{REF}')).toEqual([]);
    expect(git('https://$' + '{TOKEN}@github.com/someone/kernels.git')).toEqual(['PW427@3']);
  });
});

describe('an installer that asks', () => {
  const start = (...lines: readonly string[]) => of('PW861', 'start.sh', '#!/bin/bash', ...lines);
  it('Miniconda without -b', () => {
    const file = 'Miniconda3-latest-Linux-x86_64.sh';
    expect(start(`bash ${file}`, 'python app.py')).toEqual(['PW861@2']);
    expect(start(`sh ./${file} -p /opt/conda`, 'python app.py')).toEqual(['PW861@2']);
    expect(start(`bash ${file} -b -p /opt/conda`, 'python app.py')).toEqual([]);
    expect(start(`bash ${file} -bfp /opt/conda`, 'python app.py')).toEqual([]);
    expect(start(`yes | bash ${file}`, 'python app.py')).toEqual([]);
    expect(start('bash install.sh', 'python app.py')).toEqual([]);
  });
});

describe('services of a build', () => {
  const build = (...lines: readonly string[]) => of('PW920', 'Dockerfile', 'FROM ubuntu:22.04', ...lines);
  it('what a RUN starts is not there when the container starts', () => {
    expect(build('RUN service ssh start', 'CMD ["sleep", "infinity"]')).toEqual(['PW920@2']);
    expect(build('RUN /etc/init.d/redis-server start', 'CMD ["python", "a.py"]')).toEqual(['PW920@2']);
    // In one step with what needs it, it serves that step.
    expect(build('RUN service postgresql start && su postgres -c "createdb app"')).toEqual([]);
    expect(build('RUN service ssh start', 'CMD service ssh start && sleep infinity')).toEqual([]);
  });
});

describe('compose hands over GPUs', () => {
  const compose = (...lines: readonly string[]) =>
    of(
      'PW902',
      'docker-compose.yml',
      'services:',
      '  app:',
      '    image: someone/app:1.0',
      '    deploy:',
      '      resources:',
      '        reservations:',
      '          devices:',
      ...lines,
    );
  it('only with capabilities', () => {
    expect(compose('            - driver: nvidia', '              count: 1')).toEqual(['PW902@2']);
    const whole = ['            - driver: nvidia', '              capabilities: [gpu]'];
    expect(compose(...whole)).toEqual([]);
    expect(compose('            - driver: cdi', '              device_ids: [nvidia.com/gpu=all]')).toEqual(
      [],
    );
  });
});
