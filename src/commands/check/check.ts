import { check as judge, standingErrors } from '../../judge/check.ts';
import { overallVerdict } from '../../judge/verdict.ts';
import { complete } from '../../plan/complete.ts';
import { resolve } from '../../resolve/resolve.ts';
import type { System } from '../../system/system.ts';
import { type Arguments, command, type Flags } from '../command.ts';
import { exitCode, UsageError } from '../errors.ts';
import { applyFixes } from '../fix.ts';
import { shared } from '../flags.ts';
import { painter } from '../paint.ts';
import { countFindings, reportFindings } from '../report.ts';
import { readStated } from '../stated.ts';
import { checkFileCommand } from './files.ts';

const flags = {
  fix: shared.fix,
  json: shared.json,
  sarif: { type: 'boolean', help: 'of FILE: findings as SARIF 2.1.0, for code review tools' },
  github: { type: 'boolean', help: 'of FILE: findings as annotations of GitHub Actions' },
  diff: { type: 'boolean', help: 'of FILE: the safe edits as a patch; write nothing' },
} as const satisfies Flags;

/** The choices that files are judged under. */
const besideFiles = ['image', 'python', 'gpu', 'host-cuda'];

/** How findings of files are told; choices know none of it. */
const ofFilesOnly = ['sarif', 'github', 'diff'] as const;

export const check = command({
  name: 'check',
  position: 20,
  line: 'judge choices, or files that you have',
  choices: 'all',
  flags,
  positionals: {
    usage: '[FILE…|-]',
    least: 0,
    most: 1000,
    what: 'files',
    isPath: true,
  },
  examples: [
    'check --preset fluxgym --gpu 4090 --image IMAGE',
    'check start.sh Dockerfile requirements.txt --image IMAGE --python 3.12',
  ],
  more: 'A FILE is a script, requirements, a Dockerfile, a Flash file or Markdown; - is standard input. Beside files, of the choices only --image, --python, --gpu and --host-cuda are taken; --fix writes the safe edits.',
  run: (args, system) => {
    const isFiles = args.positionals.length > 0;
    const foreign = isFiles
      ? ([...args.answers.keys()].find((flag) => !besideFiles.includes(flag)) ?? null)
      : (ofFilesOnly.find((name) => args[name]) ?? null);
    if (foreign !== null)
      throw new UsageError(
        isFiles ? `check FILE takes no --${foreign}` : `check without a file takes no --${foreign}`,
        isFiles
          ? 'of the choices, files are judged under --image, --python, --gpu and --host-cuda'
          : `pod-wizard check FILE --${foreign}`,
      );
    return isFiles ? checkFileCommand(args, system) : checkChoices(args, system);
  },
});

/** Judges what is stated, writes nothing. Exit 1 while an error stands. */
async function checkChoices(args: Arguments<typeof flags>, system: System): Promise<number> {
  const stated = await readStated(args, system);
  if (Object.keys(stated.draft).length === 0) {
    throw new UsageError(
      'there is nothing to judge',
      'pod-wizard check --preset fluxgym --gpu 4090 --image IMAGE',
    );
  }
  const { world, preset } = stated;
  const fixed = args.fix ? applyFixes(stated.draft, preset, world) : null;
  const draft = fixed?.draft ?? stated.draft;
  const findings = judge(draft, preset, world.catalog);
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
    const paint = painter(system, args.noColor);
    for (const change of fixed?.changes ?? []) system.stdout.write(`changed   ${change}\n`);
    const report = reportFindings(findings, draft, world, paint);
    system.stdout.write(
      `${report}${report === '' ? '' : '\n'}${paint('bold', verdict)}: ${countFindings(findings)}\n`,
    );
  }
  return standingErrors(findings).length > 0 ? exitCode.findings : exitCode.done;
}
