import { type ParsedEntry, presetInfo, recordInfo } from './entry.ts';
import { blockText, readRecord } from './record.ts';
import { headingNumber, headingVersion, type Line } from './scan.ts';
import { sidesOf } from './sides.ts';
import { appIn, installedIn, laterToldBy } from './told.ts';

/** Something in a journal that could not be read, and where. */
export interface JournalProblem {
  /** From 1. */
  readonly line: number;
  readonly message: string;
  /** What to do about it; a clause. */
  readonly advice: string;
  /** The entry that is lost by it; null: none is. */
  readonly entry: LostEntry | null;
}

/** What is left of an entry whose plan cannot be read. */
export interface LostEntry {
  /** As its heading says; null: it has none. */
  readonly number: number | null;
  readonly version: string | null;
  readonly app: string | null;
}

export interface ParsedJournal {
  /** In the order of the file. */
  readonly entries: readonly ParsedEntry[];
  /** In the order of the file. */
  readonly problems: readonly JournalProblem[];
  /** Highest entry number seen, broken entries included; 0 in an empty journal. */
  readonly highest: number;
}

/**
 * Reads a journal that people may have edited, cut or merged. What is not an entry is left alone; an entry that
 * cannot be read is reported and skipped. Never throws.
 */
export function parseJournal(text: string): ParsedJournal {
  const { sides, marks } = sidesOf(text);
  const read = sides.map(readSide);
  const all = read.flatMap((side) => side.entries);
  // What both sides of a merge hold is one entry, as long as its record is.
  const each =
    sides.length === 1
      ? all
      : unique(all, ({ line, number, version, stamp, plan, files }) =>
          JSON.stringify([line, number, version, stamp, plan, files]),
        );
  const entries = each
    .toSorted((a, b) => a.line - b.line)
    .map((entry, at, sorted) => ({ ...entry, line: lineOf(entry, sorted.slice(0, at), sides) }))
    .sort((a, b) => a.line - b.line);
  const headings = new Set(entries.map(({ place }) => place.heading));
  const lost = unique(
    read.flatMap(({ problems }) => problems),
    ({ line, message }) => `${line} ${message}`,
  )
    // One side of a merge has the rest of it.
    .filter(({ heading }) => sides.length === 1 || heading === null || !headings.has(heading))
    .map(({ heading: _, ...problem }) => problem);
  const problems = [...unreadable(text), ...marks.map(unfinished), ...lost, ...doubles(entries)];
  return {
    entries,
    problems: problems.sort((a, b) => a.line - b.line),
    highest: Math.max(0, ...read.map(({ highest }) => highest)),
  };
}

/** Its line, by which it is named: where a merge gave it that of another entry 3, the next that it has alone. */
function lineOf(
  { number, line, place }: ParsedEntry,
  earlier: readonly ParsedEntry[],
  sides: readonly (readonly Line[])[],
): number {
  const ownLines = ({ side, from, to }: ParsedEntry['place']) => (sides[side] ?? []).slice(from, to);
  const others = earlier.filter((one) => one.number === number && one.line === line);
  const taken = new Set(others.flatMap((one) => ownLines(one.place).map((each) => each.number)));
  const free = (each: Line) => each.number >= line && !taken.has(each.number);
  return ownLines(place).find(free)?.number ?? line;
}

interface Side {
  readonly entries: readonly ParsedEntry[];
  readonly problems: readonly (JournalProblem & { readonly heading: number | null })[];
  readonly highest: number;
}

/** An entry while it is read. */
interface Open {
  /** Index of its first line. */
  readonly from: number;
  readonly heading: Line | null;
  carried: string | null;
  record: Line | null;
}

