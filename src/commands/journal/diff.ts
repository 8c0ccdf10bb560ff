import { printable } from '../../basics/printable.ts';
import { quote } from '../../basics/shell.ts';
import { type Differences, differencesOf } from '../../journal/differences.ts';
import type { ParsedEntry } from '../../journal/entry.ts';
import { journalName } from '../../plan/journal-name.ts';
import type { System } from '../../system/system.ts';
import { command, type Flags } from '../command.ts';
import { exitCode, Refusal, UsageError } from '../errors.ts';
import { narrow, unifiedDiff } from '../existing-files.ts';
import { shared } from '../flags.ts';
import { loadWorld } from '../load-world.ts';
import {
  chosenEntry,
  entriesAndFile,
  entryOffers,
  firstFile,
  mentionProblems,
  readJournal,
} from './entries.ts';
import { likenessOf, remake } from './remake.ts';

const flags = { json: shared.json } as const satisfies Flags;

export const journalDiff = command({
  name: 'journal diff',
  position: 145,
  line: 'what changed from one entry to another',
  choices: [],
  flags,
  positionals: {
    usage: 'N M [FILE]',
    least: 2,
    most: 3,
    what: 'two entries and at most one journal',
    offers: entryOffers(firstFile),
    isPath: true,
  },
  examples: ['journal diff 1 2', `journal diff 1 2 pod/${journalName} --json`],
  more: 'Files are made again from both entries by this version, and compared line by line.',
  run: async (args, system) => {
    const { numbers, file } = entriesAndFile(args.positionals);
    const [first, second] = numbers;
    if (first === undefined || second === undefined || numbers.length > 2)
      throw new UsageError('journal diff takes two entries', 'pod-wizard journal diff 1 2');
    const journal = await readJournal(file, system);
    mentionProblems(file, journal, system);
    const was = chosenEntry(journal, first, file);
    const is = chosenEntry(journal, second, file);
    const differences = differencesOf(was, is);
    const files = await fileDifferences(was, is, system);
    const named = { was: first, is: second };
    system.stdout.write(
      args.json
        ? `${JSON.stringify({ ...named, ...differences, files }, null, 2)}\n`
        : `${text(was, is, differences, files).map(printable).join('\n')}\n`,
    );
    return exitCode.done;
  },
});

interface FileDifference {
  readonly path: string;
  readonly state: 'same' | 'changed' | 'added' | 'removed' | 'unknown';
  /** Unified; empty unless changed. */
  readonly diff: string;
  /** What is to be known of it, a clause; null: nothing. */
  readonly note: string | null;
}

type Made =
  | { readonly artifacts: Awaited<ReturnType<typeof remake>>['artifacts'] }
  | { readonly why: string };

async function fileDifferences(
  was: ParsedEntry,
  is: ParsedEntry,
  system: System,
): Promise<readonly FileDifference[]> {
  const world = await loadWorld(system, null);
  const make = (entry: ParsedEntry): Promise<Made> =>
    remake(entry, world).catch((error: unknown) => {
      if (error instanceof Refusal) return { why: `entry ${entry.number}: ${error.message}` };
      throw error;
    });
  const [before, after] = [await make(was), await make(is)];
  if ('why' in before || 'why' in after) return byDigest(was, is, 'why' in before ? before : after);
  const names = new Set([...before.artifacts, ...after.artifacts].map(({ path }) => path));
  return [...names].map((path) => {
    const [older, newer] = [before, after].map(({ artifacts }) => artifacts.find((one) => one.path === path));
    const other = [
      older !== undefined && likenessOf(older, was.files) === 'other' ? [was.number] : [],
      newer !== undefined && likenessOf(newer, is.files) === 'other' ? [is.number] : [],
    ].flat();
    const note =
      other.length === 0
        ? null
        : `made by this version it is not as recorded in entry ${other.join(' and ')}`;
    if (older === undefined) return { path, state: 'added', diff: '', note };
    if (newer === undefined) return { path, state: 'removed', diff: '', note };
    if (older.content === newer.content) return { path, state: 'same', diff: '', note };
    const labels = [`entry ${was.number}`, `entry ${is.number}`] as const;
    return { path, state: 'changed', diff: unifiedDiff(path, older.content, newer.content, labels), note };
  });
}

/** What the recorded digests tell, where a file cannot be made again. */
function byDigest(was: ParsedEntry, is: ParsedEntry, made: Made): readonly FileDifference[] {
  const note = 'why' in made ? `it cannot be made again: ${made.why}` : null;
  const names = new Set([...was.files, ...is.files].map(({ path }) => path));
  return [...names].map((path) => {
    const [older, newer] = [was, is].map(({ files }) => files.find((one) => one.path === path)?.sha256);
    const state =
      older === undefined ? 'added' : newer === undefined ? 'removed' : older === newer ? 'same' : 'changed';
    return { path, state, diff: '', note };
  });
}

function text(
  was: ParsedEntry,
  is: ParsedEntry,
  { answers, pins, preset, tool, findings }: Differences,
  files: readonly FileDifference[],
): readonly string[] {
  const part = (heading: string, lines: readonly string[]) =>
    lines.length === 0 ? [] : ['', heading, ...lines.map((line) => `  ${line}`)];
  const name = ({ number, version, stamp, plan }: ParsedEntry) =>
    `entry ${number} (${version}, ${stamp.date}, ${plan.app} on ${plan.gpu})`;
  const said = [
    ...part(
      'Answers',
      answers.map((one) => `${one.label}: ${one.is}; it was: ${one.was}`),
    ),
    ...part('Pins', [...pins.removed.map((pin) => `- ${pin}`), ...pins.added.map((pin) => `+ ${pin}`)]),
    ...part('Preset', preset),
    ...part('Tool', tool === null ? [] : [`pod-wizard ${tool.is}; it was ${tool.was}`]),
    ...part('Findings', [
      ...findings.removed.map((line) => `- ${line}`),
      ...findings.added.map((line) => `+ ${line}`),
      ...findings.changed.flatMap((one) => [`- ${one.was}`, `+ ${one.is}`]),
    ]),
    ...part('Packages', packages(was, is)),
    ...part('Files', files.flatMap(fileText)),
  ];
  const same = said.length === 0 ? ['', 'Nothing is different.'] : said;
  return [`${name(was)} and ${name(is)}`, ...same];
}

function fileText({ path, state, diff, note }: FileDifference): readonly string[] {
  if (state === 'same' && note === null) return [];
  const about = `${path}: ${state}${note === null ? '' : `; ${note}`}`;
  // Of a file of one line nobody reads where it differs.
  const lines = diff.split('\n').slice(1);
  return [about, ...(lines.some((line) => line.length > 1000) ? [] : lines.map(narrow))];
}

/** How to compare what was installed, where both say. */
function packages({ installed: was }: ParsedEntry, { installed: is }: ParsedEntry): readonly string[] {
  if (was === null || is === null || was.sha256 === is.sha256) return [];
  return [`others were installed: pod-wizard compare ${quote(was.file)} ${quote(is.file)}`];
}
