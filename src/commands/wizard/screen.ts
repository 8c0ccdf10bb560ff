import path from 'node:path';
import { possibleNames } from '../../artifacts/render.ts';
import { startCommandName } from '../../artifacts/start-command.ts';
import { clipboard } from '../../basics/clipboard.ts';
import { printable } from '../../basics/printable.ts';
import { parseJournal } from '../../journal/parse.ts';
import { whyOffered } from '../../judge/advise.ts';
import { check } from '../../judge/check.ts';
import { draftCommand } from '../../plan/command.ts';
import { answeredFields, answersOf } from '../../plan/draft.ts';
import { journalName } from '../../plan/journal-name.ts';
import type { Origins } from '../../plan/origin.ts';
import type { Plan } from '../../plan/plan.ts';
import { isReference } from '../../presets/reference.ts';
import type { Preset } from '../../presets/schema.ts';
import { presetOf } from '../../presets/world.ts';
import type { System } from '../../system/system.ts';
import { isInteractive, wantsColour, wantsPlain, wantsUnicode } from '../../system/terminal.ts';
import { runWizard } from '../../wizard/run.tsx';
import type { WizardInput, WizardTerminal } from '../../wizard/types.ts';
import { ago } from '../../wizard/walk/record.ts';
import { exitCode } from '../errors.ts';
import { filesThere, type Target } from '../existing-files.ts';
import { withEntryPreset } from '../journal/entry-preset.ts';
import { isPresetPath, type LoadedWorld } from '../load-world.ts';
import { painter } from '../paint.ts';
import { assertPresetId, presetFile } from '../save-preset.ts';
import type { Stated } from '../stated.ts';
import { createdText } from '../summary.ts';
import { journalAddition, prepare, stampNow, write } from '../write-plan.ts';
import type { WizardArguments } from './flags.ts';
import { interruptedWalk, keeperOf, walkPlace } from './walk.ts';

/** Opens the wizard, and writes what it ends with. The wizard itself writes nothing. */
export async function openWizard(args: WizardArguments, stated: Stated, system: System): Promise<number> {
  const stamp = stampNow(system);
  const existing = await filesThere(system, args.out, [...possibleNames, journalName]);
  const kept = walkPlace(system, args.out);
  const last = await withLastEntry(stated.world, existing(journalName) ?? '');
  const { walk, world } = await interruptedWalk(kept, last, system);
  const keeper = keeperOf(kept, presetFileGiven(stated, system) ?? walk?.preset ?? null, system);

  const presetFor = (plan: Plan): Preset => {
    const preset = presetOf(world, plan.app);
    if (preset === null) throw new Error(`the wizard chose a preset that is not there: ${plan.app}`);
    return preset;
  };
  const prepared = (plan: Plan, origins: Origins, edited: string | null, purpose: string | null) => {
    const preset = presetFor(plan);
    const findings = check(answersOf(plan), preset, world.catalog);
    const why = whyOffered(plan, origins, preset, world.catalog);
    return { ...prepare(plan, preset, findings, origins, world, stamp, why, edited), purpose };
  };

  const input: Omit<WizardInput, keyof WizardTerminal> = {
    draft: stated.draft,
    origins: stated.origins,
    world,
    savedPlans: world.savedPlans,
    stamp,
    existing,
    why: args.why,
    journalPreview: (plan, origins, edited, purpose) =>
      journalAddition(prepared(plan, origins, edited, purpose), existing(journalName) ?? '').text,
    interrupted: walk === null ? null : { walk, ago: ago(walk.when, system.now()) },
    onProgress: keeper.keep,
    edit: isInteractive(system) ? system.edit : null,
    outDirectory: args.out,
    calledAs: system.calledAs,
  };
  const result =
    args.plain || wantsPlain(system)
      ? await (await import('../../wizard/plain/run.ts')).runPlain(input, process.stdin, (text) =>
          system.stdout.write(text),
        )
      : await runWizard({
          ...input,
          stdin: process.stdin,
          stdout: process.stdout,
          color: wantsColour(system, args.noColor),
          unicode: !args.ascii && wantsUnicode(system),
        });
  if (result.kind === 'cancelled') {
    await keeper.settled();
    system.stderr.write('pod-wizard: left; nothing was written\n');
    const isNew = answeredFields(result.draft).some((field) => result.draft[field] !== stated.draft[field]);
    if (isNew) {
      const command = draftCommand(result.draft, presetOf(world, result.draft.app), system.calledAs);
      system.stderr.write(`pod-wizard: to go on from there: ${printable(command)}\n`);
    }
    return exitCode.cancelled;
  }
  const saveAs = result.saveAs ?? args.savePreset;
  if (saveAs !== null) assertPresetId(saveAs, world);
  const deployment = prepared(result.plan, result.origins, result.edited, result.why);
  const saved = saveAs === null ? null : await presetFile(result.plan, saveAs, system);
  // The review showed the difference and the person pressed Enter on it: that is the consent to replace
  // what was shown, and not what somebody else has written there since.
  const seen = ({ artifact, there: now }: Target) => now === existing(artifact.path);
  const written = await write(
    deployment,
    args.out,
    (target) => args.force || seen(target),
    system,
    saved,
    result.beside,
  );
  await keeper.forget(walk?.id ?? null);
  const paint = painter(system, args.noColor);
  system.stdout.write(createdText(deployment, written, saved?.path ?? null, system, paint));
  const command = written.targets.find(({ artifact }) => artifact.path === startCommandName);
  // Once more: answers may have changed since, and the clipboard is to hold what was written.
  if (result.copies && command !== undefined && system.stdout.isTty)
    system.stdout.write(clipboard(command.artifact.content.trimEnd()));
  return exitCode.done;
}

/** The file that --preset named, if it named one. */
function presetFileGiven({ draft, world }: Stated, { cwd }: System): string | null {
  const named = presetOf(world, draft.app)?.own?.named ?? null;
  if (named === null || isReference(named)) return named;
  return isPresetPath(named) ? path.resolve(cwd, named) : null;
}

/** With what the last entry here was made of, where nothing else has that name: so that it is offered again. */
async function withLastEntry(world: LoadedWorld, journal: string): Promise<LoadedWorld> {
  const last = parseJournal(journal).entries.at(-1);
  if (last === undefined || presetOf(world, last.plan.app) !== null) return world;
  return (await withEntryPreset(world, last)).world;
}
