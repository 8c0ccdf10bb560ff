import path from 'node:path';
import { createDecoder, NotText } from '../../diagnose/decode.ts';
import type { Diagnosis } from '../../diagnose/diagnosis.ts';
import { excerptAt } from '../../diagnose/excerpt.ts';
import { loadFacts } from '../../diagnose/facts/load.ts';
import type { Seen } from '../../diagnose/hit.ts';
import { interpret, workflowHints } from '../../diagnose/interpret.ts';
import { type LastError, lastErrorOf } from '../../diagnose/last-error.ts';
import { redact } from '../../diagnose/redact.ts';
import { createScanner } from '../../diagnose/scanner.ts';
import { FileError, type System } from '../../system/system.ts';
import { version } from '../../version.ts';
import { exitCode, UsageError } from '../errors.ts';
import { painter } from '../paint.ts';
import { applyDiagnosis } from './apply.ts';
import type { DiagnoseArguments } from './flags.ts';
import type { Placed } from './placed.ts';
import { inLightOfPlan, planThatRan } from './plan-that-ran.ts';
import { reportDiagnoses } from './report.ts';

const usage = 'pod-wizard diagnose LOG, or pipe one in: COMMAND 2>&1 | pod-wizard diagnose -';

/** More than this on standard input has no end. */
const mostPiped = 4 * 1024 ** 3;

/** Exit 0 where something was found, be it a note, 1 where not (a failure that is not known, or none: the text and lastError of --json say which), 2 for what is no log. */
export async function diagnoseCommand(args: DiagnoseArguments, system: System): Promise<number> {
  const files = args.positionals.length === 0 ? ['-'] : args.positionals;
  const found: Placed[] = [];
  const read: Read[] = [];
  for (const file of files) {
    const one = await diagnoseOne(file, system);
    read.push(one);
    for (const diagnosis of one.diagnoses) found.push({ ...diagnosis, file: files.length > 1 ? file : null });
  }
  const lastError = read.find((one) => one.lastError !== null)?.lastError ?? null;
  // The order within a log stays: it knows more than the ranks alone.
  const best =
    files.length > 1 ? found.toSorted((a, b) => Number(a.note) - Number(b.note) || b.rank - a.rank) : found;
  const ran = await planThatRan(args, files, system);
  const judged = ran === null || best.length === 0 ? best : await inLightOfPlan(best, ran, system);
  const apply = () => (args.apply ? applyDiagnosis(judged, ran, args, system) : null);

  if (args.report) {
    system.stdout.write(bugReport(read, judged, lastError));
  } else if (args.json) {
    const applied = await apply();
    const notes = judged.filter(({ note }) => note).map(inJson);
    const document = {
      diagnoses: judged.filter(({ note }) => !note).map(inJson),
      ...(notes.length === 0 ? {} : { notes }),
      lastError,
      ...(applied === null ? {} : { applied: applied.json }),
    };
    system.stdout.write(`${JSON.stringify(document, null, 2)}\n`);
  } else {
    const paint = painter(system, args.noColor);
    system.stdout.write(reportDiagnoses(judged, lastError, system.stdout.columns ?? 80, paint));
    // Only now: where the fix cannot be applied, the diagnosis still helps.
    const applied = await apply();
    if (applied !== null) system.stdout.write(`\n${applied.text(paint)}`);
  }
  return judged.length > 0 ? exitCode.done : exitCode.findings;
}

function inJson({ class: name, title, line, evidence, cause, fix, confidence, patch, file }: Placed) {
  return {
    class: name,
    title,
    line,
    evidence,
    cause,
    fix,
    confidence,
    ...(patch === null ? {} : { patch }),
    ...(file === null ? {} : { file }),
  };
}

/** What one log says. */
interface Read {
  readonly seen: Seen;
  readonly diagnoses: readonly Diagnosis[];
  readonly lastError: LastError | null;
}

/** For a bug report: what was found and the lines round it, without names, tokens and addresses. */
function bugReport(read: readonly Read[], [first]: readonly Placed[], lastError: LastError | null): string {
  const line = first?.line ?? lastError?.line ?? null;
  const excerpt =
    line === null
      ? []
      : (read.map(({ seen }) => excerptAt(seen, line)).find((rows) => rows.length > 0) ?? []);
  const found =
    first === undefined ? 'nothing known' : `${first.class} (${first.confidence}): ${first.title}`;
  return [
    `pod-wizard ${version} diagnose --report`,
    `found: ${redact(found)}`,
    `line: ${line ?? 'none'}`,
    '',
    ...excerpt,
    '',
  ].join('\n');
}

async function diagnoseOne(file: string, system: System): Promise<Read> {
  const name = file === '-' ? 'standard input' : file;
  if (file === '-' && system.stdinIsTty) throw new UsageError('there is no log to read', usage);
  const bytes = file === '-' ? system.stdin() : system.files.stream(path.resolve(system.cwd, file));
  const decoder = createDecoder();
  const scanner = createScanner();
  let size = 0;
  try {
    for await (const chunk of bytes) {
      size += chunk.length;
      if (file === '-' && size > mostPiped) {
        throw new UsageError(
          `${name} is larger than 4 GiB and may have no end`,
          'save a part of it to a file',
        );
      }
      scanner.push(decoder.push(chunk));
    }
    scanner.push(decoder.end());
  } catch (error) {
    if (error instanceof NotText) throw new UsageError(`cannot read ${name}: ${error.message}`, usage);
    // Here a file is what the command line is about, so that it cannot be read is a matter of usage.
    if (error instanceof FileError) throw new UsageError(error.message, '');
    throw error;
  }
  if (size === 0) throw new UsageError(`${name} is empty`, usage);
  const seen = scanner.end();
  const facts = await loadFacts();
  const diagnoses = interpret(seen, facts);
  return { seen, diagnoses, lastError: lastErrorOf(seen, diagnoses, workflowHints(seen, facts)) };
}
