import { readFileSync } from 'node:fs';
import type { RenderInput } from '../../src/artifacts/artifact.ts';
import { loadCatalog } from '../../src/catalog/load.ts';
import { complete } from '../../src/plan/complete.ts';
import type { PlanDraft } from '../../src/plan/draft.ts';
import { parsePreset } from '../../src/presets/parse.ts';
import type { Preset } from '../../src/presets/schema.ts';
import { resolvePlan } from '../../src/resolve/resolve.ts';

export const presetIds = ['fluxgym', 'fluxgym-hardened', 'hunyuanvideo-foley'] as const;

/** A built-in preset, read from its file. */
export function presetNamed(id: string): Preset {
  const file = `presets/${id}.yaml`;
  const parsed = parsePreset(readFileSync(file, 'utf8'), file);
  if (!parsed.ok)
    throw new Error(parsed.problems.map(({ where, message }) => `${where}: ${message}`).join('\n'));
  return parsed.preset;
}

/** What render() takes for a plan that says this much; the rest is the preset's, then the fallbacks. */
export async function inputFor(
  draft: PlanDraft,
  preset = presetNamed(draft.app ?? 'fluxgym'),
): Promise<RenderInput> {
  const catalog = await loadCatalog();
  const completed = complete(
    {
      gpu: 'NVIDIA GeForce RTX 4090',
      image: preset.plan.image ?? 'runpod/pytorch:1.0.2-cu1281-torch280-ubuntu2404',
      app: preset.id,
      ...draft,
    },
    preset,
    catalog,
  );
  if (!completed.ok) throw new Error(`missing: ${completed.missing.join(', ')}`);
  return {
    resolved: resolvePlan(completed.plan, preset, catalog),
    stamp: { toolVersion: '0.1.0', date: '2026-11-22' },
  };
}
