import { run } from '../../src/commands/run.ts';
import { type FakeOptions, type FakeSystem, fakeSystem } from '../support/fake-system.ts';

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
  readonly system: FakeSystem;
}

/** One command line against a System without effects. */
export async function runFake(argv: readonly string[], options: FakeOptions = {}): Promise<Ran> {
  const system = fakeSystem({ ...options, env: { HOME: '/home/user', ...options.env } });
  const code = await run(argv, system);
  return { code, out: system.out(), err: system.err(), system };
}

export const image = {
  sound: 'runpod/pytorch:1.0.2-cu1281-torch280-ubuntu2404',
  oldTorch: 'runpod/pytorch:2.4.0-py3.11-cuda12.4.1-devel-ubuntu22.04',
  bare: 'nvidia/cuda:12.8.1-cudnn-devel-ubuntu24.04',
} as const;

/** A plan without errors, as flags. */
export const soundFlags = [
  '--preset',
  'fluxgym',
  '--gpu',
  '4090',
  '--image',
  image.sound,
  '--python',
  '3.10',
  '--install',
  'venv',
];
