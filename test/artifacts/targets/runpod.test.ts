import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { startCommand } from '../../../src/artifacts/start-command.ts';
import { bash } from '../../support/bash.ts';
import { gpus } from '../../support/plans.ts';
import { hostile, made, refusal } from './support.ts';

/** What RunPod's own document takes; unknown keys are refused. */
const ajv = new Ajv2020({ strict: false, allErrors: true });
ajv.addSchema({ ...JSON.parse(readFileSync('test/fixtures/runpod-v2.json', 'utf8')), $id: 'v2' });
const judge = {
  pod: ajv.compile({ $ref: 'v2#/components/schemas/CreatePodRequest' }),
  template: ajv.compile({ $ref: 'v2#/components/schemas/CreateTemplateRequest' }),
};
const body = async (...args: Parameters<typeof made>) => JSON.parse((await made(...args)).content);

describe.each(['pod', 'template'] as const)('%s.json', (name) => {
  it.each([
    ['the usual plan', {}],
    ['no volume', { volumeGb: 0 }],
    ['a closed port', { publicPort: false }],
    ['hostile values', hostile],
    ['secrets', { app: 'kohya-ss' }],
  ])('is what the document takes: %s', async (_, draft) => {
    const sent = await body(name, draft);
    expect(judge[name](sent), JSON.stringify(judge[name].errors)).toBe(true);
  });

  it('is refused with a key more, or without its image', async () => {
    const { image, ...rest } = await body(name);
    expect(judge[name]({ ...rest, image, dockerArgs: '' })).toBe(false);
    expect(judge[name](rest)).toBe(false);
  });

  it('takes a volume from 10 GB on, or none', async () => {
    expect(await refusal(name, { volumeGb: 9 })).toContain('9 GB');
    expect(await refusal(name, { volumeGb: 10 })).toBe(null);
    expect((await body(name, { volumeGb: 0 })).mounts).toBe(undefined);
    expect((await body(name, { volumeGb: 10 })).mounts).toEqual({
      persistent: { size: 10, path: '/workspace' },
    });
  });

  it('shows the port that the plan shows', async () => {
    expect((await body(name)).ports).toEqual(['7860/http']);
    expect((await body(name, { publicPort: false })).ports).toEqual(['22/tcp']);
    const codeServer = { port: 8443, auth: 'password' } as const;
    expect((await body(name, { publicPort: false, codeServer })).ports).toEqual(['8443/http', '22/tcp']);
  });

  it('names the secret of the account, and leaves out what nobody must set', async () => {
    const { content, told } = await made(name, { app: 'kohya-ss' });
    expect(JSON.parse(content).env).toEqual({ KOHYA_PASSWORD: '{{ RUNPOD_SECRET_KOHYA_PASSWORD }}' });
    expect(told).toMatch(/Make KOHYA_PASSWORD .*secret[\s\S]*Left out.*KOHYA_USER/);
    expect((await body(name)).env).toBe(undefined);
  });

  it('says what it cannot ask for, and only that', async () => {
    expect((await made(name)).told).toContain('48 GB of system memory');
    expect((await made(name, { app: 'kohya-ss' })).told).not.toContain('undefined');
  });
});

it('a pod asks for the floor, a template for each version from there on', async () => {
  expect((await body('pod', { hostCuda: '12.9' })).gpu).toEqual({
    id: gpus.ada,
    count: 1,
    minCudaVersion: '12.9',
  });
  const { allowedCudaVersions } = await body('template', { hostCuda: '12.9' });
  expect(allowedCudaVersions.slice(0, 2)).toEqual(['12.9', '13.0']);
  expect(allowedCudaVersions).not.toContain('12.8');
  const old = 'runpod/pytorch:2.1.1-py3.10-cuda12.1.1-devel-ubuntu22.04';
  expect((await body('template', { image: old, hostCuda: '12.1' })).allowedCudaVersions).not.toContain(
    '11.8',
  );
});

describe('runpodctl.sh', () => {
  /** The arguments as the program gets them. */
  const given = async (draft = {}) => {
    const { content } = await made('runpodctl', draft);
    const ran = bash(`runpodctl() { printf '%s\\0' "$@"; }\n${content.replace('#!/usr/bin/env bash\n', '')}`);
    expect([ran.status, ran.stderr]).toEqual([0, '']);
    return ran.stdout.split('\0').slice(0, -1);
  };

  it('hands each value over byte for byte, whatever is in it', async () => {
    const args = await given(hostile);
    expect(args).toContain(`--name=${hostile.name}`);
    expect(args).toContain(`--volume-mount-path=${hostile.volumePath}`);
    expect(args.filter((one) => !one.startsWith('--'))).toEqual(['pod', 'create']);
  });

  it('uses flags that runpodctl has, and the start command as it is', async () => {
    const { flags } = JSON.parse(readFileSync('test/fixtures/runpodctl-flags.json', 'utf8'));
    const args = await given({ app: 'kohya-ss' });
    const names = args.slice(2).map((one) => one.slice(2).split('=')[0] ?? '');
    expect(names.filter((name) => !Object.hasOwn(flags, name))).toEqual([]);
    expect(args.find((one) => one.startsWith('--env='))).toBe(
      '--env={"KOHYA_PASSWORD":"{{ RUNPOD_SECRET_KOHYA_PASSWORD }}"}',
    );
    const sent = args.find((one) => one.startsWith('--docker-args='))?.slice('--docker-args='.length) ?? '';
    expect(sent.split(' ').at(-1)).toBe(
      startCommand('#!/usr/bin/env bash\necho the script\n', '').split(' ').at(-1),
    );
  });

  it('says nothing of a volume where there is none', async () => {
    expect((await given({ volumeGb: 0 })).join(' ')).not.toContain('--volume');
    expect(await refusal('runpodctl', { volumeGb: 9 })).toContain('10 GB');
  });
});
