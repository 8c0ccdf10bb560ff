import path from 'node:path';
import { possibleNames } from '../../artifacts/render.ts';
import { startCommandName } from '../../artifacts/start-command.ts';
import { clipboard } from '../../basics/clipboard.ts';
import { printable } from '../../basics/printable.ts';
import type { PodRecord } from '../../deploy/record.ts';
import ranks from '../../generated/ranks.json' with { type: 'json' };
import type { Deployment } from '../../journal/compose.ts';
import { parseJournal } from '../../journal/parse.ts';
import { whyOffered } from '../../judge/advise.ts';
import { check } from '../../judge/check.ts';
import { draftCommand } from '../../plan/command.ts';
import { answeredFields, answersOf, type PlanDraft } from '../../plan/draft.ts';
import { journalName } from '../../plan/journal-name.ts';
import type { Origins } from '../../plan/origin.ts';
import type { Plan } from '../../plan/plan.ts';
import { isReference } from '../../presets/reference.ts';
import type { Preset } from '../../presets/schema.ts';
import { presetOf } from '../../presets/world.ts';
import type { System } from '../../system/system.ts';
import { isInteractive, wantsColour, wantsPlain, wantsUnicode } from '../../system/terminal.ts';
import type { Ranks } from '../../wizard/ranks.ts';
import { type LeftWizard, type Returned, runWizard } from '../../wizard/run.tsx';
import type { WizardInput, WizardResult, WizardTerminal } from '../../wizard/types.ts';
import { ago } from '../../wizard/walk/record.ts';
import type { LoadCommands } from '../deploy/follow.ts';
import { exitCode } from '../errors.ts';
import { filesThere, type Target } from '../existing-files.ts';
import { withEntryPreset } from '../journal/entry-preset.ts';
import { isPresetPath, type LoadedWorld } from '../load-world.ts';
import { painter } from '../paint.ts';
import { assertPresetId, presetFile } from '../save-preset.ts';
import type { Stated } from '../stated.ts';
import { createdText } from '../summary.ts';
import { journalAddition, prepare, stampNow, type Written, write } from '../write-plan.ts';
import type { WizardArguments } from './flags.ts';
import type { Entered } from './rent.ts';
import { interruptedWalk, keeperOf, walkPlace } from './walk.ts';

/**
 * Opens the wizard, and writes, or rents, what it ends with. The wizard itself writes nothing. Who comes back from
 * renting finds it as it was left.
 */
