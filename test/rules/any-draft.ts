import fc from 'fast-check';
import type { PlanDraft } from '../../src/plan/draft.ts';
import type { Field } from '../../src/plan/plan.ts';
import { installStrategies } from '../../src/plan/values.ts';
import type { Preset } from '../../src/presets/schema.ts';
import { catalog, presets } from '../support/plans.ts';

/** Drafts of every kind: real GPUs, images and presets, known-bad builds and pins, some answers left open. */
export const anyDraft = (
  requiredKeys: readonly Field[] = ['app'],
  apps: readonly Preset[] = presets,
): fc.Arbitrary<PlanDraft & { app: string }> =>
  fc.record(
    {
      app: fc.constantFrom(...apps.map(({ id }) => id)),
      gpu: fc.constantFrom(...catalog.gpus.map(({ id }) => id)),
      image: fc.oneof(
        fc.constantFrom(...catalog.images.map(({ ref }) => ref)),
        fc.constantFrom('ghcr.io/me/mine:1', 'runpod/pytorch:1.0.5-dev-x-cu1281-torch280-ubuntu2204'),
      ),
      python: fc.record({
        version: fc.constantFrom('3.8', '3.9', '3.10', '3.11', '3.12', '3.13', '3.14'),
        provider: fc.constantFrom('image' as const, 'uv' as const),
      }),
      install: fc.constantFrom(...installStrategies),
      torch: fc.constantFrom(
        null,
        { torch: '2.8.2', torchvision: '0.19.2', torchaudio: null, cudaTag: 'cu121' },
        { torch: '2.4.1', torchvision: '0.19.1', torchaudio: '2.4.1', cudaTag: 'cu124' },
        { torch: '2.8.0', torchvision: '0.19.1', torchaudio: '2.8.0', cudaTag: 'cu128' },
        { torch: '2.11.0', torchvision: '0.26.0', torchaudio: '2.11.0', cudaTag: 'cu130' },
      ),
      pins: fc.subarray(
        [
          'pydantic==2.12.3',
          'numpy~=2',
          'starlette>=1',
          'torch==2.8.2+cu121',
          'hf-hub',
          'huggingface-hub>=1',
          'transformers==5.0.0',
          'tokenizers==0.19.1',
          'flash-attn==2.8.3',
          'flash-attn @ https://example.org/flash_attn-2.8.3+cu12torch2.7cxx11abiFALSE-cp310-cp310-linux_x86_64.whl',
          'xformers==0.0.31',
          'bitsandbytes==0.45.0',
          'peft==0.18.0',
          'opencv-python',
          'librosa',
          'numpy==1.25.2',
          'tensorboard==2.20.0',
          'diffusers @ git+https://github.com/huggingface/diffusers.git',
          '!!',
        ],
        { maxLength: 3 },
      ),
      codeServer: fc.constantFrom(
        null,
        { port: 8888, auth: 'none' as const },
        { port: 7860, auth: 'password' as const },
        { port: 8081, auth: 'password' as const },
      ),
      keepServices: fc.boolean(),
      volumeGb: fc.constantFrom(0, 20, 200),
      volumePath: fc.constantFrom('/workspace', '/usr'),
      workspace: fc.constantFrom('/workspace', '/app'),
      hostCuda: fc.constantFrom(null, '12.1', '12.4', '12.8', '13.0'),
      territory: fc.constantFrom(null, 'DE', 'EU', 'US'),
    },
    { requiredKeys: [...new Set<Field>(['app', ...requiredKeys])] as 'app'[] },
  );
