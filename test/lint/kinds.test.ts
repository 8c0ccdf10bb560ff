import { expect, it } from 'vitest';
import { codesOf, codesOfRule } from './support.ts';

it('says that a compose file lost its indentation (PW810)', () => {
  const lost = 'services:\ncomfyui:\nimage: acme/comfyui:1.2\nports:\n- "8188:8188"\n';
  expect(codesOfRule('docker-compose.yml', lost, 'PW810')).toEqual(['PW810@1']);
  expect(codesOfRule('docker-compose.yml', 'services:\n  a:\n    image: acme/b:1\n', 'PW810')).toEqual([]);
});

it('takes docker-compose version for what it is (PW843)', () => {
  expect(codesOfRule('a.sh', 'cd /workspace\ndocker-compose version\n', 'PW843')).toEqual([]);
  expect(codesOfRule('a.sh', 'cd /workspace\ndocker-compose up -d\n', 'PW843')).toEqual(['PW843@2']);
});

it('knows a list by its name', () => {
  expect(codesOf('gpu-requirements.txt', 'torch==2.3.4\npeft\n')).toContain('PW401@1');
});

it('a build for Windows is no bash', () => {
  const build = (head: string) =>
    codesOfRule('Dockerfile', `${head}FROM mcr.microsoft.com/windows:1\nRUN if exist a (del a)\n`, 'PW807');
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

it('says that a postgres without a tag refuses the mount of before 18 (PW851)', () => {
  const service = (image: string, mount: string, more = '') =>
    codesOfRule(
      'docker-compose.yml',
      `services:\n  db:\n    image: ${image}\n    volumes:\n      - ${mount}\n${more}`,
      'PW851',
    );
  const old = './pg:/var/lib/postgresql/data';
  expect(service('postgres', old)).toEqual(['PW851@3']);
  expect(service('postgres:latest', 'pg:/var/lib/postgresql/data:rw')).toEqual(['PW851@3']);
  expect(service('postgres:16', old)).toEqual([]);
  expect(service('pgvector/pgvector:pg17', old)).toEqual([]);
  expect(service('postgres', './pg:/var/lib/postgresql')).toEqual([]);
  expect(service('postgres', old, '    environment:\n      PGDATA: /data\n')).toEqual([]);
});