export async function openWizard(
  args: WizardArguments,
  stated: Stated,
  system: System,
  loadCommands: LoadCommands,
): Promise<number> {
  const kept = walkPlace(system, args.out);
  const lookThere = () => filesThere(system, args.out, [...possibleNames, journalName]);
  const first = await lookThere();
  const last = await withLastEntry(stated.world, first(journalName) ?? '');
  const { walk, world } = await interruptedWalk(kept, last, system);
  const keeper = keeperOf(kept, presetFileGiven(stated, system) ?? walk?.preset ?? null, system);
  const isPlain = args.plain || wantsPlain(system);
  const terminal: WizardTerminal = {
    stdin: process.stdin,
    stdout: process.stdout,
    color: wantsColour(system, args.noColor),
    unicode: !args.ascii && wantsUnicode(system),
  };
  let returned: Returned | null = null;
  let before: Entered | null = null;
  // Rented before the person came back to the review.
  const pods: PodRecord[] = [];
  for (;;) {
    const stamp = stampNow(system);
    const existing = returned === null ? first : await lookThere();
    const follows: Deployment['follows'] =
      returned?.result.kind === 'changed' && before !== null
        ? { number: before.number, because: returned.result.because }
        : null;
    const prepared = ({ plan, origins, edited, why }: Chosen): Deployment => {
      const preset = presetFor(plan, world);
      const findings = check(answersOf(plan), preset, world.catalog);
      const offered = whyOffered(plan, origins, preset, world.catalog);
      const made = prepare(plan, preset, findings, origins, world, stamp, offered, edited);
      return { ...made, purpose: why, ...(follows === null ? {} : { follows }) };
    };
    const input: Omit<WizardInput, keyof WizardTerminal> = {
      draft: stated.draft,
      origins: stated.origins,
      world,
      // TypeScript widens the literals of JSON.
      ranks: ranks as unknown as Ranks,
      savedPlans: world.savedPlans,
      stamp,
      existing,
      why: args.why,
      journalPreview: (plan, origins, edited, why) =>
        journalAddition(prepared({ plan, origins, edited, why }), existing(journalName) ?? '').text,
      interrupted: walk === null ? null : { walk, ago: ago(walk.when, system.now()) },
      onProgress: keeper.keep,
      edit: isInteractive(system) ? system.edit : null,
      outDirectory: args.out,
      calledAs: system.calledAs,
    };
    const left: Pick<LeftWizard, 'result'> & { readonly state: LeftWizard['state'] | null } = isPlain
      ? {
          result: await (await import('../../wizard/plain/run.ts')).runPlain(input, process.stdin, (text) =>
            system.stdout.write(text),
          ),
          state: null,
        }
      : await runWizard({ ...input, ...terminal }, returned);
    const { result, state } = left;
    if (result.kind === 'cancelled') return leave(result.draft);

    const saveAs = result.saveAs ?? args.savePreset;
    if (saveAs !== null) assertPresetId(saveAs, world);
    const deployment = prepared(result);
    const saved = saveAs === null ? null : await presetFile(result.plan, saveAs, system);
    // The review showed the difference and the person pressed Enter on it: that is the consent to replace
    // what was shown, and not what somebody else has written there since.
    const seen = ({ artifact, there: now }: Target) => now === existing(artifact.path);
    const consent = (target: Target) => args.force || seen(target);
    const enter = async (): Promise<Written> => {
      const written = await write(deployment, args.out, consent, system, saved, result.beside);
      await keeper.forget(walk?.id ?? null);
      return written;
    };
    const paint = painter(system, args.noColor);
    if (!result.deploys) {
      const written = await enter();
      system.stdout.write(createdText(deployment, written, saved?.path ?? null, system, paint));
      if (result.copies) {
        const command = written.targets.find(({ artifact }) => artifact.path === startCommandName);
        if (command !== undefined) system.stdout.write(clipboard(command.artifact.content.trimEnd()));
      }
      return exitCode.done;
    }
    const { rentChosen, tellRunning } = await import('./rent.ts');
    const rented = await rentChosen(
      { deployment, before, enter, saved: saved?.path ?? null },
      isPlain ? null : terminal,
      system,
      loadCommands,
    );
    before = rented.entered;
    if (rented.result.kind !== 'left' && state !== null) {
      returned = { state, result: rented.result };
      if (rented.record !== null) pods.push(rented.record);
      continue;
    }
    tellRunning(pods, system);
    return before === null ? leave(answersOf(result.plan)) : rented.code;
  }

  async function leave(draft: PlanDraft): Promise<number> {
    await keeper.settled();
    if (before === null) system.stderr.write('pod-wizard: left; nothing was written\n');
    else
      system.stderr.write(
        `pod-wizard: left; what was written stands: entry ${before.number} of ${printable(before.path)}\n`,
      );
    if (pods.length > 0) (await import('./rent.ts')).tellRunning(pods, system);
    const isNew = answeredFields(draft).some((field) => draft[field] !== stated.draft[field]);
    if (isNew) {
      const command = draftCommand(draft, presetOf(world, draft.app), system.calledAs);
      system.stderr.write(`pod-wizard: to go on from there: ${printable(command)}\n`);
    }
    return exitCode.cancelled;
  }
}

type Chosen = Pick<Extract<WizardResult, { kind: 'write' }>, 'plan' | 'edited' | 'why'> & {
  readonly origins: Origins;
};

function presetFor(plan: Plan, world: LoadedWorld): Preset {
  const preset = presetOf(world, plan.app);
  if (preset === null) throw new Error(`the wizard chose a preset that is not there: ${plan.app}`);
  return preset;
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
