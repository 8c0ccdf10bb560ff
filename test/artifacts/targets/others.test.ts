import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { alsoCalled, gpuNameFor } from '../../../src/catalog/target-gpus.ts';
import { catalog, gpus } from '../../support/plans.ts';
import { hostile, made, refusal } from './support.ts';

const yaml = async (...args: Parameters<typeof made>) => parse((await made(...args)).content);

describe.each(['dstack', 'skypilot'] as const)('%s', (name) => {
  it('is refused for a card that the tool has no name for, not guessed', async () => {
    const unnamed = catalog.gpus.find(({ id }) => gpuNameFor(name, id) === null);
    expect(unnamed).not.toBe(undefined);
    expect(gpuNameFor(name, gpus.ada)).toBe('RTX4090');
    expect(gpuNameFor(name, 'constructor')).toBe(null);
    expect(await refusal(name, { gpu: 'NVIDIA RTX 9999' })).toContain('no name for the NVIDIA RTX 9999');
    expect(await refusal(name, {})).toBe(null);
  });

  it('has the same lines, whatever a person typed, but for the name', async () => {
    const usual = await yaml(name);
    const typed = await yaml(name, hostile);
    expect({ ...typed, name: usual.name }).toEqual(usual);
    expect(typed.name).toMatch(/^[a-z][a-z0-9-]{1,39}$/);
    expect((await yaml(name, { name: '日本' })).name).toBe('fluxgym');
  });

  it('says that the volume is none, and takes a disk of its size', async () => {
    const { content, told } = await made(name, { volumeGb: 200 });
    expect(told).toContain('/workspace lies on a disk of 220 GB');
    expect(content).toContain('220');
    expect((await made(name, { volumeGb: 0 })).told).not.toContain('lies on a disk');
  });
});

it('a secret is named without a value, so that one that is missing is refused', async () => {
  expect((await yaml('dstack', { app: 'kohya-ss' })).env).toEqual(['KOHYA_PASSWORD']);
  const { content, way } = await made('skypilot', { app: 'kohya-ss' });
  expect(parse(content).secrets).toEqual({ KOHYA_PASSWORD: null });
  expect(way).toMatchObject({ launch: expect.stringContaining('--secret KOHYA_PASSWORD') });
  expect((await yaml('skypilot')).secrets).toBe(undefined);
});

it('SkyPilot shows no port to everybody; dstack brings it to this machine', async () => {
  expect((await yaml('skypilot')).resources.ports).toBe(undefined);
  expect((await made('skypilot')).told).toContain('ssh -L 7860:localhost:7860 fluxgym');
  expect((await yaml('dstack', { codeServer: { port: 8443, auth: 'password' } })).ports).toEqual([
    '7860',
    '8443',
  ]);
});

it('dstack asks for one CUDA of its own: another is said', async () => {
  expect((await made('dstack', { hostCuda: '13.0' })).told).toContain("the plan's 13.0");
  expect((await made('dstack', { hostCuda: '12.8' })).told).not.toContain("the plan's");
});

it('a card that dstack calls like another is told', async () => {
  expect(alsoCalled('dstack', 'NVIDIA H100 PCIe')).toEqual(['NVIDIA H100 80GB HBM3']);
  expect((await made('dstack', { gpu: 'NVIDIA H100 PCIe' })).told).toContain('NVIDIA H100 80GB HBM3');
  expect((await made('dstack')).told).not.toContain('same name');
});
