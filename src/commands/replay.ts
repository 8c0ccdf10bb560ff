import { createHash } from 'node:crypto';
import path from 'node:path';
import { render } from '../artifacts/render.ts';
import { parseJournal, pickEntry } from '../journal/parse.ts';
import { printable } from '../plan/printable.ts';
import { resolvePlan } from '../plan/resolve.ts';
import type { System } from '../system/system.ts';
import { version } from '../version.ts';
import type { Arguments } from './arguments.ts';
import { journalName } from './deploy.ts';
import { exitCode, Refusal, UsageError } from './errors.ts';
import { compareTargets, refuseToReplace, type Target, toWrite } from './targets.ts';
import { loadWorld, presetOf } from './world.ts';

/** More than this nobody reads. */
const mostProblems = 20;

/** `pod-wizard replay JOURNAL.md [--entry N] --out DIR`: an entry's files again, byte for byte. */
export async function replayCommand(args: Arguments, system: System): Promise<number> {
  const [file, ...more] = args.positionals;
  if (file === undefined || more.length > 0) {
    throw new UsageError('replay takes one journal', 'pod-wizard replay JOURNAL.md --out DIR');
  }
  const text = await system.files.read(path.resolve(system.cwd, file));
  if (text === null)
    throw new Refusal(`there is no file ${file}`, 'give the path of a JOURNAL.md that pod-wizard wrote');
  const journal = parseJournal(text);
  const { entries, problems } = journal;
  for (const { line, message } of problems.slice(0, mostProblems)) {
    system.stderr.write(`pod-wizard: ${printable(`${file}:${line}: ${message}`)}\n`);
  }
  if (problems.length > mostProblems) {
    system.stderr.write(`pod-wizard: … and ${problems.length - mostProblems} more of these\n`);
  }

  const wanted = args.entry === null ? null : Number(args.entry);
  if (wanted !== null && !(Number.isSafeInteger(wanted) && wanted > 0)) {
    throw new UsageError(
      `--entry: "${args.entry}" is not an entry's number`,
      `write --entry ${entries.at(-1)?.number ?? 1}`,
    );
  }
  const entry = pickEntry(journal, wanted);
  if (entry === null) {
    const numbers = entries.map(({ number }) => number).join(', ');
    throw new Refusal(
      wanted === null ? `${file} holds no entry that can be replayed` : `${file} has no entry ${wanted}`,
      numbers === '' ? '' : `it has ${numbers}`,
    );
  }

  const world = await loadWorld(system, null);
  const preset = presetOf(world, entry.plan.app);
  if (preset === null) {
    throw new Refusal(
      `the preset "${entry.plan.app}" is not here`,
      'put its .yaml file into your preset folder (pod-wizard presets names it)',
    );
  }
  const artifacts = render({ resolved: resolvePlan(entry.plan, preset, world.catalog), stamp: entry.stamp });
  const compared = async () => {
    const targets = await compareTargets(system, args.out, artifacts);
    refuseToReplace(targets, args.force);
    return targets;
  };
  let targets: readonly Target[] = [];
  if (args.dryRun) targets = await compared();
  else {
    // Under the lock of the folder, as whoever deploys there; the journal itself gains nothing.
    await system.files.commit(path.resolve(system.cwd, args.out, journalName), async () => {
      targets = await compared();
      return { files: toWrite(targets), entry: '' };
    });
  }

  const other = artifacts.filter(({ path: name, content }) => {
    const recorded = entry.files.find((candidate) => candidate.path === name);
    return recorded?.sha256 !== createHash('sha256').update(content).digest('hex');
  });
  if (args.json) {
    const files = targets.map(({ path: target, state, artifact }) => ({
      path: target,
      state,
      same: !other.includes(artifact),
    }));
    system.stdout.write(
      `${JSON.stringify({ entry: entry.number, version: entry.version, plan: entry.plan, files }, null, 2)}\n`,
    );
  } else {
    for (const { path: target, artifact } of targets) {
      const shown = printable(path.relative(system.cwd, target) || target);
      system.stdout.write(
        `${args.dryRun ? 'would be' : 'wrote'}  ${shown}  ${other.includes(artifact) ? 'DIFFERS from' : 'as in'} entry ${entry.number}\n`,
      );
    }
  }
  if (other.length === 0) return exitCode.done;
  // Not the same bytes: say why as far as that is known, so that nobody takes this for a repeat.
  const tool =
    entry.stamp.toolVersion === version
      ? ''
      : `the entry is from pod-wizard ${entry.stamp.toolVersion}, this is ${version}; `;
  const changed =
    preset.version === entry.preset.version
      ? ''
      : `its preset was ${entry.preset.version}, now ${preset.version}; `;
  system.stderr.write(
    `pod-wizard: ${printable(`${tool}${changed}${other.map((artifact) => artifact.path).join(', ')} not as recorded`)}\n`,
  );
  return exitCode.findings;
}
