import { describe, expect, it } from 'vitest';
import { check } from '../../src/judge/check.ts';
import { optionVerdict, overallVerdict } from '../../src/judge/verdict.ts';
import type { PlanDraft } from '../../src/plan/draft.ts';
import { resolve } from '../../src/resolve/resolve.ts';
import { catalog, gpus, images, presetOf, soundDraft } from '../support/plans.ts';
import { smallPreset } from '../support/small-preset.ts';

const small: PlanDraft = { app: 'small' };

describe('the verdict on an option', () => {
  const cases: readonly [
    title: string,
    draft: PlanDraft,
    field: 'gpu' | 'image' | 'python' | 'install',
    patch: PlanDraft,
    verdict: string,
  ][] = [
    ['a GPU with room', small, 'gpu', { gpu: gpus.ada }, 'recommended'],
    ['a GPU without', small, 'gpu', { gpu: gpus.small }, 'incompatible'],
    ['a GPU nobody shortlisted', small, 'gpu', { gpu: gpus.volta }, 'compatible'],
    ['a GPU of unknown make', small, 'gpu', { gpu: 'NVIDIA A5000 Ada' }, 'unverified'],
    ['an AMD card', small, 'gpu', { gpu: gpus.amd }, 'incompatible'],
    ['a shortlisted image', { gpu: gpus.blackwell }, 'image', { image: images.usual }, 'recommended'],
    [
      'an image without code for the GPU, whose torch is used',
      { gpu: gpus.blackwell, install: 'venv-system-site', python: { version: '3.11', provider: 'image' } },
      'image',
      { image: images.old },
      'incompatible',
    ],
    [
      'the same once the app brings its own',
      { gpu: gpus.blackwell, install: 'venv' },
      'image',
      { image: images.old },
      'compatible',
    ],
    ['an image nobody knows', {}, 'image', { image: 'ghcr.io/me/mine:1' }, 'unverified'],
    [
      'a phantom',
      {},
      'image',
      { image: 'runpod/pytorch:2.1.0-py3.10-cuda12.1.0-devel-ubuntu22.04' },
      'incompatible',
    ],
    [
      'a tag of a release that nobody has seen',
      {},
      'image',
      { image: 'runpod/pytorch:1.9.9-cu1281-torch280-ubuntu2404' },
      'unverified',
    ],
    ['an image found by search', {}, 'image', { image: images.bareJammy }, 'compatible'],
    [
      'a development build',
      {},
      'image',
      { image: 'runpod/pytorch:1.0.7-dev-fix-cu1281-torch280-ubuntu2404' },
      'compatible',
    ],
    [
      'a tested Python',
      { ...small, image: images.usual },
      'python',
      { python: { version: '3.10', provider: 'image' } },
      'recommended',
    ],
    [
      'a known-bad Python',
      { ...small, image: images.usual },
      'python',
      { python: { version: '3.11', provider: 'image' } },
      'compatible',
    ],
    [
      'a Python not allowed',
      { ...small, image: images.usual },
      'python',
      { python: { version: '3.13', provider: 'image' } },
      'incompatible',
    ],
    [
      'a Python the image lacks',
      { ...small, image: images.old },
      'python',
      { python: { version: '3.10', provider: 'image' } },
      'incompatible',
    ],
    ['the default strategy', { ...small, image: images.bare }, 'install', { install: 'venv' }, 'recommended'],
    [
      'a strategy the system refuses',
      { ...small, image: images.bare },
      'install',
      { install: 'system' },
      'incompatible',
    ],
  ];

  it.each(cases)('%s', (_, draft, field, patch, verdict) => {
    const preset = draft.app === undefined ? null : smallPreset;
    expect(optionVerdict(draft, field, patch, preset, catalog).verdict).toBe(verdict);
  });

  it('is not blamed for what other choices do', () => {
    const draft: PlanDraft = { ...small, image: images.bare, install: 'system' };
    const { verdict, findings } = optionVerdict(draft, 'gpu', { gpu: gpus.ada }, smallPreset, catalog);
    expect(verdict).toBe('recommended');
    expect(findings.map(({ code }) => code)).not.toContain('PW203');
  });

  it('does not count what was accepted', () => {
    const draft: PlanDraft = { ...small, accept: [{ code: 'PW101', reason: 'smaller model' }] };
    expect(optionVerdict(draft, 'gpu', { gpu: gpus.small }, smallPreset, catalog).verdict).toBe('compatible');
  });
});

describe('the verdict on a whole draft', () => {
  const overall = (draft: PlanDraft) =>
    overallVerdict(check(draft, presetOf('fluxgym'), catalog), resolve(draft, presetOf('fluxgym'), catalog));

  it('is that of its worst choice', () => {
    expect(overall(soundDraft('fluxgym', { gpu: gpus.small }))).toBe('incompatible');
    expect(
      overall(
        soundDraft('fluxgym', { image: 'ghcr.io/me/mine:1', python: { version: '3.10', provider: 'uv' } }),
      ),
    ).toBe('unverified');
    expect(['recommended', 'compatible']).toContain(overall(soundDraft('fluxgym')));
  });

  it('is no praise for a torch that nobody knows, nor for what only this plan asks for', () => {
    const trio = { torchvision: null, torchaudio: null, cudaTag: 'cu128' } as const;
    const wished = (changes: PlanDraft = {}) =>
      overall(soundDraft('fluxgym', { gpu: 'NVIDIA L40S', ...changes }));
    expect(wished()).toBe('recommended');
    expect(wished({ torch: { torch: '2.99.0', ...trio } })).toBe('unverified');
    expect(wished({ torch: { torch: '2.7.1', ...trio } })).toBe('compatible');
    expect(wished({ pins: ['rich==13.9.4'] })).toBe('compatible');
  });
});
