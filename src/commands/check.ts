import { check, standingErrors } from '../judge/check.ts';
import { overallVerdict } from '../judge/verdict.ts';
import { complete } from '../plan/complete.ts';
import { resolve } from '../resolve/resolve.ts';
import type { System } from '../system/system.ts';
import { wantsColour } from '../system/terminal.ts';
import type { Arguments } from './arguments.ts';
import { checkFileCommand } from './check-file.ts';
import { exitCode, UsageError } from './errors.ts';
import { applyFixes } from './fix.ts';
import { painter } from './paint.ts';
import { countFindings, reportFindings } from './report.ts';
import { openSession } from './session.ts';

/** `pod-wizard check`: judges what is stated (or, given files, those), writes nothing. Exit 1 while an error stands. */
export async function checkCommand(args: Arguments, system: System): Promise<number> {
  if (args.positionals.length > 0) return checkFileCommand(args, system);
  const session = await openSession(args, system);
  if (Object.keys(session.draft).length === 0) {
    throw new UsageError(
      'there is nothing to judge',
      'pod-wizard check --preset fluxgym --gpu 4090 --image IMAGE',
    );
  }
  const { world, preset } = session;
  const fixed = args.fix ? applyFixes(session.draft, preset, world) : null;
  const draft = fixed?.draft ?? session.draft;
  const findings = check(draft, preset, world.catalog);
  const completed = complete(draft, preset, world.catalog);
  const verdict = overallVerdict(
    findings,
    resolve(completed.ok ? completed.plan : draft, preset, world.catalog),
  );

  if (args.json) {
    const document = {
      verdict,
      plan: completed.ok ? completed.plan : draft,
      ...(completed.ok ? {} : { missing: completed.missing }),
      findings,
      ...(fixed === null ? {} : { changes: fixed.changes }),
    };
    system.stdout.write(`${JSON.stringify(document, null, 2)}\n`);
  } else {
    const paint = painter(wantsColour(system, args.noColor));
    for (const change of fixed?.changes ?? []) system.stdout.write(`changed   ${change}\n`);
    const report = reportFindings(findings, draft, world, paint);
    system.stdout.write(
      `${report}${report === '' ? '' : '\n'}${paint('bold', verdict)}: ${countFindings(findings)}\n`,
    );
  }
  return standingErrors(findings).length > 0 ? exitCode.findings : exitCode.done;
}
