import { expect, test } from 'vitest';
import { render } from '../../src/artifacts/render.ts';
import { check } from '../../src/judge/check.ts';
import { inputFor } from '../artifacts/input-for.ts';
import { catalog, gpus, presetOf, soundDraft } from '../support/plans.ts';

const preset = presetOf('ollama');
const script = render(await inputFor({ app: 'ollama' }, preset))[0]?.content ?? '';
const codes = (draft = {}) => check(soundDraft('ollama', draft), preset, catalog).map(({ code }) => code);

test('needs neither Python nor torch, and is taken under its digest', () => {
  expect(preset).toMatchObject({ python: null, torch: null, repositories: [] });
  expect(script).not.toMatch(/install_torch|make_venv/);
  expect(script).toContain(preset.tools[0]?.archive?.sha256 ?? 'no digest');
});

test('listens where the proxy reaches it, and its open port is told', () => {
  expect(script).toMatch(/OLLAMA_HOST=0\.0\.0\.0/);
  expect(codes()).toContain('PW505');
  expect(codes({ publicPort: false })).not.toContain('PW505');
});

test('a card whose engine is in another archive is refused; one too old for torch is not', () => {
  expect(codes({ gpu: gpus.amd })).toContain('PW301');
  expect(check(soundDraft('ollama', { gpu: gpus.volta }), preset, catalog)).not.toContainEqual(
    expect.objectContaining({ severity: 'error' }),
  );
});
