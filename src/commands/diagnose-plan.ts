import path from 'node:path';
import { withPlan } from '../diagnose/with-plan.ts';
import { parseJournal, pickEntry } from '../journal/parse.ts';
import { flagsOf } from '../plan/command.ts';
import { resolve } from '../plan/resolve.ts';
import { type Plan, planSchema } from '../plan/schema.ts';
import type { System } from '../system/system.ts';
import type { Arguments } from './arguments.ts';
import { journalName } from './deploy.ts';
import type { Placed } from './diagnose.ts';
import { UsageError } from './errors.ts';
import { loadWorld, presetOf } from './world.ts';

/** Diagnoses in the light of the plan that was given, or that the journal beside the log tells of. */
export async function inLightOfPlan(
  found: readonly Placed[],
  args: Arguments,
  files: readonly string[],
  system: System,
): Promise<readonly Placed[]> {
  const plan = args.plan === null ? await planBeside(files, system) : await planIn(args.plan, system);
  if (plan === null || found.length === 0) return found;
  const world = await loadWorld(system, null);
  const { format: _, ...draft } = plan;
  const situation = resolve(draft, presetOf(world, plan.app), world.catalog);
  const judged = withPlan(found, situation, (patch) => flagsOf({ ...plan, ...patch }, patch));
  return judged.map((diagnosis, at) => ({ ...diagnosis, file: found[at]?.file ?? null }));
}

/** Throws UsageError where the file holds no plan. */
async function planIn(file: string, system: System): Promise<Plan> {
  const text = await system.files.read(path.resolve(system.cwd, file));
  if (text === null) throw new UsageError(`--plan: there is no file ${file}`, `write --plan ${journalName}`);
  const plan = planOf(text);
  if (plan === null) {
    throw new UsageError(`--plan: ${file} holds no plan`, 'give a JOURNAL.md, or a plan as JSON');
  }
  return plan;
}

/** The last entry of a journal in the folder of the first log; null where there is none that can be read. */
async function planBeside([first = '-']: readonly string[], system: System): Promise<Plan | null> {
  if (first === '-') return null;
  const journal = path.join(path.dirname(path.resolve(system.cwd, first)), journalName);
  const text = await system.files.read(journal).catch(() => null);
  return text === null ? null : planOf(text);
}

function planOf(text: string): Plan | null {
  if (!text.trimStart().startsWith('{')) return pickEntry(parseJournal(text), null)?.plan ?? null;
  try {
    const value: unknown = JSON.parse(text);
    const inside: unknown =
      typeof value === 'object' && value !== null && 'plan' in value ? value.plan : value;
    return planSchema.safeParse(inside).data ?? null;
  } catch {
    return null;
  }
}
