import { printable } from '../../basics/printable.ts';
import { answerChanges } from '../../journal/changes.ts';
import { historyOf, type Step } from '../../journal/history.ts';
import type { JournalProblem, ParsedJournal } from '../../journal/parse.ts';
import { journalName } from '../../plan/journal-name.ts';
import { command, type Flags } from '../command.ts';
import { exitCode, Refusal } from '../errors.ts';
import { shared } from '../flags.ts';
import { nameOf, readJournal, tellProblems } from './entries.ts';

const flags = { json: shared.json } as const satisfies Flags;

export const journalList = command({
  name: 'journal list',
  position: 130,
  line: 'what was deployed, a line for each entry',
  choices: ['preset'],
  flags,
  positionals: { usage: '[FILE]', least: 0, most: 1, what: 'at most one journal', isPath: true },
  examples: ['journal list', `journal list pod/${journalName}`, 'journal list --preset fluxgym'],
  more: 'With --preset, the history of that app: what each entry supersedes, what changed, what came of it.',
  run: async (args, system) => {
    const [file = journalName] = args.positionals;
    const app = args.answers.get('preset')?.at(-1) ?? null;
    const journal = await readJournal(file, system);
    const { problems } = journal;
    const all = historyOf(journal.entries);
    const steps = app === null ? all : all.filter(({ entry }) => entry.plan.app === app);
    if (app !== null && steps.length === 0) {
      const apps = [...new Set(journal.entries.map(({ plan }) => plan.app))];
      throw new Refusal(
        `${file} has no entry of ${app}`,
        apps.length === 0 ? '' : `it has ${apps.join(', ')}`,
      );
    }
    if (args.json) {
      const rows = steps.map((step) => rowOf(step, journal));
      system.stdout.write(`${JSON.stringify({ entries: rows, problems }, null, 2)}\n`);
      return exitCode.done;
    }
    const lines =
      app === null
        ? inOrder(steps, problems, journal)
        : [heading(app, steps), ...steps.flatMap((step) => ['', ...page(step, journal)])];
    for (const line of lines) system.stdout.write(`${printable(line)}\n`);
    tellProblems(file, problems, system);
    return exitCode.done;
  },
});

function rowOf({ entry, supersedes, supersededBy }: Step, journal: ParsedJournal) {
  const { number, version, stamp, plan, preset } = entry;
  const told = entry.told();
  return {
    number,
    name: nameOf(entry, journal),
    version,
    date: stamp.date,
    title: told.title,
    preset,
    plan,
    outcome: told.outcome,
    supersedes: supersedes === null ? null : nameOf(supersedes, journal),
    supersededBy: supersededBy.map((one) => nameOf(one, journal)),
  };
}

/** A line for each entry, and for each that is lost, in the order of the file. */
function inOrder(
  steps: readonly Step[],
  problems: readonly JournalProblem[],
  journal: ParsedJournal,
): readonly string[] {
  const good = steps.map(({ entry }) => {
    const { version, stamp, plan, line } = entry;
    const told = entry.told();
    const came = told.outcome?.result == null ? '' : `; ${told.outcome.result}`;
    const text = `${version.padEnd(8)}  ${stamp.date}  ${plan.app} on ${plan.gpu}, ${plan.image}${came}`;
    return { line, text: `${nameOf(entry, journal).padStart(3)}  ${text}` };
  });
  const bad = problems.flatMap(({ line, entry }) => {
    if (entry === null) return [];
    const number = entry.number === null ? '?' : String(entry.number);
    const version = (entry.version ?? '').padEnd(8);
    return [{ line, text: `${number.padStart(3)}  ${version}  CANNOT BE READ, line ${line}` }];
  });
  return [...good, ...bad].sort((a, b) => a.line - b.line).map(({ text }) => text);
}

function heading(app: string, steps: readonly Step[]): string {
  const [first, last] = [steps.at(0)?.entry, steps.at(-1)?.entry];
  if (first === undefined || last === undefined || first === last) return `${app}: 1 entry`;
  return `${app}: ${steps.length} entries, ${first.version} (${first.stamp.date}) to ${last.version} (${last.stamp.date})`;
}

/** An entry in the history of its app. */
function page({ entry, supersedes, supersededBy }: Step, journal: ParsedJournal): readonly string[] {
  const { version, stamp, plan, preset } = entry;
  const told = entry.told();
  const { outcome } = told;
  const name = nameOf(entry, journal);
  const since = supersedes === null ? null : answerChanges(supersedes.plan, plan);
  const others =
    supersedes === null
      ? []
      : [
          ...(since ?? []).map(({ label, is, was }) => `${label}: ${is}; it was: ${was}`),
          ...(supersedes.preset.version === preset.version
            ? []
            : [`the preset is ${preset.version}; it was ${supersedes.preset.version}`]),
          ...(supersedes.stamp.toolVersion === stamp.toolVersion
            ? []
            : [`pod-wizard ${stamp.toolVersion}; it was ${supersedes.stamp.toolVersion}`]),
        ];
  const rows = [
    ...(supersedes === null
      ? []
      : [`supersedes    entry ${nameOf(supersedes, journal)} (${supersedes.version})`]),
    ...(supersededBy.length === 0
      ? []
      : [`superseded    by entry ${supersededBy.map((one) => nameOf(one, journal)).join(' and ')}`]),
    ...(told.why === null ? [] : [`why           ${told.why}`]),
    ...(supersedes === null
      ? [`chosen        ${plan.gpu}, ${plan.image}, Python ${plan.python.version}`]
      : others.length === 0
        ? ['changed       nothing was chosen otherwise']
        : others.map((line, at) => `${at === 0 ? 'changed' : ''}`.padEnd(14) + line)),
    `outcome       ${outcome?.text ?? 'not yet recorded'}`,
    ...(outcome?.readyAfter == null ? [] : [`READY after   ${outcome.readyAfter}`]),
    ...(outcome?.cost == null ? [] : [`cost          ${outcome.cost}`]),
    ...told.notes.map(({ date, text }) => `note          ${text} (${date})`),
  ];
  return [
    `${name.padStart(3)}  ${version}  ${stamp.date}  ${told.title ?? `${plan.app} on ${plan.gpu}`}`,
    ...rows.map((row) => `     ${row}`),
  ];
}
