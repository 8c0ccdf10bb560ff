import { expect, test } from 'vitest';
import { render } from '../../src/artifacts/render.ts';
import { check } from '../../src/judge/check.ts';
import { passSpecs } from '../../src/presets/needs.ts';
import { inputFor } from '../artifacts/input-for.ts';
import { catalog, presetOf, soundDraft } from '../support/plans.ts';

const preset = presetOf('wan2gp');
const script = render(await inputFor({ app: 'wan2gp' }, preset))[0]?.content ?? '';

test('lines of its list for Windows and macOS are not judged', () => {
  const specs = preset.install.passes.flatMap(passSpecs);
  expect(specs.filter((spec) => /win_amd64|Darwin"$/.test(spec))).toEqual([
    'rembg[gpu]==2.0.65; platform_system != "Darwin"',
  ]);
  expect(check(soundDraft('wan2gp'), preset, catalog).map(({ code }) => code)).not.toContain('PW417');
});

test('neither the foreign index nor the nightly of it is taken', () => {
  expect(script).toMatch(/leave_out \S+\/requirements\.txt .*onnxruntime-gpu.* --extra-index-url$/m);
});

test('is bound where the proxy reaches it', () => {
  expect(script).toMatch(/wgp\.py --listen --server-port 7860/);
});
