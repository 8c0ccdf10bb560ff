import path from 'node:path';
import type { Artifact } from '../../artifacts/artifact.ts';
import { cloudForm, formText } from '../../artifacts/form.ts';
import { canonicalJson } from '../../basics/digest.ts';
import { printable } from '../../basics/printable.ts';
import type { ParsedEntry } from '../../journal/entry.ts';
import type { ParsedJournal } from '../../journal/parse.ts';
import { type RaisedAgain, raisedAgain } from '../../journal/risks.ts';
import { check } from '../../judge/check.ts';
import { repeatCommand } from '../../plan/command.ts';
import { answersOf } from '../../plan/draft.ts';
import { journalName } from '../../plan/journal-name.ts';
import { fields, usualOf } from '../../plan/plan.ts';
import type { Preset } from '../../presets/schema.ts';
import type { World } from '../../presets/world.ts';
import type { System } from '../../system/system.ts';
import { lineWidth } from '../../system/terminal.ts';
import { version } from '../../version.ts';
import { type Arguments, command, type Flags } from '../command.ts';
import { exitCode, Refusal } from '../errors.ts';
import { compareTargets, refuseToReplace, type Target, toWrite } from '../existing-files.ts';
import { shared } from '../flags.ts';
import { itemsAgain, itemsFlag } from '../items.ts';
import { loadWorld } from '../load-world.ts';
import { painter } from '../paint.ts';
import { createdJson, createdText, plannedJson, plannedText } from '../summary.ts';
import { journalAddition, prepare, stampNow, write } from '../write-plan.ts';
import {
  chosenEntry,
  entriesAndFile,
  entryAndJournal,
  entryFlag,
  firstFile,
  oneEntry,
  readJournal,
  tellProblems,
} from './entries.ts';
import { lockedPreset } from './lock.ts';
import { likenessOf, remake } from './remake.ts';

const flags = {
  entry: {
    ...entryFlag(firstFile),
    help: 'the entry, also by the digest that a script names',
  },
  locked: {
    type: 'boolean',
    help: 'a new deployment that installs exactly what was installed then; it gets an entry of its own',
  },
  items: { ...itemsFlag, help: 'for a pool: its list of jobs, where that does not lie beside the journal' },
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
  positionals: entryAndJournal,
  examples: ['replay', 'replay --out again', `replay 3 pod/${journalName} --out again`],
  more: `Without a number, the last entry: the last deployment again. FILE is a ${journalName}, that of this folder if it is left out. A file that the entry does not list is written too, and said to be new. Risks that were accepted and say something else by now are raised again.`,
  run: replayCommand,
});

async function replayCommand(args: Arguments<typeof flags>, system: System): Promise<number> {
  const { numbers, file } = entriesAndFile(args.positionals);
  const journal = await readJournal(file, system);
  tellProblems(file, journal.problems, system);
  const chosen = oneEntry(numbers, args.entry);
  const entry = chosenEntry(journal, chosen, file);
  if (chosen === null) refuseOlder(journal, entry, file);
  const remade = await remake(entry, await loadWorld(system, null));
  const { world, preset, resolved, told } = remade;
  const { items, told: toldOfItems } = await itemsAgain(entry, file, args.items, system);
  const artifacts = [...remade.artifacts, ...items];
  for (const line of [told, toldOfItems])
    if (line !== null) system.stderr.write(`pod-wizard: ${printable(line)}\n`);
  const raised = raisedAgain(entry, check(answersOf(entry.plan), preset, world.catalog));
  tellRaised(raised, entry, preset, system);
  if (args.locked) return replayLocked(args, file, entry, preset, world, items, system);
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
      `${JSON.stringify({ entry: entry.number, version: entry.version, plan: entry.plan, files, raisedAgain: raised }, null, 2)}\n`,
    );
  } else {
    for (const { path: target, artifact } of targets) {
      const shown = printable(path.relative(system.cwd, target) || target);
      const words = { same: 'as in', other: 'DIFFERS from', new: 'new since' };
      system.stdout.write(
        `${args.dryRun ? 'would be' : 'wrote'}  ${shown}  ${words[likeness.get(artifact) ?? 'other']} entry ${entry.number}\n`,
      );
    }
    const form = formText(cloudForm(resolved), lineWidth(system.stdout) - 2).map(
      (line) => `  ${printable(line)}`,
    );
    system.stdout.write(`\nStart   in the cloud's form for a new pod:\n${form.join('\n')}\n`);
  }
  const other = [...artifacts.filter((artifact) => likeness.get(artifact) === 'other'), ...gone].map(
    (file) => file.path,
  );
  const isGrave = raised.some(({ finding }) => finding.severity === 'error');
  if (other.length === 0) return isGrave ? exitCode.findings : exitCode.done;
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

/** The last deployment is meant, and what can be read of the journal ends before it: another one is no repeat. */
function refuseOlder({ problems }: ParsedJournal, { number, line }: ParsedEntry, file: string): void {
  const lost = problems.find((problem) => problem.entry !== null && problem.line > line);
  if (lost === undefined) return;
  const name = lost.entry?.number == null ? 'the last entry' : `entry ${lost.entry.number}, the last,`;
  throw new Refusal(
    `${name} cannot be read (${file}:${lost.line})`,
    `${lost.advice}; or repeat the one before it: pod-wizard replay ${number}`,
  );
}

/** Says again what was accepted and is another risk by now. */
function tellRaised(
  raised: readonly RaisedAgain[],
  { number, plan }: ParsedEntry,
  preset: Preset,
  system: System,
): void {
  for (const { finding, was } of raised) {
    const { code, severity, title, message, accepted } = finding;
    const lines = [
      `accepted in entry ${number}, and something else by now: ${code} (${severity}) ${title}: ${message}`,
      `  it was: ${was ?? 'not recorded'}`,
      `  accepted because: ${accepted}`,
    ];
    system.stderr.write(`pod-wizard: ${lines.map(printable).join('\n')}\n`);
  }
  if (raised.length > 0)
    system.stderr.write(
      `  if you accept it as it is now, record that in a new entry: ${printable(repeatCommand(plan, preset, system.calledAs))}\n`,
    );
}

/** The plan of an entry, with the packages that it came to: by a preset that says them, which travels with the new entry. */
async function replayLocked(
  args: Arguments<typeof flags>,
  file: string,
  entry: ParsedEntry,
  base: Preset,
  world: World,
  items: readonly Artifact[],
  system: System,
): Promise<number> {
  const preset = await lockedPreset(base, entry, file, system);
  const findings = check(answersOf(entry.plan), preset, world.catalog);
  // What anybody gets was nobody's choice then either.
  const chosen = fields.filter(
    (field) => canonicalJson(entry.plan[field.name]) !== canonicalJson(usualOf(field, entry.plan) ?? null),
  );
  const origins = Object.fromEntries(chosen.map(({ name }) => [name, 'journal'] as const));
  const prepared = prepare(entry.plan, preset, findings, origins, world, stampNow(system));
  const deployment = { ...prepared, artifacts: [...prepared.artifacts, ...items] };
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
