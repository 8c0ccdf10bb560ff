import { type Preset, presetSchema } from '../../src/presets/schema.ts';

/** The preset of an app that runs on Python and torch, as most do. */
export type TorchPreset = Preset & {
  readonly python: NonNullable<Preset['python']>;
  readonly torch: NonNullable<Preset['torch']>;
};

export function withTorch(preset: Preset): TorchPreset {
  const { python, torch } = preset;
  if (python === null || torch === null) throw new Error(`${preset.id} needs no torch`);
  return { ...preset, python, torch };
}

const reasoned = { because: 'test', source: 'test' };

/**
 * A small app that resembles FluxGym: Python 3.10 tested, 3.11 and 3.12 allowed, 3.11 known bad, torch
 * 2.8.0+cu128 on Blackwell and 2.6.0+cu126 elsewhere, 12 GB at least. Rules are bracketed with it, so
 * that a new pin in a real preset does not move their tests.
 */
export const smallPreset: TorchPreset = withTorch(
  presetSchema.parse({
    format: 2,
    id: 'small',
    version: '1.0.0',
    title: 'Small',
    summary: 'An app for tests.',
    homepage: 'https://example.org/small',
    reviewed: '2026-11-22',
    directory: 'small',
    repositories: [{ url: 'https://example.org/small', commit: 'a'.repeat(40), into: '.', source: 'test' }],
    python: { default: '3.10', tested: ['3.10'], allowed: ['3.10', '3.11', '3.12'], source: 'test' },
    torch: {
      builds: [
        {
          for: ['sm_100', 'sm_103', 'sm_120'],
          torch: '2.8.0',
          torchvision: '0.23.0',
          torchaudio: '2.8.0',
          cudaTag: 'cu128',
          ...reasoned,
        },
        {
          for: 'any',
          torch: '2.6.0',
          torchvision: '0.21.0',
          torchaudio: '2.6.0',
          cudaTag: 'cu126',
          ...reasoned,
        },
      ],
      accepts: '>=2.4',
      source: 'test',
    },
    install: {
      default: 'venv',
      allowed: ['venv', 'venv-system-site', 'system', 'system-break'],
      passes: [{ title: 'app', requirements: [{ spec: 'einops==0.7.0', ...reasoned }] }],
    },
    constraints: [],
    apt: [],
    env: [],
    app: {
      command: ['python', 'app.py'],
      workingDirectory: '.',
      port: 7860,
      listens: '0.0.0.0',
      hostVariable: null,
      portVariable: null,
      auth: 'app',
      source: 'test',
    },
    health: { path: '/', contains: 'Small', timeoutSeconds: 60 },
    weights: [],
    vram: {
      minimumGb: 12,
      tiers: [
        { fromGb: 12, summary: 'Slowly.', env: {} },
        { fromGb: 20, summary: 'Well.', env: {} },
      ],
      source: 'test',
    },
    storage: { volumeGb: { minimum: 40, recommended: 80 }, source: 'test' },
    licences: [],
    knownBad: [
      {
        title: 'Reported to fail on Python 3.11',
        severity: 'warning',
        when: { python: ['3.11'] },
        error: "TypeError: argument of type 'bool' is not iterable",
        reported: 'Somebody saw it fail on 3.11.',
        because: 'The cause is another package.',
        fix: 'Use Python 3.10.',
        evidence: ['a report'],
      },
    ],
    plan: {},
  } satisfies unknown),
);

/** The small preset with parts replaced. */
export function smallPresetWith(changes: Partial<Preset>): Preset {
  return { ...smallPreset, ...changes };
}
