import { readFileSync } from 'node:fs';
import { createTwoFilesPatch } from 'diff';
import { expect, test } from 'vitest';
import { render } from '../../src/artifacts/render.ts';
import type { PlanDraft } from '../../src/plan/draft.ts';
import { parsePreset } from '../../src/presets/parse.ts';
import type { Preset } from '../../src/presets/schema.ts';
import { fixturePresets } from '../support/fixture-presets.ts';
import { gpus, images, presetOf } from '../support/plans.ts';
import { inputFor } from './input-for.ts';

/**
 * The part of a script that the plan makes, of apps that have what the pictured ones have not; and what each answer
 * changes in it, as a diff. Any slip in what writes it is a changed line here.
 */

const variants: Readonly<Record<string, PlanDraft>> = {
  'a GPU of little memory': { gpu: 'NVIDIA RTX 2000 Ada Generation' },
  'an image without Python': { image: images.bare },
  'the Python of uv': { python: { version: '3.12', provider: 'uv' } },
  'in the system': { install: 'system-break' },
  'with the packages of the system': { install: 'venv-system-site' },
  'code-server, open': { codeServer: { port: 8080, auth: 'none' } },
  'code-server, with a password': { codeServer: { port: 8443, auth: 'password' } },
  'no port of the public': { publicPort: false },
  'without the services of the image': { keepServices: false },
  pins: { pins: ['numpy==2.2.6', 'hf-transfer==0.1.9'] },
  'another place': { workspace: '/data', volumePath: '/data', name: 'second' },
};

async function planOf(preset: Preset, draft: PlanDraft): Promise<string> {
  const files = render(await inputFor({ app: preset.id, gpu: gpus.ada, ...draft }, preset));
  const script = files.find(({ path }) => path === 'startup.sh')?.content ?? '';
  const [section = ''] = script.split('# === RUNTIME');
  // What differs with every change says nothing.
  return section.replaceAll(/[0-9a-f]{64}/g, 'DIGEST');
}

const file = 'test/artifacts/fixtures/everything.yaml';
const everything = parsePreset(readFileSync(file, 'utf8'), file);
if (!everything.ok) throw new Error(JSON.stringify(everything.problems));
const apps = [...fixturePresets, presetOf('fluxgym'), everything.preset];

test.each(apps)('what a plan of $id writes', async (preset) => {
  const usual = await planOf(preset, {});
  for (const line of usual.split('\n')) expect(line.length, line).toBeLessThanOrEqual(120);
  const parts = [usual];
  for (const [title, draft] of Object.entries(variants)) {
    const changed = await planOf(preset, draft);
    const patch = createTwoFilesPatch('', '', usual, changed, undefined, undefined, { context: 0 });
    parts.push(`\n##### ${title}\n${patch.split('\n').slice(3).join('\n')}`);
  }
  await expect(parts.join('\n')).toMatchFileSnapshot(`../../snapshots/plan-sections/${preset.id}.txt`);
});
