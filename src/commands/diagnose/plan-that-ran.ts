import path from 'node:path';
import { withPlan } from '../../diagnose/with-plan.ts';
import type { ParsedEntry } from '../../journal/entry.ts';
import { parseJournal, pickEntry } from '../../journal/parse.ts';
import { flagsOf } from '../../plan/command.ts';
import { answersOf } from '../../plan/draft.ts';
import { journalName } from '../../plan/journal-name.ts';
import type { Plan } from '../../plan/plan.ts';
import { readPlan } from '../../plan/read-plan.ts';
import { presetOf } from '../../presets/world.ts';
import { resolve } from '../../resolve/resolve.ts';
import type { System } from '../../system/system.ts';
import { UsageError } from '../errors.ts';
import { withEntryPreset } from '../journal/entry-preset.ts';
import { type LoadedWorld, loadWorld } from '../load-world.ts';
import type { DiagnoseArguments } from './flags.ts';
import type { Placed } from './placed.ts';

/** A plan that ran, and where it was found. */
export interface RanPlan {
  readonly plan: Plan;
  /** Number of its journal entry; null where it came as a file of its own. */
  readonly entry: number | null;
  /** The entry itself, for the preset that it may carry. */
  readonly recorded: ParsedEntry | null;
  /** Absolute; where its files lie. */
  readonly folder: string;
}

/** The plan that was given, or that the journal beside the log tells of; null where there is none. */
export async function planThatRan(
  args: DiagnoseArguments,
  files: readonly string[],
  system: System,
): Promise<RanPlan | null> {
  return args.plan === null ? planBeside(files, system) : planIn(args.plan, system);
}

/** Diagnoses in the light of the plan that ran. */
export async function inLightOfPlan(
  found: readonly Placed[],
  { plan, recorded }: RanPlan,
  system: System,
): Promise<readonly Placed[]> {
  const world = await worldOf({ recorded }, system);
  const situation = resolve(answersOf(plan), presetOf(world, plan.app), world.catalog);
  const judged = withPlan(found, situation, (patch) => flagsOf(plan, patch));
  return judged.map((diagnosis, at) => ({ ...diagnosis, file: found[at]?.file ?? null }));
}

/** What it is judged against: with the preset that its entry carries. */
export async function worldOf({ recorded }: Pick<RanPlan, 'recorded'>, system: System): Promise<LoadedWorld> {
  const world = await loadWorld(system, null);
  return recorded === null ? world : (await withEntryPreset(world, recorded)).world;
}

/** Throws UsageError where the file holds no plan. */
async function planIn(file: string, system: System): Promise<RanPlan> {
  const place = path.resolve(system.cwd, file);
  const text = await system.files.read(place);
  if (text === null) throw new UsageError(`--plan: there is no file ${file}`, `write --plan ${journalName}`);
  const found = planOf(text);
  if (found === null) {
    throw new UsageError(`--plan: ${file} holds no plan`, `give a ${journalName}, or a plan as JSON`);
  }
  return { ...found, folder: path.dirname(place) };
}

/** The last entry of a journal in the folder of the first log; null where there is none that can be read. */
async function planBeside([first = '-']: readonly string[], system: System): Promise<RanPlan | null> {
  if (first === '-') return null;
  const journal = path.join(path.dirname(path.resolve(system.cwd, first)), journalName);
  const text = await system.files.read(journal).catch(() => null);
  const found = text === null ? null : planOf(text);
  return found === null ? null : { ...found, folder: path.dirname(journal) };
}

function planOf(text: string): Omit<RanPlan, 'folder'> | null {
  if (!text.trimStart().startsWith('{')) {
    const entry = pickEntry(parseJournal(text), null);
    return entry === null ? null : { plan: entry.plan, entry: entry.number, recorded: entry };
  }
  try {
    const value: unknown = JSON.parse(text);
    const inside: unknown =
      typeof value === 'object' && value !== null && 'plan' in value ? value.plan : value;
    const read = readPlan(inside);
    return read.ok ? { plan: read.plan, entry: null, recorded: null } : null;
  } catch {
    return null;
  }
}
