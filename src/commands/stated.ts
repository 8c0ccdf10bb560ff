import { printable } from '../basics/printable.ts';
import { nearest } from '../basics/spelling.ts';
import type { PlanDraft } from '../plan/draft.ts';
import type { Preset } from '../presets/schema.ts';
import { presetOf } from '../presets/world.ts';
import { rules } from '../rules/registry.ts';
import type { System } from '../system/system.ts';
import { type Answers, readAnswers } from './answers.ts';
import type { StatedTexts } from './command.ts';
import { UsageError } from './errors.ts';
import { type LoadedWorld, loadWorld } from './load-world.ts';

/** What was stated, and what it is read against: where a command that judges or makes something starts. */
export interface Stated extends Answers {
  readonly world: LoadedWorld;
  /** The preset the answers name; null while none is chosen. */
  readonly preset: Preset | null;
  /** The same texts read beside answers that were open: `--python 3.12` is the image's own only where it has it. */
  readonly readBeside: (settled: PlanDraft) => PlanDraft;
}

/** Loads the world and reads the answers. Throws UsageError and Refusal. */
export async function readStated(args: StatedTexts, system: System): Promise<Stated> {
  const named = args.answers.get('preset')?.at(-1) ?? system.env['POD_WIZARD_PRESET'] ?? null;
  const world = await loadWorld(system, named === '' ? null : named);
  for (const message of world.unreadable) {
    system.stderr.write(`pod-wizard: presets of yours were left out: ${printable(message)}\n`);
  }
  // A path was read as a file; from here on its preset goes by its id.
  const answers = new Map(args.answers);
  if (answers.has('preset') && world.requested !== null) answers.set('preset', [world.requested]);
  const env = { ...system.env, POD_WIZARD_PRESET: world.requested ?? undefined };
  const read = (settled: PlanDraft) => readAnswers({ answers }, env, world, world.savedPlans, settled);
  const { draft, origins } = read({});
  if (origins.accept === 'flag') refuseUnknownCodes(draft);
  return {
    world,
    draft,
    origins,
    preset: presetOf(world, draft.app),
    readBeside: (settled) => read(settled).draft,
  };
}

/** A mistyped code would silently override nothing. (One in an old journal or preset may be of a rule that is gone.) */
function refuseUnknownCodes({ accept = [] }: PlanDraft): void {
  const codes: readonly string[] = rules.map(({ code }) => code);
  const unknown = accept.find(({ code }) => !codes.includes(code));
  if (unknown === undefined) return;
  throw new UsageError(
    `--accept: there is no rule "${unknown.code}" for plans`,
    `did you mean ${nearest(unknown.code, codes, 3).join(', ')}? pod-wizard explain lists all`,
  );
}
