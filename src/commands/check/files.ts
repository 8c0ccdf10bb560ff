import path from 'node:path';
import { createTwoFilesPatch } from 'diff';
import { printable } from '../../basics/printable.ts';
import { loadCatalog } from '../../catalog/load.ts';
import { seemsToBe } from '../../lint/kind.ts';
import { lintFile } from '../../lint/lint.ts';
import { type Mended, mend } from '../../lint/mend.ts';
import { fileRules } from '../../lint/pages/all.ts';
import { sarifLog } from '../../lint/sarif.ts';
import { rules } from '../../rules/registry.ts';
import type { System } from '../../system/system.ts';
import type { StatedTexts } from '../command.ts';
import { exitCode, UsageError } from '../errors.ts';
import { readInput, statedSurroundings } from '../input-file.ts';
import { painter } from '../paint.ts';
import { annotations, type Checked, reportFiles } from './file-report.ts';

interface FileArguments extends StatedTexts {
  readonly positionals: readonly string[];
  readonly json: boolean;
  readonly sarif: boolean;
  readonly github: boolean;
  readonly diff: boolean;
  readonly fix: boolean;
  readonly noColor: boolean;
}

/**
 * `pod-wizard check FILE…`: what goes wrong with a script, a list or a Dockerfile. Exit 1 while an error
 * stands; with --diff, where a safe edit is shown. --fix writes the safe edits first.
 */
export async function checkFileCommand(args: FileArguments, system: System): Promise<number> {
  oneAnswer(args);
  const catalog = await loadCatalog();
  const surroundings = { catalog, ...statedSurroundings(args, catalog) };
  const texts = new Map<string, string>();
  for (const file of args.positionals) texts.set(file, await readInput(system, file, 'check'));
  const included = await withIncluded(texts, system);
  const check = (file: string, text: string): Checked => {
    const include = (name: string) =>
      path.isAbsolute(name)
        ? null
        : (included.get(path.resolve(system.cwd, path.dirname(file), name)) ?? null);
    return { path: file, ...lintFile(file, text, surroundings, include) };
  };

  let checked = [...texts].map(([file, text]) => check(file, text));
  const unknown = checked.find(({ kind }) => kind === null);
  if (unknown !== undefined) {
    throw new UsageError(
      `${unknown.path} cannot be judged: it seems to be ${seemsToBe(unknown.path, texts.get(unknown.path) ?? '')}`,
      'check reads shell scripts, Dockerfiles, requirements, pyproject.toml, environment.yml, compose files, tasks of SkyPilot, Python workers and Markdown, by their usual names',
    );
  }
  if (args.diff || args.fix) {
    const mended = [...texts].map(
      ([file, text]) => [file, text, mend(file, text, (other) => check(file, other).findings)] as const,
    );
    if (args.diff) return showDiff(mended, system);
    await writeMended(mended, system);
    checked = mended.map(([file, , { text }]) => check(file, text));
  }
  const findings = checked.flatMap((one) => one.findings);
  if (args.sarif) write(system, sarifLog(findings, [...rules, ...fileRules]));
  else if (args.json) write(system, { files: checked });
  else if (args.github) system.stdout.write(annotations(findings));
  else system.stdout.write(reportFiles(checked, painter(system, args.noColor)));
  return findings.some(({ severity }) => severity === 'error') ? exitCode.findings : exitCode.done;
}

function oneAnswer(args: FileArguments): void {
  const asked = (['json', 'sarif', 'github', 'diff'] as const).filter((name) => args[name]);
  if (asked.length > 1) {
    throw new UsageError(
      `${asked.map((name) => `--${name}`).join(' and ')} are two answers to one question`,
      'take one',
    );
  }
  if (args.diff && args.fix) throw new UsageError('--diff shows what --fix would write', 'take one');
  if (args.fix && args.positionals.includes('-'))
    throw new UsageError('standard input cannot be written to', 'pod-wizard check FILE --fix, or - --diff');
}

const write = (system: System, value: object) => system.stdout.write(`${JSON.stringify(value, null, 2)}\n`);

type MendedFile = readonly [file: string, before: string, after: Mended];

/** A patch that `patch` and `git apply` take. */
function showDiff(mended: readonly MendedFile[], system: System): number {
  const changed = mended.filter(([, before, { text }]) => before !== text);
  for (const [file, before, { text }] of changed) {
    system.stdout.write(
      createTwoFilesPatch(printable(file), printable(file), before, text, '', '', { context: 3 }),
    );
  }
  if (changed.length === 0) system.stdout.write('no safe edits\n');
  return changed.length === 0 ? exitCode.done : exitCode.findings;
}

async function writeMended(mended: readonly MendedFile[], system: System): Promise<void> {
  for (const [file, before, { text, ended }] of mended) {
    if (before === text) continue;
    // What somebody else wrote meanwhile stays.
    await system.files.editUnderLock(path.resolve(system.cwd, file), (now) => (now === before ? text : now));
    for (const { code, title, place } of ended)
      system.stdout.write(`fixed     ${printable(`${file}:${place.line}`)} ${code} ${printable(title)}\n`);
  }
}

/**
 * Files that these name with -r or -c, and those that these name: by absolute path. What they themselves name by one is
 * a place of the container or the pod: what lies there on this machine is something else.
 */
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
    const named = text
      .slice(0, 500_000)
      .matchAll(/(?:^|\s)(?:-r|-c|--requirement|--constraint)[ =]+([^\s'"$]{1,200})/g);
    // Which releases a file of Python finds, what lies beside it says.
    const lies = file.endsWith('.py') ? ['requirements.txt', 'Dockerfile', 'pyproject.toml'] : [];
    for (const name of [...lies, ...[...named].map(([, one]) => one ?? '')]) {
      if (path.isAbsolute(name)) continue;
      const other = path.resolve(path.dirname(file), name);
      const content = known.has(other) ? null : await system.files.read(other).catch(() => null);
      if (content !== null) queue.push([other, content]);
    }
  }
  return known;
}
