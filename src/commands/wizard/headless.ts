import path from 'node:path';
import type { Artifact } from '../../artifacts/artifact.ts';
import { printable } from '../../basics/printable.ts';
import type { Deployment } from '../../journal/compose.ts';
import { defaultPlan } from '../../judge/advise.ts';
import { check, standingErrors } from '../../judge/check.ts';
import { repeatCommand } from '../../plan/command.ts';
import { complete } from '../../plan/complete.ts';
import { brieflyOf } from '../../plan/describe.ts';
import { answeredFields, type PlanDraft } from '../../plan/draft.ts';
import { journalName } from '../../plan/journal-name.ts';
import type { Origins } from '../../plan/origin.ts';
import { fieldRecord, type Plan } from '../../plan/plan.ts';
import type { Preset } from '../../presets/schema.ts';
import type { System } from '../../system/system.ts';
import { isInteractive } from '../../system/terminal.ts';
import { exitCode, UsageError } from '../errors.ts';
import { compareTargets } from '../existing-files.ts';
import { applyFixes } from '../fix.ts';
import { itemsOf } from '../items.ts';
import { painter } from '../paint.ts';
import { listFindings, reportFindings } from '../report.ts';
import { presetFile } from '../save-preset.ts';
import type { Stated } from '../stated.ts';
import { createdJson, createdText, plannedJson, plannedText } from '../summary.ts';
import { journalAddition, prepare, refuseImpossible, stampNow, write } from '../write-plan.ts';
import type { WizardArguments } from './flags.ts';
import { missingAnswers } from './missing.ts';

/** What deciding takes of the line. */
type Deciding = Pick<WizardArguments, 'yes' | 'json' | 'dryRun' | 'fix' | 'why' | 'noColor'>;

/** The wizard's pipeline without a screen. */
export async function createHeadless(args: WizardArguments, stated: Stated, system: System): Promise<number> {
  const items = args.items === null ? null : await itemsOf(args.items, system);
  const decided = decide(args, stated, system);
  if (decided === null) return exitCode.findings;
  refuseImpossible(decided);
  const deployment = withItems(decided, items);
  if (args.dryRun) {
    const targets = await compareTargets(system, args.out, deployment.artifacts);
    const journal = journalAddition(deployment, (await readJournal(system, args.out)) ?? '');
    system.stdout.write(
      args.json
        ? plannedJson(deployment, targets, journal)
        : plannedText(deployment, targets, journal, system.calledAs),
    );
    return exitCode.done;
  }
  const { plan } = deployment.resolved;
  const saved = args.savePreset === null ? null : await presetFile(plan, args.savePreset, system);
  const written = await write(deployment, args.out, args.force, system, saved);
  if (args.json) system.stdout.write(createdJson(deployment, written, saved?.path ?? null));
  else {
    const paint = painter(system, args.noColor);
    system.stdout.write(`${listFindings(deployment.findings, paint)}\n`);
    system.stdout.write(createdText(deployment, written, saved?.path ?? null, system, paint));
  }
  return exitCode.done;
}

/** The list is a file of its own beside what the plan makes. Throws where nothing would read it. */
function withItems(deployment: Deployment, items: Artifact | null): Deployment {
  if (items === null) return deployment;
  if (!deployment.resolved.plan.target.includes('pool')) {
    throw new UsageError('--items is for a pool of workers', 'add --target pool');
  }
  return { ...deployment, artifacts: [...deployment.artifacts, items] };
}

/** What was stated as a whole plan with its files; null, and told, where an error stands. */
export function decide(args: Deciding, stated: Stated, system: System): Deployment | null {
  const { world, preset } = stated;
  const paint = painter(system, args.noColor);
  const fixed = args.fix ? applyFixes(stated.draft, preset, world) : null;
  const draft = fixed?.draft ?? stated.draft;
  const origins: Origins = {
    ...stated.origins,
    ...Object.fromEntries((fixed?.fields ?? []).map((field) => [field, 'fix'] as const)),
  };
  for (const change of fixed?.changes ?? []) system.stderr.write(`pod-wizard: changed: ${change}\n`);

  // What nobody stated of card and image is chosen as the wizard would offer it, and told.
  const offer =
    args.yes && preset !== null && isOpen(draft, preset) ? defaultPlan(draft, preset, world.catalog) : null;
  const why = offer?.why ?? {};
  for (const field of answeredFields(offer?.plan ?? {}).filter((name) => why[name] !== undefined)) {
    const answer = brieflyOf(offer?.plan ?? {}, field, world.catalog);
    system.stderr.write(
      `pod-wizard: by default: ${printable(`${fieldRecord(field).short} ${answer}: ${why[field]}`)}\n`,
    );
  }
  const settled: PlanDraft = offer === null ? {} : { gpu: offer.plan.gpu, image: offer.plan.image };
  // What a fix answered is no text that could be read again.
  const read = offer === null || fixed !== null ? draft : stated.readBeside(settled);
  const chosen: PlanDraft = { ...read, ...settled };
  const findings = check(chosen, preset, world.catalog);
  const standing = standingErrors(findings);
  // What was stated already ends it: to ask for the rest would be in vain.
  const isOver = standing.length > 0 && preset !== null && !complete(chosen, preset, world.catalog).ok;
  const plan = isOver ? null : settle(args, chosen, preset, stated, system);
  if (standing.length > 0 || preset === null || plan === null) {
    if (args.json) system.stdout.write(`${JSON.stringify({ plan, findings, files: [] }, null, 2)}\n`);
    system.stderr.write(reportFindings(standing, chosen, world, paint));
    system.stderr.write(
      '\npod-wizard: nothing was written: an error stands. Apply its fix (or --fix), or accept it by its code.\n',
    );
    return null;
  }

  const prepared = prepare(plan, preset, findings, origins, world, stampNow(system), why);
  return { ...prepared, purpose: args.why };
}

/** Whether card or image is left to the default. */
function isOpen(draft: PlanDraft, { plan }: Preset): boolean {
  return (draft.gpu ?? plan.gpu) === undefined || (draft.image ?? plan.image) === undefined;
}

/** The whole plan, or an error that prints a ready command. */
function settle(
  args: Deciding,
  draft: PlanDraft,
  preset: Preset | null,
  stated: Stated,
  system: System,
): Plan {
  const completed = complete(draft, preset, stated.world.catalog);
  if (!completed.ok || preset === null) {
    const missing = completed.ok ? (['app'] as const) : completed.missing;
    throw missingAnswers(draft, missing, stated.world, args.yes);
  }
  const agreed = args.yes || args.dryRun || (isInteractive(system) && !args.json);
  if (!agreed) {
    throw new UsageError(
      'there is no terminal to ask on, and --yes was not given',
      `to write what was stated: ${repeatCommand(completed.plan, preset, system.calledAs)}`,
    );
  }
  return completed.plan;
}

async function readJournal(system: System, folder: string): Promise<string | null> {
  return system.files.read(path.resolve(system.cwd, folder, journalName));
}
