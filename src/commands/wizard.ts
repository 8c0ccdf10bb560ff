import path from 'node:path';
import type { Origins } from '../plan/origin.ts';
import type { Plan } from '../plan/schema.ts';
import type { Preset } from '../presets/schema.ts';
import { check } from '../rules/check.ts';
import type { System } from '../system/system.ts';
import { wantsColour, wantsUnicode } from '../system/terminal.ts';
import { runWizard } from '../wizard/run.tsx';
import type { Arguments } from './arguments.ts';
import { journalAddition, journalName, prepare, stampNow, write } from './deploy.ts';
import { exitCode } from './errors.ts';
import { painter } from './paint.ts';
import { assertPresetId, presetFile } from './save-preset.ts';
import type { Session } from './session.ts';
import { createdText } from './summary.ts';
import type { Target } from './targets.ts';
import { presetOf } from './world.ts';

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
  const saved = saveAs === null ? null : await presetFile(result.plan, saveAs, system);
  // The review showed the difference and the person pressed Enter on it: that is the consent to replace
  // what was shown, and not what somebody else has written there since.
  const seen = ({ artifact, there: now }: Target) => now === there.get(artifact.path);
  const written = await write(deployment, args.out, (target) => args.force || seen(target), system, saved);
  system.stdout.write(createdText(deployment, written, saved?.path ?? null, system, painter(colours)));
  return exitCode.done;
}
