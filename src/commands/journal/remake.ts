import type { Artifact } from '../../artifacts/artifact.ts';
import { render } from '../../artifacts/render.ts';
import { sha256 } from '../../basics/digest.ts';
import type { JournalFile, ParsedEntry } from '../../journal/entry.ts';
import type { Preset } from '../../presets/schema.ts';
import { type ResolvedPlan, resolvePlan } from '../../resolve/resolve.ts';
import type { LoadedWorld } from '../load-world.ts';
import { entryPreset, withEntryPreset } from './entry-preset.ts';

/** An entry as it is made today. */
export interface Remade {
  /** With the preset that the entry carries. */
  readonly world: LoadedWorld;
  readonly preset: Preset;
  readonly resolved: ResolvedPlan;
  readonly artifacts: readonly Artifact[];
  /** What is to be said of its preset; null: nothing. */
  readonly told: string | null;
}

/** Makes the files of an entry again. Throws Refusal where neither this machine nor the entry has its preset. */
export async function remake(entry: ParsedEntry, loaded: LoadedWorld): Promise<Remade> {
  const { world, told } = await withEntryPreset(loaded, entry);
  const preset = entryPreset(world, entry);
  const resolved = resolvePlan(entry.plan, preset, world.catalog);
  return { world, preset, resolved, artifacts: render({ resolved, stamp: entry.stamp }), told };
}

/** Whether a file is the one that was recorded; `new` where the entry records none under its name. */
export function likenessOf(
  { path: name, content }: Artifact,
  recorded: readonly JournalFile[],
): 'same' | 'other' | 'new' {
  const before = recorded.find((candidate) => candidate.path === name);
  if (before === undefined) return 'new';
  return before.sha256 === sha256(content) ? 'same' : 'other';
}
