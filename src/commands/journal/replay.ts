import path from 'node:path';
import type { Artifact } from '../../artifacts/artifact.ts';
import { render } from '../../artifacts/render.ts';
import { canonicalJson, sha256 } from '../../basics/digest.ts';
import { printable } from '../../basics/printable.ts';
import type { JournalFile, ParsedEntry } from '../../journal/entry.ts';
import { check } from '../../judge/check.ts';
import { answersOf } from '../../plan/draft.ts';
import { journalName } from '../../plan/journal-name.ts';
import { fields, usualOf } from '../../plan/plan.ts';
import type { Preset } from '../../presets/schema.ts';
import type { World } from '../../presets/world.ts';
import { resolvePlan } from '../../resolve/resolve.ts';
import type { System } from '../../system/system.ts';
import { version } from '../../version.ts';
import { type Arguments, command, type Flags } from '../command.ts';
import { exitCode } from '../errors.ts';
import { compareTargets, refuseToReplace, type Target, toWrite } from '../existing-files.ts';
import { shared } from '../flags.ts';
import { loadWorld } from '../load-world.ts';
import { painter } from '../paint.ts';
import { createdJson, createdText, plannedJson, plannedText } from '../summary.ts';
import { journalAddition, prepare, stampNow, write } from '../write-plan.ts';
import { chosenEntry, entryFlag, firstFile, readJournal } from './entries.ts';
import { entryPreset, withEntryPreset } from './entry-preset.ts';
import { lockedPreset } from './lock.ts';

const flags = {
  entry: {
    ...entryFlag(firstFile),
    help: 'which entry, by number or by the digest that a script names (default: the last)',
  },
  locked: {
    type: 'boolean',
    help: 'a new deployment that installs exactly what was installed then; it gets an entry of its own',
  },
  out: shared.out,
  force: shared.force,
  dryRun: shared.dryRun,
  json: shared.json,
} as const satisfies Flags;

export const journalReplay = command({
  name: 'journal replay',
  position: 160,
  aliases: ['replay'],
  line: "an entry's files again, byte for byte",
  choices: [],
  flags,
  positionals: { usage: 'FILE', least: 1, most: 1, what: 'one journal', isPath: true },
  examples: [`journal replay ${journalName} --out again`, `replay pod/${journalName} --entry 3 --out again`],
  more: `FILE is a ${journalName}. A file that the entry does not list is written too, and said to be new.`,
  run: replayCommand,
});

/** More than this nobody reads. */
const mostProblems = 20;

async function replayCommand(args: Arguments<typeof flags>, system: System): Promise<number> {
  const [file = ''] = args.positionals;
  const journal = await readJournal(file, system);
  const { problems } = journal;
  for (const { line, message } of problems.slice(0, mostProblems)) {
    system.stderr.write(`pod-wizard: ${printable(`${file}:${line}: ${message}`)}\n`);
  }
  if (problems.length > mostProblems) {
    system.stderr.write(`pod-wizard: … and ${problems.length - mostProblems} more of these\n`);
  }

  const entry = chosenEntry(journal, args.entry, file);
  const { world, told } = await withEntryPreset(await loadWorld(system, null), entry);
  if (told !== null) system.stderr.write(`pod-wizard: ${printable(told)}\n`);
  const preset = entryPreset(world, entry);
  if (args.locked) return replayLocked(args, entry, preset, world, system);
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

  const likeness = new Map(artifacts.map((artifact) => [artifact, likenessOf(artifact, entry.files)]));
  const gone = entry.files.filter(({ path: name }) => !artifacts.some((artifact) => artifact.path === name));
  if (args.json) {
    const files = targets.map(({ path: target, state, artifact }) => ({
      path: target,
      state,
      // Null: the entry is older than this kind of file.
      same: { same: true, other: false, new: null }[likeness.get(artifact) ?? 'other'],
    }));
    system.stdout.write(
      `${JSON.stringify({ entry: entry.number, version: entry.version, plan: entry.plan, files }, null, 2)}\n`,
    );
  } else {
    for (const { path: target, artifact } of targets) {
      const shown = printable(path.relative(system.cwd, target) || target);
      const words = { same: 'as in', other: 'DIFFERS from', new: 'new since' };
      system.stdout.write(
        `${args.dryRun ? 'would be' : 'wrote'}  ${shown}  ${words[likeness.get(artifact) ?? 'other']} entry ${entry.number}\n`,
      );
    }
  }
  const other = [...artifacts.filter((artifact) => likeness.get(artifact) === 'other'), ...gone].map(
    (file) => file.path,
  );
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
  system.stderr.write(`pod-wizard: ${printable(`${tool}${changed}${other.join(', ')} not as recorded`)}\n`);
  return exitCode.findings;
}

/** Whether a file is the one that was recorded; `new` where the entry records none under its name. */
function likenessOf(
  { path: name, content }: Artifact,
  recorded: readonly JournalFile[],
): 'same' | 'other' | 'new' {
  const before = recorded.find((candidate) => candidate.path === name);
  if (before === undefined) return 'new';
  return before.sha256 === sha256(content) ? 'same' : 'other';
}

/** The plan of an entry, with the packages that it came to: by a preset that says them, which travels with the new entry. */
async function replayLocked(
  args: Arguments<typeof flags>,
  entry: ParsedEntry,
  base: Preset,
  world: World,
  system: System,
): Promise<number> {
  const [file = ''] = args.positionals;
  const preset = await lockedPreset(base, entry, file, system);
  const findings = check(answersOf(entry.plan), preset, world.catalog);
  // What anybody gets was nobody's choice then either.
  const chosen = fields.filter(
    (field) => canonicalJson(entry.plan[field.name]) !== canonicalJson(usualOf(field, entry.plan) ?? null),
  );
  const origins = Object.fromEntries(chosen.map(({ name }) => [name, 'journal'] as const));
  const deployment = prepare(entry.plan, preset, findings, origins, world, stampNow(system));
  if (args.dryRun) {
    const targets = await compareTargets(system, args.out, deployment.artifacts);
    const there = await system.files.read(path.resolve(system.cwd, args.out, journalName));
    const journal = journalAddition(deployment, there ?? '');
    const text = args.json
      ? plannedJson(deployment, targets, journal)
      : plannedText(deployment, targets, journal, system.calledAs);
    system.stdout.write(text);
    return exitCode.done;
  }
  const written = await write(deployment, args.out, args.force, system);
  system.stdout.write(
    args.json
      ? createdJson(deployment, written, null)
      : createdText(deployment, written, null, system, painter(system, args.noColor)),
  );
  return exitCode.done;
}
