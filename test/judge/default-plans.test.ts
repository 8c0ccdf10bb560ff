import { expect, it } from 'vitest';
import type { Gpu } from '../../src/catalog/types.ts';
import { defaultPlan, fitOf } from '../../src/judge/advise.ts';
import type { Preset } from '../../src/presets/schema.ts';
import { picturedPresets } from '../support/pictured.ts';
import { catalog, presets } from '../support/plans.ts';

/** What is offered first on each card, or why the card will not do: lists to be read, one a preset. */
it.each(presets)('$id on each card: a plan without an error, or a reason of its own', async (preset) => {
  const rows = catalog.gpus.map((gpu) => rowOf(gpu, preset)).sort();
  if (!picturedPresets.includes(preset.id)) return;
  await expect(`${rows.join('\n')}\n`).toMatchFileSnapshot(`../../snapshots/advice/${preset.id}.txt`);
});

function rowOf(gpu: Gpu, preset: Preset): string {
  const card = `${gpu.name.padEnd(28)} ${gpu.vramGb === null ? '    ?' : `${gpu.vramGb} GB`.padStart(6)}`;
  const offer = defaultPlan({ gpu: gpu.id }, preset, catalog);
  if (offer !== null) {
    const { fit, settings, plan } = offer;
    const codes = settings.map(({ code }) => code).join(' ');
    return `${card}  ${`${fit}${codes === '' ? '' : `: ${codes}`}`.padEnd(28)}  ${plan.image}  Python ${plan.python.version} (${plan.python.provider})  ${plan.install}`;
  }
  const { because } = fitOf({ app: preset.id, gpu: gpu.id, image: firstImage }, preset, catalog);
  const own = because.filter(({ field }) => field === 'gpu');
  expect(own, `${gpu.name}: a reason of its own`).not.toEqual([]);
  return `${card}  not: ${own.map(({ code, message }) => `${code} ${message}`).join(' ')}`;
}

const firstImage = catalog.images.find(({ shortlisted }) => shortlisted !== null)?.ref ?? '';
