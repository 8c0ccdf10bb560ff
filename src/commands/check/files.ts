import path from 'node:path';
import { printable } from '../../basics/printable.ts';
import { loadCatalog } from '../../catalog/load.ts';
import type { FileFinding } from '../../lint/finding.ts';
import { type LintResult, lintFile } from '../../lint/lint.ts';
import { fileRules } from '../../lint/pages/all.ts';
import { sarifLog } from '../../lint/sarif.ts';
import { rules } from '../../rules/registry.ts';
import type { System } from '../../system/system.ts';
import type { StatedTexts } from '../command.ts';
import { exitCode, UsageError } from '../errors.ts';
import { readInput, statedSurroundings } from '../input-file.ts';
import { type Paint, painter } from '../paint.ts';
import { wrap } from '../report.ts';

interface Checked extends LintResult {
  readonly path: string;
}

interface FileArguments extends StatedTexts {
  readonly positionals: readonly string[];
  readonly json: boolean;
  readonly sarif: boolean;
  readonly noColor: boolean;
}

/** `pod-wizard check FILE…`: what goes wrong with a script, a list or a Dockerfile. Exit 1 while an error stands. */
export async function checkFileCommand(args: FileArguments, system: System): Promise<number> {
  if (args.json && args.sarif)
    throw new UsageError('--json and --sarif are two answers to one question', 'take one');
  const stated = statedSurroundings(args);
  const texts = new Map<string, string>();
  for (const file of args.positionals) texts.set(file, await readInput(system, file, 'check'));
  const included = await withIncluded(texts, system);
  const catalog = await loadCatalog();

  const checked: Checked[] = [...texts].map(([file, text]) => {
    const include = (name: string) =>
      included.get(path.resolve(system.cwd, path.dirname(file), name)) ?? null;
    return { path: file, ...lintFile(file, text, { catalog, ...stated }, include) };
  });
  const unknown = checked.find(({ kind }) => kind === null);
  if (unknown !== undefined) {
    throw new UsageError(
      `${unknown.path} is no script, requirements file, Dockerfile, Flash file or Markdown document`,
      'give it the usual name: startup.sh, requirements.txt, Dockerfile, worker.py, README.md',
    );
  }
  const findings = checked.flatMap((one) => one.findings);
  if (args.sarif) write(system, sarifLog(findings, [...rules, ...fileRules]));
  else if (args.json) write(system, { files: checked });
  else system.stdout.write(reportFiles(checked, painter(system, args.noColor)));
  return findings.some(({ severity }) => severity === 'error') ? exitCode.findings : exitCode.done;
}

const write = (system: System, value: object) => system.stdout.write(`${JSON.stringify(value, null, 2)}\n`);

/** Files that these name with -r or -c, and those that these name: by absolute path. */
async function withIncluded(
  texts: ReadonlyMap<string, string>,
  system: System,
): Promise<ReadonlyMap<string, string>> {
  const known = new Map<string, string>();
  const queue = [...texts].map(([file, text]) => [path.resolve(system.cwd, file), text] as const);
  for (let next = queue.shift(); next !== undefined && known.size < 50; next = queue.shift()) {
    const [file, text] = next;
    if (known.has(file)) continue;
    known.set(file, text);
    for (const [, name] of text
      .slice(0, 500_000)
      .matchAll(/(?:^|\s)(?:-r|-c|--requirement|--constraint)[ =]+([^\s'"$]{1,200})/g)) {
      const other = path.resolve(path.dirname(file), name ?? '');
      const content = known.has(other) ? null : await system.files.read(other).catch(() => null);
      if (content !== null) queue.push([other, content]);
    }
  }
  return known;
}

const colour = { error: 'red', warning: 'yellow', info: 'cyan' } as const;

function reportFiles(checked: readonly Checked[], paint: Paint): string {
  const parts = checked.flatMap(({ findings }) => findings.map((finding) => reportOne(finding, paint)));
  const totals = checked.map(({ path: file, kind, image, findings }) => {
    const count = (['error', 'warning', 'info'] as const).flatMap((severity) => {
      const number = findings.filter((finding) => finding.severity === severity).length;
      return number === 0
        ? []
        : [`${number} ${severity === 'info' ? 'note' : severity}${number === 1 ? '' : 's'}`];
    });
    const on = image === null ? '' : `, on ${image}`;
    return `${paint('bold', printable(file))} (${kind}${printable(on)}): ${count.join(', ') || 'no findings'}\n`;
  });
  return [...parts, ...totals].join('');
}

/** Cause, fix, then detail. */
function reportOne(
  { severity, code, title, place, message, error, why, fixes, evidence }: FileFinding,
  paint: Paint,
): string {
  const where = printable(`${place.file}:${place.line}:${place.column}`);
  return [
    `${paint('cyan', where)}: ${paint(colour[severity], `${severity} ${code}`)} ${paint('bold', printable(title))}`,
    ...wrap(message),
    ...fixes.slice(0, 3).map((fix) => `  ${paint('green', 'fix')}       ${printable(fix)}`),
    ...wrap(why),
    ...(error === null ? [] : error.split('\n').map((line) => paint('dim', `  ${printable(line)}`))),
    ...evidence
      .slice(0, 1)
      .map(({ text, source }) => paint('dim', `  evidence  ${printable(text)} (${printable(source)})`)),
    `${paint('dim', `  more      ${paint.calledAs} explain ${code}`)}\n\n`,
  ].join('\n');
}
