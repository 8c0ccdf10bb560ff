import path from 'node:path';
import type { Plan } from '../plan/plan.ts';
import { presetIdSchema } from '../plan/values.ts';
import type { System } from '../system/system.ts';
import { Refusal, UsageError } from './errors.ts';
import { type LoadedWorld, presetFolder } from './load-world.ts';

/** Throws UsageError where a plan cannot be saved under this id. */
export function assertPresetId(id: string, world: LoadedWorld): void {
  if (!presetIdSchema.safeParse(id).success) {
    throw new UsageError(
      `"${id}" cannot name a preset`,
      'use lower-case letters, digits and dashes, e.g. --save-preset my-fluxgym',
    );
  }
  if (world.presets.some((preset) => preset.id === id)) {
    throw new UsageError(
      `"${id}" is the name of an app preset`,
      `choose another, e.g. --save-preset my-${id}`,
    );
  }
}

/** Saves a plan as a preset of the user's own; gives the file's path. An earlier one that differs is not replaced. */
export async function savePreset(plan: Plan, id: string, system: System): Promise<string> {
  const { formatSavedPlan, toSavedPlan } = await import('../presets/saved-plan.ts');
  const file = path.join(presetFolder(system), `${id}.yaml`);
  const text = formatSavedPlan(toSavedPlan(plan, id, plan.name));
  const there = await system.files.read(file);
  if (there !== null && there !== text) {
    throw new Refusal(
      `${file} is there and different; the preset was not saved`,
      'choose another id, or remove that file',
    );
  }
  await system.files.replace(file, text, 0o644);
  return file;
}
