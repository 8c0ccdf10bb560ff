import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { loadCatalog } from '../../src/catalog/load.ts';
import { complete } from '../../src/plan/complete.ts';
import type { PlanDraft } from '../../src/plan/draft.ts';
import type { Plan } from '../../src/plan/plan.ts';
import { inOrder } from '../../src/presets/order.ts';
import { parsePreset } from '../../src/presets/parse.ts';
import type { Preset } from '../../src/presets/schema.ts';
import { fixturePresets } from './fixture-presets.ts';
import { picturedPresets } from './pictured.ts';

/** The real Catalog and the real presets (read from their YAML, so no build is needed), and sound drafts. */

export const catalog = await loadCatalog();

const folder = path.join(import.meta.dirname, '../../presets');

export const presets: readonly Preset[] = inOrder(
  readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => {
      const parsed = parsePreset(readFileSync(path.join(folder, name), 'utf8'), `presets/${name}`);
      if (!parsed.ok) throw new Error(`presets/${name}: ${JSON.stringify(parsed.problems)}`);
      return parsed.preset;
    }),
);

/** Those that no picture shows: the built-in ones beside the pictured, and the fixtures. */
export const otherPresets: readonly Preset[] = [
  ...presets.filter(({ id }) => !picturedPresets.includes(id)),
  ...fixturePresets,
];

export function presetOf(id: string): Preset {
  const preset = [...presets, ...fixturePresets].find((candidate) => candidate.id === id);
  if (preset === undefined) throw new Error(`no preset ${id}`);
  return preset;
}

/** Images that tests name; each is a row of the Catalog. */
export const images = {
  /** Ubuntu 24.04, Python 3.12 with torch 2.8.0+cu128, PIP_BREAK_SYSTEM_PACKAGES=1. */
  usual: 'runpod/pytorch:1.0.2-cu1281-torch280-ubuntu2404',
  /** Ubuntu 22.04: `python` is 3.12 with torch, `python3` is 3.10 without. */
  jammy: 'runpod/pytorch:1.0.7-cu1281-torch280-ubuntu2204',
  /** Ubuntu 22.04, one Python 3.11, torch 2.4.0+cu124. */
  old: 'runpod/pytorch:2.4.0-py3.11-cuda12.4.1-devel-ubuntu22.04',
  /** Ubuntu 24.04 without Python or services. */
  bare: 'nvidia/cuda:12.8.1-cudnn-devel-ubuntu24.04',
  /** The same on Ubuntu 22.04: pip 22.0.2, no marker. */
  bareJammy: 'nvidia/cuda:12.8.1-cudnn-devel-ubuntu22.04',
} as const;

/** GPU ids that tests name. */
export const gpus = {
  ada: 'NVIDIA GeForce RTX 4090',
  blackwell: 'NVIDIA GeForce RTX 5090',
  volta: 'Tesla V100-SXM2-32GB',
  /** 6 GB. */
  small: 'NVIDIA RTX A2000',
  amd: 'AMD Instinct MI300X OAM',
} as const;

const sound: PlanDraft = {
  gpu: gpus.ada,
  image: images.usual,
  install: 'venv',
  hostCuda: '12.8',
};

/** A draft of this preset that no rule of any severity above info objects to, with some answers replaced. */
export function soundDraft(id: string, changes: PlanDraft = {}): PlanDraft {
  const preset = presetOf(id);
  return {
    ...sound,
    app: id,
    python: { version: preset.python?.default ?? '3.12', provider: 'image' },
    volumeGb: preset.storage.volumeGb.recommended,
    territory: 'US',
    ...changes,
  };
}

const whole = complete(soundDraft('fluxgym'), presetOf('fluxgym'), catalog);
if (!whole.ok) throw new Error('the sound draft is whole');

/** A whole plan that no rule objects to. */
export const plan: Plan = whole.plan;
