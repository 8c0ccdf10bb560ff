import { expect, test } from 'vitest';
import { render } from '../../src/artifacts/render.ts';
import { check } from '../../src/judge/check.ts';
import { inputFor } from '../artifacts/input-for.ts';
import { catalog, presetOf, soundDraft } from '../support/plans.ts';

const preset = presetOf('comfyui');

test('what the user brings lies outside the sources, in folders that are there before it starts', async () => {
  const script = render(await inputFor({ app: 'comfyui' }, preset))[0]?.content ?? '';
  const app = /^app\(\) \{\n([\s\S]*?)^\}/m.exec(script)?.[1] ?? '';
  const data = '/workspace/comfyui-data';
  expect(app).toContain(`--base-directory ${data} `);
  // Its own flag: --base-directory does not move it. Four slashes are an absolute path.
  expect(app).toContain(`sqlite:///${data}/user/comfyui.db`);
  for (const folder of ['custom_nodes', 'user', 'models/checkpoints'])
    expect(app.indexOf(`${data}/${folder}`)).toBeLessThan(app.indexOf('exec'));
  expect(app).not.toMatch(/comfyui-data.*\n.*cd .*comfyui-data/);
});

test('the requirement that its own list forgets is added, and torch stays as it is', async () => {
  const script = render(await inputFor({ app: 'comfyui' }, preset))[0]?.content ?? '';
  expect(script).toMatch(/pip_install --requirement \S+\/requirements\.txt\.pod-wizard requests$/m);
  expect(script).toMatch(/leave_out \S+ 'torch torchvision torchaudio'/);
});

test('a custom node that cannot be loaded does not make it count as failing: it serves on', () => {
  const lines = preset.health.failed.map(({ line }) => line);
  for (const said of ['IMPORT FAILED', 'ModuleNotFoundError', 'Failed to initialize database'])
    expect(lines.some((line) => said.includes(line))).toBe(false);
});

test('it asks for no password, so its open port is told of, and a closed one is not', () => {
  const codes = (draft = {}) => check(soundDraft('comfyui', draft), preset, catalog).map(({ code }) => code);
  expect(codes()).toContain('PW505');
  expect(codes({ publicPort: false })).not.toContain('PW505');
});
