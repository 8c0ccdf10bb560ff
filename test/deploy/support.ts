import type { Exchange } from '../../src/basics/exchange.ts';
import { type Pod, type PodBody, readPod } from '../../src/deploy/api.ts';
import type { PodRecord } from '../../src/deploy/record.ts';
import type { Candidate } from '../../src/deploy/rent.ts';

export const now = new Date('2026-11-29T10:00:00Z');
export const later = (seconds: number) => new Date(now.getTime() + seconds * 1000);

export const record: PodRecord = {
  schema: 1,
  name: 'fluxgym-20261129-1a2b3c4d',
  askedAt: now.toISOString(),
  title: 'FluxGym on RTX 4090',
  plan: '0'.repeat(64),
  journal: { path: '/home/user/JOURNAL.md', entry: 1 },
  port: 7860,
  page: { path: '/', contains: 'Flux Gym' },
  stopped: null,
  state: { is: 'asked' },
};

export const body = (gpu: string, region?: string): PodBody => ({
  name: record.name,
  image: 'runpod/pytorch:1.0.2-cu1281-torch280-ubuntu2404',
  gpu: { id: gpu, count: 1, minCudaVersion: '12.8' },
  ...(region === undefined ? {} : { dataCenterIds: [region] }),
});

export const candidate = (gpu: string, region?: string): Candidate => ({
  label: gpu,
  body: body(gpu, region),
  about: record,
});

/** A pod as the document's example has one. */
export const podJson = (changes: Record<string, unknown> = {}) => ({
  id: '7h9k2m4n6p',
  name: record.name,
  status: 'PROVISIONING',
  actions: ['stop', 'terminate'],
  image: 'runpod/pytorch:1.0.2-cu1281-torch280-ubuntu2404',
  args: '',
  disk: 20,
  mounts: {},
  ports: ['7860/http'],
  env: {},
  registry: null,
  gpu: { id: 'NVIDIA GeForce RTX 4090', count: 1 },
  cloud: 'SECURE',
  dataCenterId: 'US-KS-2',
  cudaVersion: '12.8',
  ssh: {
    proxy: { host: 'ssh.runpod.io', port: 22, username: 'x', command: 'ssh x@ssh.runpod.io' },
    direct: null,
  },
  template: null,
  cost: 0.69,
  locked: false,
  globalNetworking: { enabled: false },
  runtime: null,
  createdAt: '2026-11-29T10:00:00Z',
  startedAt: null,
  ...changes,
});

export function pod(changes: Record<string, unknown> = {}): Pod {
  const read = readPod(JSON.stringify(podJson(changes)));
  if (read === null) throw new Error('no pod');
  return read;
}

export const answered = (status: number, body: unknown, retryAfter = ''): Exchange => ({
  kind: 'answered',
  status,
  retryAfter,
  body: typeof body === 'string' ? body : JSON.stringify(body),
});
export const problem = (status: number, detail: string, errors?: readonly string[]) =>
  answered(status, { title: 'Refused', status, detail, errors });
