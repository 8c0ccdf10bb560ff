import path from 'node:path';
import { repeatCommand } from '../plan/command.ts';
import { complete } from '../plan/complete.ts';
import type { PlanDraft } from '../plan/draft.ts';
import type { Origins } from '../plan/origin.ts';
import type { Field, Plan } from '../plan/schema.ts';
import type { Preset } from '../presets/schema.ts';
import { check, standingErrors } from '../rules/check.ts';
import type { System } from '../system/system.ts';
import { isInteractive, wantsColour } from '../system/terminal.ts';
import type { Arguments } from './arguments.ts';
import { journalAddition, journalName, prepare, stampNow, write } from './deploy.ts';
import { exitCode, UsageError } from './errors.ts';
import { applyFixes } from './fix.ts';
import { missingAnswers } from './missing.ts';
import { painter } from './paint.ts';
import { listFindings, reportFindings } from './report.ts';
import { assertPresetId, presetFile } from './save-preset.ts';
import { openSession, type Session } from './session.ts';
import { createdJson, createdText, plannedJson, plannedText } from './summary.ts';
import { compareTargets } from './targets.ts';
import { wizardCommand } from './wizard.ts';

const steps: readonly Field[] = ['app', 'gpu', 'image', 'python', 'install'];

/** `pod-wizard`: the wizard, or the same pipeline without a screen. */
export async function createCommand(args: Arguments, system: System): Promise<number> {
  const session = await openSession(args, system);
  if (args.savePreset !== null) assertPresetId(args.savePreset, session.world);
  const everythingStated = steps.every((field) => session.origins[field] === 'flag');
  const headless =
    args.yes || args.json || args.dryRun || args.fix || !isInteractive(system) || everythingStated;
  if (!headless) return wizardCommand(args, session, system);
  return createHeadless(args, session, system);
}

async function createHeadless(args: Arguments, session: Session, system: System): Promise<number> {
  const { world, preset } = session;
  const paint = painter(wantsColour(system, args.noColor));
  const fixed = args.fix ? applyFixes(session.draft, preset, world) : null;
  const draft = fixed?.draft ?? session.draft;
  const origins: Origins = {
    ...session.origins,
    ...Object.fromEntries((fixed?.fields ?? []).map((field) => [field, 'fix'] as const)),
  };
  for (const change of fixed?.changes ?? []) system.stderr.write(`pod-wizard: changed: ${change}\n`);

  const plan = settle(args, draft, preset, session, system);
  const findings = check(draft, preset, world.catalog);
  const standing = standingErrors(findings);
  if (standing.length > 0 || preset === null) {
    if (args.json) system.stdout.write(`${JSON.stringify({ plan, findings, files: [] }, null, 2)}\n`);
    system.stderr.write(reportFindings(standing, draft, world, paint));
    system.stderr.write(
      '\npod-wizard: nothing was written: an error stands. Apply its fix (or --fix), or accept it by its code.\n',
    );
    return exitCode.findings;
  }

  const deployment = prepare(plan, preset, findings, origins, world, stampNow(system));
  if (args.dryRun) {
    const targets = await compareTargets(system, args.out, deployment.artifacts);
    const journal = journalAddition(deployment, (await readJournal(system, args.out)) ?? '');
    system.stdout.write(
      args.json ? plannedJson(deployment, targets, journal) : plannedText(deployment, targets, journal),
    );
    return exitCode.done;
  }
  const saved = args.savePreset === null ? null : await presetFile(plan, args.savePreset, system);
  const written = await write(deployment, args.out, args.force, system, saved);
  if (args.json) system.stdout.write(createdJson(deployment, written, saved?.path ?? null));
  else {
    system.stdout.write(`${listFindings(findings, paint)}\n`);
    system.stdout.write(createdText(deployment, written, saved?.path ?? null, system, paint));
  }
  return exitCode.done;
}

/** The whole plan, or an error that prints a ready command. */
function settle(
  args: Arguments,
  draft: PlanDraft,
  preset: Preset | null,
  session: Session,
  system: System,
): Plan {
  const completed = complete(draft, preset, session.world.catalog);
  if (!completed.ok) throw missingAnswers(draft, completed.missing, session.world, args.yes);
  const agreed = args.yes || args.dryRun || (isInteractive(system) && !args.json);
  if (!agreed) {
    throw new UsageError(
      'there is no terminal to ask on, and --yes was not given',
      `to write what was stated: ${repeatCommand(completed.plan)}`,
    );
  }
  return completed.plan;
}

async function readJournal(system: System, folder: string): Promise<string | null> {
  return system.files.read(path.resolve(system.cwd, folder, journalName));
}
