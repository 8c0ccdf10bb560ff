import type { JournalEntry } from '../../src/journal/entry.ts';
import { planFrom } from '../support/plan-from.ts';

export const plan = planFrom({
  name: 'my first LoRA',
  gpu: 'NVIDIA GeForce RTX 4090',
  image: 'runpod/pytorch:1.0.2-cu1281-torch280-ubuntu2404',
  python: { version: '3.10', provider: 'uv' },
  app: 'fluxgym',
  install: 'venv',
  torch: { torch: '2.8.0', torchvision: '0.23.0', torchaudio: null, cudaTag: 'cu128' },
  pins: ['pydantic==2.10.6'],
  codeServer: { port: 8443, auth: 'password' },
  keepServices: true,
  volumeGb: 100,
  volumePath: '/workspace',
  workspace: '/workspace',
  hostCuda: null,
  territory: null,
  accept: [{ code: 'PW203', reason: 'tested on 2026-11-20' }],
});

export const entry: JournalEntry = {
  number: 4,
  version: 'v1.0.3',
  date: '2026-11-22',
  title: 'FluxGym on an RTX 4090',
  plan,
  follows: null,
  preset: { id: 'fluxgym', version: '1.2.0' },
  carried: null,
  why: null,
  before: null,
  locked: null,
  serves: {
    port: 7860,
    health: { path: '/', contains: 'Flux Gym', ready: null, timeoutSeconds: 900 },
  },
  ways: [],
  form: [
    { field: 'GPU type', value: plan.gpu, note: null, asked: 'gpu' },
    {
      field: 'Volume disk',
      value: '100 GB',
      note: 'billed while the pod is stopped, too',
      asked: 'volumeGb',
    },
  ],
  choices: [
    { label: 'GPU type', value: plan.gpu, origin: 'you', reason: null },
    { label: 'Extra pins', value: 'pydantic==2.10.6', origin: 'flag', reason: 'gradio 4 needs it' },
  ],
  findings: [
    {
      code: 'PW203',
      severity: 'error',
      title: 'no kernels for this GPU',
      message: 'the wheel holds no code for sm_120',
      accepted: 'tested on 2026-11-20',
      fix: 'use torch 2.8.0',
    },
    { code: 'PW601', severity: 'info', title: 'volume', message: 'plenty', accepted: null, fix: null },
  ],
  files: [{ path: 'startup.sh', sha256: 'a'.repeat(64), bytes: 12_345 }],
  toolVersion: '0.1.0',
  repeatCommand: "npx pod-wizard --preset fluxgym --gpu 'NVIDIA GeForce RTX 4090' --yes",
};
