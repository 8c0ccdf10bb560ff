import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { loadCatalog } from '../../src/catalog/load.ts';
import { parseRequirement } from '../../src/packaging/requirement.ts';
import { exactVersion, satisfies } from '../../src/packaging/versions.ts';
import { findPreset, loadBuiltinPresets, nearestPresetIds } from '../../src/presets/builtin.ts';
import { inOrder } from '../../src/presets/order.ts';
import { parsePreset, parsePresetFile } from '../../src/presets/parse.ts';
import type { Preset } from '../../src/presets/schema.ts';

const catalog = await loadCatalog();
const folder = new URL('../../presets/', import.meta.url);
const ids = readdirSync(folder)
  .map((name) => name.replace('.yaml', ''))
  .sort();

function read(id: string): Preset {
  const parsed = parsePreset(readFileSync(new URL(`${id}.yaml`, folder), 'utf8'), `presets/${id}.yaml`);
  if (!parsed.ok)
    throw new Error(parsed.problems.map(({ where, message }) => `${where} ${message}`).join('\n'));
  return parsed.preset;
}

/** Specifier by package name: what the passes ask for, narrowed by the constraints. */
function held(preset: Preset): Map<string, string> {
  const all = [...preset.install.passes.flatMap((pass) => pass.requirements), ...preset.constraints];
  const result = new Map<string, string>();
  for (const { spec } of all) {
    const requirement = parseRequirement(spec);
    if (requirement === null) throw new Error(spec);
    const { name, specifier } = requirement;
    result.set(name, [result.get(name), specifier].filter(Boolean).join(','));
  }
  return result;
}

describe('the built-in presets', () => {
  test('stand each in the file of its id', () => {
    expect(ids).toEqual(expect.arrayContaining(['fluxgym', 'fluxgym-hardened', 'hunyuanvideo-foley']));
    expect(ids.map((id) => read(id).id)).toEqual(ids);
  });

  test('agree with the Catalog on torch', () => {
    for (const id of ids) {
      const text = readFileSync(new URL(`${id}.yaml`, folder), 'utf8');
      expect(parsePresetFile(text, `presets/${id}.yaml`, catalog)).toMatchObject({ ok: true });
    }
  });

  test('are the ones that the build carries', async () => {
    const built = await loadBuiltinPresets();
    expect(built).toEqual(inOrder(ids.map(read)));
    expect(findPreset(built, 'fluxgym')?.title).toBe('FluxGym');
    expect(findPreset(built, 'nowhere')).toBeNull();
    expect(nearestPresetIds(built, 'fluxgim')[0]).toBe('fluxgym');
    expect(nearestPresetIds(built, 'foley')[0]).toBe('hunyuanvideo-foley');
  });

  test.each(['fluxgym', 'fluxgym-hardened'])(
    '%s keeps pydantic below 2.11, which is the real cause',
    (id) => {
      const preset = read(id);
      const pydantic = held(preset).get('pydantic') ?? '';
      expect(satisfies('2.9.2', pydantic)).toBe(true);
      expect(satisfies('2.11.0', pydantic)).toBe(false);
      const [report] = preset.knownBad;
      expect(report?.when.python).toEqual(['3.11']);
      expect(report?.severity).toBe('warning');
      expect(report?.reported).toContain(
        'same package versions that work on Python 3.10.12 fail on Python 3.11.10 with the TypeError',
      );
      expect(report?.because).toContain('pydantic 2.11');
    },
  );

  test.each(['fluxgym', 'fluxgym-hardened', 'hunyuanvideo-foley'])(
    '%s keeps starlette and huggingface-hub below 1.0 and has hf_transfer',
    (id) => {
      const specifiers = held(read(id));
      for (const name of ['starlette', 'huggingface-hub']) {
        expect(satisfies('1.0.0', specifiers.get(name) ?? ''), name).toBe(false);
      }
      expect(specifiers.has('hf-transfer')).toBe(true);
    },
  );

  test.each(['fluxgym', 'fluxgym-hardened'])('%s gives Blackwell another torch than the rest', (id) => {
    const builds = read(id).torch?.builds ?? [];
    expect(builds.map(({ for: gpus, torch, cudaTag }) => [gpus, torch, cudaTag])).toEqual([
      [['sm_100', 'sm_103', 'sm_120'], '2.8.0', 'cu128'],
      ['any', '2.6.0', 'cu124'],
    ]);
  });

  test('fluxgym-hardened holds every exact version of the document', () => {
    const preset = read('fluxgym-hardened');
    const pins = preset.install.passes[0]?.requirements.filter(({ spec }) => spec.includes('==')) ?? [];
    expect(pins).toHaveLength(28);
    const specifiers = held(preset);
    for (const { spec } of pins) {
      const requirement = parseRequirement(spec);
      expect(exactVersion(specifiers.get(requirement?.name ?? '') ?? ''), spec).not.toBeNull();
    }
    expect(preset.repositories[0]?.commit).toBe('d24efd9666cf637f62ce1c89d30aa345e74f8c89');
    expect(preset.plan.codeServer).toEqual({ port: 8080, auth: 'password' });
    expect(preset.plan.image).toContain('py3.10-cuda12.1.1');
  });

  test('hunyuanvideo-foley picks the model by VRAM and waits for the log', () => {
    const { vram, weights, health, licences, app } = read('hunyuanvideo-foley');
    expect(
      vram.tiers.map(({ fromGb, env: { MODEL_SIZE, ENABLE_OFFLOAD } }) => [
        fromGb,
        MODEL_SIZE,
        ENABLE_OFFLOAD,
      ]),
    ).toEqual([
      [8, 'xl', 'true'],
      [16, 'xxl', 'true'],
      [24, 'xxl', 'false'],
    ]);
    expect(weights.every(({ into }) => into === '{workspace}/models/hunyuanvideo-foley')).toBe(true);
    expect(health.ready).toBe('Model loaded successfully');
    expect(licences.flatMap(({ excludes }) => excludes)).toEqual(['EU', 'GB', 'KR']);
    expect([app.port, app.portVariable]).toEqual([8080, null]);
  });
});
