import path from 'node:path';
import type { Plan } from '../plan/plan.ts';
import { presetIdSchema } from '../plan/values.ts';
import { contentOf } from '../presets/content.ts';
import type { Preset } from '../presets/schema.ts';
import type { NewFile, System } from '../system/system.ts';
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

/** The JSON Schema of a preset file, as it is shipped. */
export async function presetSchemaText(): Promise<string> {
  const { default: schema } = await import('../generated/preset-schema.json', { with: { type: 'json' } });
  return `${JSON.stringify(schema)}\n`;
}

/** The keys of a preset file, each with what it is for. */
export async function presetKeys(): Promise<ReadonlyMap<string, string>> {
  const { default: schema } = await import('../generated/preset-schema.json', { with: { type: 'json' } });
  return new Map(
    Object.entries(schema.else.properties).map(([key, { description }]) => [key, description] as const),
  );
}

/** Puts the JSON Schema that the first line of a preset names into its folder. */
export async function keepSchema(folder: string, { files }: Pick<System, 'files'>): Promise<void> {
  const { schemaFile } = await import('../presets/saved-plan.ts');
  const file = path.join(folder, schemaFile);
  const text = await presetSchemaText();
  if ((await files.read(file)) !== text) await files.replace(file, text, 0o644);
}

/** A whole preset as a file of the user's own, with the schema that it names. Nothing is replaced: Refusal. */
export async function writePreset(preset: Preset, id: string, system: System): Promise<string> {
  const { formatDocument, schemaLine } = await import('../presets/saved-plan.ts');
  const text = `${schemaLine}${formatDocument({ ...contentOf(preset), id })}`;
  const { path: file, content, mode } = await ownFile(id, text, system);
  await system.files.replace(file, content, mode);
  return file;
}

/**
 * A plan as a preset file of the user's own, with the schema that it names in the folder. An earlier one that differs
 * is not replaced: Refusal.
 */
export async function presetFile(plan: Plan, id: string, system: System): Promise<NewFile> {
  const { formatSavedPlan, toSavedPlan } = await import('../presets/saved-plan.ts');
  return ownFile(id, formatSavedPlan(toSavedPlan(plan, id, plan.name)), system);
}

async function ownFile(id: string, text: string, system: System): Promise<NewFile> {
  const folder = presetFolder(system);
  if (folder === null) {
    throw new Refusal(
      'no folder for presets is known: HOME is not set; nothing was written',
      'set HOME or XDG_CONFIG_HOME to an absolute path',
    );
  }
  const file = path.join(folder, `${id}.yaml`);
  const there = await system.files.read(file);
  if (there !== null && there !== text) {
    throw new Refusal(
      `${file} is there and different; nothing was written`,
      'choose another id, or remove that file',
    );
  }
  await keepSchema(folder, system);
  return { path: file, content: text, mode: 0o644 };
}
