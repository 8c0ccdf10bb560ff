import path from 'node:path';
import { check } from '../judge/check.ts';
import type { Origins } from '../plan/origin.ts';
import type { Plan } from '../plan/plan.ts';
import type { Preset } from '../presets/schema.ts';
import { presetOf } from '../presets/world.ts';
import type { System } from '../system/system.ts';
import { wantsColour, wantsUnicode } from '../system/terminal.ts';
import { runWizard } from '../wizard/run.tsx';
import type { Arguments } from './arguments.ts';
import { journalAddition, journalName, prepare, stampNow, write } from './deploy.ts';
import { exitCode } from './errors.ts';
import { painter } from './paint.ts';
import { assertPresetId, savePreset } from './save-preset.ts';
import type { Session } from './session.ts';
import { createdText } from './summary.ts';

const artifactNames = ['startup.sh', 'start-command.txt'];

/** Opens the wizard, and writes what it ends with. The wizard itself writes nothing. */
export async function wizardCommand(args: Arguments, session: Session, system: System): Promise<number> {
  const { world } = session;
  const stamp = stampNow(system);
  const inFolder = (name: string) => path.resolve(system.cwd, args.out, name);
  const there = new Map<string, string | null>();
  for (const name of [...artifactNames, journalName])
    there.set(name, await system.files.read(inFolder(name)));

  const presetFor = (plan: Plan): Preset => {
    const preset = presetOf(world, plan.app);
    if (preset === null) throw new Error(`the wizard chose a preset that is not there: ${plan.app}`);
    return preset;
  };
  const prepared = (plan: Plan, origins: Origins) => {
    const preset = presetFor(plan);
    const { format: _, ...draft } = plan;
    return prepare(plan, preset, check(draft, preset, world.catalog), origins, world, stamp);
  };

  const colours = wantsColour(system, args.noColor);
  const result = await runWizard({
    draft: session.draft,
    origins: session.origins,
    world,
    savedPlans: world.savedPlans,
    stamp,
    existing: (name) => there.get(name) ?? null,
    journalPreview: (plan, origins) =>
      journalAddition(prepared(plan, origins), there.get(journalName) ?? '').text,
    outDirectory: args.out,
    stdin: process.stdin,
    stdout: process.stdout,
    color: colours,
    unicode: wantsUnicode(system),
  });
  if (result.kind === 'cancelled') {
    system.stderr.write('pod-wizard: left; nothing was written\n');
    return exitCode.cancelled;
  }
  const saveAs = result.saveAs ?? args.savePreset;
  if (saveAs !== null) assertPresetId(saveAs, world);
  const deployment = prepared(result.plan, result.origins);
  // The review showed the difference and the person pressed Enter on it: that is the consent to replace.
  const written = await write(deployment, args.out, true, system);
  const saved = saveAs === null ? null : await savePreset(result.plan, saveAs, system);
  system.stdout.write(createdText(deployment, written, saved, system, painter(colours)));
  return exitCode.done;
}
