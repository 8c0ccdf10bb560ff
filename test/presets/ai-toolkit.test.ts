import { expect, test } from 'vitest';
import { render } from '../../src/artifacts/render.ts';
import { passSpecs } from '../../src/presets/needs.ts';
import { inputFor } from '../artifacts/input-for.ts';
import { presetOf } from '../support/plans.ts';

const preset = presetOf('ai-toolkit');
const script = render(await inputFor({ app: 'ai-toolkit' }, preset))[0]?.content ?? '';

test('does not start without a password of the user, and the probe asks with it', () => {
  expect(script).toMatch(/^ {2}need \\?\s*AI_TOOLKIT_AUTH/m);
  expect(preset.asks.find(({ name }) => name === 'AI_TOOLKIT_AUTH')).toMatchObject({
    kind: 'password',
    required: true,
    default: null,
  });
  expect(preset.health.probe?.bearer).toBe('AI_TOOLKIT_AUTH');
});

test("takes upstream's later torchcodec, not the one of the file", () => {
  const specs = preset.install.passes.flatMap(passSpecs);
  expect(specs).toContain('torchcodec==0.15.0');
  expect(specs).not.toContain('torchcodec==0.9.1');
});

test('the UI is built after the packages, with the Node.js that was tried, under its digest', () => {
  const [node] = preset.tools;
  expect(script).toContain(node?.archive?.sha256 ?? 'no digest');
  expect(script.indexOf('npm ci')).toBeLessThan(script.indexOf('npm run build'));
});
