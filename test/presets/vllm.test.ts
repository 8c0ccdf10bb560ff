import { expect, test } from 'vitest';
import { render } from '../../src/artifacts/render.ts';
import { check } from '../../src/judge/check.ts';
import { inputFor } from '../artifacts/input-for.ts';
import { catalog, gpus, presetOf, soundDraft } from '../support/plans.ts';

const preset = presetOf('vllm');
const script = render(await inputFor({ app: 'vllm' }, preset))[0]?.content ?? '';
const codes = (draft = {}) =>
  check(soundDraft('vllm', { hostCuda: '13.0', ...draft }), preset, catalog).map(({ code }) => code);

test("the key is the user's, goes by the environment, and guards not every page", () => {
  expect(script).toMatch(/exec vllm serve "\$VLLM_MODEL" --host 0\.0\.0\.0 --port 8000$/m);
  expect(script).not.toContain('--api-key');
  expect(codes()).toContain('PW505');
  expect(codes({ publicPort: false })).not.toContain('PW505');
});

test('torch for CUDA 13 stands before the wheel that is built for it, and the host is asked for as much', () => {
  expect(script).toMatch(/^TORCH=2\.14\.0 CUDA_TAG=cu130 DRIVER_MAJOR=580$/m);
  expect(preset.plan.hostCuda).toBe('13.0');
  expect(codes({ hostCuda: '12.8' })).toContain('PW106');
  expect(codes()).not.toContain('PW106');
});

test('a card before Turing is refused, and another torch does not end that', () => {
  const old = { gpu: gpus.volta };
  expect(codes(old)).toContain('PW301');
  const torch = { torch: '2.14.0', torchvision: '0.29.0', torchaudio: '2.11.0', cudaTag: 'cu126' };
  expect(codes({ ...old, torch })).toContain('PW301');
  expect(codes({ gpu: gpus.blackwell })).not.toContain('PW301');
});