function readSide(lines: readonly Line[], side: number): Side {
  const entries: ParsedEntry[] = [];
  const problems: (JournalProblem & { readonly heading: number | null })[] = [];
  let highest = 0;
  let open: Open = { from: 0, heading: null, carried: null, record: null };

  const problem = (line: Line, message: string, advice: string, isLost: boolean, to: number) => {
    const app =
      lines
        .slice(open.from, to)
        .map(appIn)
        .find((one) => one !== null) ?? null;
    const { heading } = open;
    const number = heading === null ? null : headingNumber(heading);
    const version = heading === null ? null : headingVersion(heading);
    problems.push({
      line: line.number,
      message,
      advice,
      entry: isLost ? { number, version, app } : null,
      heading: heading?.number ?? null,
    });
  };
  /** All that stands between the first line of what is open and this one is one entry, or none. */
  const close = (to: number) => {
    const { heading, record, carried, from } = open;
    if (record?.block == null) {
      if (heading !== null) {
        const advice = 'put its plan block back, from a copy or from version control, or delete the heading';
        problem(heading, `entry ${headingNumber(heading)} has no plan block`, advice, true, to);
      }
      return;
    }
    const read = readRecord(lines, record.block);
    if (!read.ok) {
      problem(record, read.message, read.advice, true, to);
      return;
    }
    const own = lines.slice(from, to);
    highest = Math.max(highest, read.entry.number);
    const outcome = own.find(({ block, content }) => block === null && content.startsWith('Outcome:'));
    entries.push({
      ...read.entry,
      carried,
      installed: outcome === undefined ? null : installedIn(outcome),
      told: laterToldBy(own),
      line: record.number,
      place: { side, from, to, heading: heading?.number ?? null, outcome: outcome?.number ?? null },
    });
  };

  for (const [index, line] of lines.entries()) {
    const number = headingNumber(line);
    const starts = line.block?.from === index ? line.block : null;
    if (number !== null) {
      close(index);
      highest = Math.max(highest, number);
      open = { from: index, heading: line, carried: null, record: null };
    } else if (starts?.info === presetInfo) {
      if (starts.closed) open.carried = blockText(lines, starts);
      else
        problem(
          line,
          'the preset is cut short: its closing fence is missing',
          'the entry is read without it',
          false,
          index,
        );
    } else if (starts?.info === recordInfo) {
      if (open.record?.block != null) {
        // A second one below the first: its heading was changed by hand, or lost.
        const from = open.record.block.to + 1;
        close(from);
        open = { from, heading: null, carried: open.carried, record: line };
      } else open.record = line;
    }
  }
  close(lines.length);
  return { entries, problems, highest };
}

function unfinished(line: number): JournalProblem {
  return {
    line,
    message: 'a merge was not finished here: conflict marks of git',
    advice: 'keep the entries of both sides and delete the marks; meanwhile both sides are read',
    entry: null,
  };
}

function doubles(entries: readonly ParsedEntry[]): readonly JournalProblem[] {
  const seen = new Set<number>();
  return entries.flatMap(({ number, line }) => {
    if (!seen.has(number)) {
      seen.add(number);
      return [];
    }
    const message = `there is another entry ${number} before this one`;
    return [{ line, message, advice: `${number}@${line} means this one`, entry: null }];
  });
}

/** Text that is none: as it comes from a shell of Windows that writes UTF-16. */
function unreadable(text: string): readonly JournalProblem[] {
  if (!text.slice(0, 1000).includes('\0')) return [];
  const message = 'this is not UTF-8 text (UTF-16?)';
  return [{ line: 1, message, advice: 'save it as UTF-8', entry: null }];
}

function unique<T>(all: readonly T[], keyOf: (one: T) => string): T[] {
  const seen = new Map<string, T>();
  for (const one of all) {
    const key = keyOf(one);
    if (!seen.has(key)) seen.set(key, one);
  }
  return [...seen.values()];
}

/** Entry `number`, or the last one; where a number occurs twice, its last. Null where there is none. */
export function pickEntry({ entries }: ParsedJournal, number: number | null): ParsedEntry | null {
  return (number === null ? entries : entries.filter((entry) => entry.number === number)).at(-1) ?? null;
}

/** What a new entry is called. */
export interface EntryNumbers {
  /** From 1, over the whole journal; a number once seen is not given again. */
  readonly number: number;
  /** `v1.0.0` for the first entry of an app, then `v1.0.1`, `v1.0.2`, … */
  readonly version: string;
}

/** Numbers for the next entry of this app (preset id) after those of a journal. */
export function nextNumbers({ entries, problems, highest }: ParsedJournal, app: string): EntryNumbers {
  const unread = problems.flatMap(({ entry }) =>
    entry?.app === app && entry.version !== null ? [entry.version] : [],
  );
  const versions = [
    ...entries.filter(({ plan }) => plan.app === app).map(({ version }) => version),
    ...unread,
  ].map((version) => version.slice(1).split('.').map(Number));
  const [major = 1, minor = 0, patch = -1] = versions.sort(byParts).at(-1) ?? [];
  return { number: highest + 1, version: `v${major}.${minor}.${patch + 1}` };
}

function byParts(a: readonly number[], b: readonly number[]): number {
  for (const [index, part] of a.entries()) {
    const difference = part - (b[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
