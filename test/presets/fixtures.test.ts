import { describe, expect, test } from 'vitest';
import { render } from '../../src/artifacts/render.ts';
import { composeEntry } from '../../src/journal/compose.ts';
import { formatEntry } from '../../src/journal/format.ts';
import { check } from '../../src/judge/check.ts';
import { optionVerdict } from '../../src/judge/verdict.ts';
import { complete } from '../../src/plan/complete.ts';
import type { PlanPatch } from '../../src/plan/draft.ts';
import type { Field } from '../../src/plan/plan.ts';
import { parsePreset } from '../../src/presets/parse.ts';
import { inputFor } from '../artifacts/input-for.ts';
import { run } from '../support/bash.ts';
import { catalog, otherPresets, presetOf } from '../support/plans.ts';

const bare = 'nvidia/cuda:12.8.1-cudnn-devel-ubuntu24.04';

const patches: readonly PlanPatch[] = [
  { gpu: 'NVIDIA B200' },
  { python: { version: '3.13', provider: 'uv' } },
  { install: 'system' },
  { torch: { torch: '2.8.0', torchvision: '0.23.0', torchaudio: '2.8.0', cudaTag: 'cu128' } },
  { pins: ['numpy==1.26.4', 'torchcodec==0.17.0'] },
];

const fieldOf = (patch: PlanPatch) => Object.keys(patch)[0] as Field;

test('no more is stated than is special', () => {
  expect(presetOf('ollama')).toMatchObject({ python: null, torch: null, repositories: [] });
  expect(presetOf('vllm')).toMatchObject({ repositories: [], directory: 'vllm', version: '1.0.0' });
  expect(presetOf('comfyui').torch?.accepts).toBe('>=2.8.0');
});

test('Python without torch, and a variable that the script has another use for', async () => {
  const text = `format: 2
id: plain
reviewed: 2026-11-28
python: { tested: ["3.12"] }
install: { passes: [{ requirements: [flask] }] }
app: { command: [flask, run], port: 5000, portVariable: PORT, auth: app }
health: { ready: Running on }
`;
  const read = parsePreset(text, 'plain.yaml');
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  const script = render(await inputFor({ app: 'plain' }, read.preset))[0]?.content ?? '';
  expect(run('bash', ['-n'], script)).toEqual({ status: 0, stdout: '', stderr: '' });
  expect(script).toContain('exec env PORT=5000 flask run\n');
  expect(script).not.toMatch(/install_torch|check_torch|export PORT/);
  expect(script).toContain('step packages-1');
});

describe('no rule, verdict or artifact fails on them', () => {
  for (const preset of otherPresets) {
    test(preset.id, async () => {
      const gpus = catalog.gpus.map(({ id }) => id);
      const images = [
        ...catalog.images.filter((_, at) => at % 5 === 0).map(({ ref }) => ref),
        'ghcr.io/me/mine:1',
      ];
      for (const [at, image] of images.entries()) {
        for (const gpu of gpus) {
          const draft = { app: preset.id, gpu, image };
          const findings = check(draft, preset, catalog);
          for (const { message } of findings) expect(message).not.toMatch(/undefined|\bnull\b|NaN/);
          for (const patch of at % 4 === 0 ? patches : [])
            expect(optionVerdict(draft, fieldOf(patch), patch, preset, catalog).verdict).toMatch(/^[a-z]+$/);
        }
      }
      const input = await inputFor({ app: preset.id }, preset);
      const artifacts = render(input);
      const completed = complete({ app: preset.id, gpu: 'NVIDIA L4', image: bare }, preset, catalog);
      expect(completed.ok).toBe(true);
      const entry = formatEntry(
        composeEntry(
          { resolved: input.resolved, findings: [], origins: {}, artifacts, stamp: input.stamp },
          { number: 1, version: 'v1.0.0' },
        ),
      );
      expect(entry).not.toMatch(/undefined|\bnull\b(?!,|\n)/);
    });
  }
});

test('an app without Python hears nothing of Pythons and torch', () => {
  const preset = presetOf('ollama');
  for (const { ref: image } of catalog.images) {
    const draft = {
      app: 'ollama',
      gpu: 'NVIDIA GeForce RTX 5090',
      image,
      python: { version: '3.9', provider: 'image' as const },
    };
    const codes = check(draft, preset, catalog).map(({ code }) => code);
    expect(
      codes.filter((code) => /^PW(?:3|4|102|103|104|109)/.test(code) && code !== 'PW301'),
      image,
    ).toEqual([]);
  }
});
