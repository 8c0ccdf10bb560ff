import type { PlanDraft } from '../../src/plan/draft.ts';
import { type Preset, presetSchema } from '../../src/presets/schema.ts';
import { gpus, images } from './plans.ts';
import { type TorchPreset, withTorch } from './small-preset.ts';

/** A small app whose packages, ports and licences each test sets as it needs them. */

const because = 'for the test';
const source = 'test/support/package-plans.ts';

interface Packages {
  /** What its one pip pass installs. */
  readonly installs?: readonly string[];
  readonly constraints?: readonly string[];
}

/** The test app as a preset, with some parts replaced. Its torch is 2.8.0 from cu128. */
export function testApp(packages: Packages = {}, changes: Partial<Preset> = {}): TorchPreset {
  const reasoned = (specs: readonly string[] = []) => specs.map((spec) => ({ spec, because, source }));
  return withTorch(
    presetSchema.parse({
      format: 2,
      id: 'test-app',
      version: '1.0.0',
      title: 'Test app',
      summary: 'An app for tests.',
      homepage: 'https://example.org/app',
      reviewed: '2026-11-22',
      directory: 'test-app',
      repositories: [
        {
          url: 'https://example.org/app.git',
          commit: '0123456789abcdef0123456789abcdef01234567',
          into: '.',
          source,
        },
      ],
      python: { default: '3.12', tested: ['3.12'], allowed: ['3.10', '3.11', '3.12'], source },
      torch: {
        builds: [
          {
            ...{ for: 'any', torch: '2.8.0', torchvision: '0.23.0', torchaudio: '2.8.0', cudaTag: 'cu128' },
            because,
            source,
          },
        ],
        accepts: '>=2.6,<2.9',
        source,
      },
      install: {
        default: 'venv',
        allowed: ['venv', 'venv-system-site', 'system', 'system-break'],
        passes: [{ title: 'app', requirements: reasoned(packages.installs) }],
      },
      constraints: reasoned(packages.constraints),
      apt: [],
      env: [],
      app: {
        command: ['python', 'app.py'],
        workingDirectory: '.',
        port: 7860,
        listens: '127.0.0.1',
        hostVariable: 'GRADIO_SERVER_NAME',
        portVariable: 'GRADIO_SERVER_PORT',
        auth: 'app',
        source,
      },
      health: { path: '/', contains: 'Test app', timeoutSeconds: 60 },
      weights: [],
      vram: { minimumGb: 8, tiers: [{ fromGb: 8, summary: 'all', env: {} }], source },
      storage: { volumeGb: { minimum: 60, recommended: 100 }, source },
      licences: [],
      knownBad: [],
      plan: {},
      ...changes,
    }),
  );
}

/** A plan for it that no package rule objects to, with some answers replaced. */
export function testDraft(changes: PlanDraft = {}): PlanDraft {
  return {
    app: 'test-app',
    gpu: gpus.ada,
    image: images.usual,
    python: { version: '3.12', provider: 'image' },
    install: 'venv',
    keepServices: true,
    volumeGb: 100,
    volumePath: '/workspace',
    workspace: '/workspace',
    territory: 'US',
    ...changes,
  };
}
