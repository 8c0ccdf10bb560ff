import type * as z from 'zod/mini';
import { toDotPath } from 'zod/v4/core';
import { readPlan } from '../plan/read-plan.ts';
import { type ParsedEntry, presetInfo, recordInfo, recordSchema } from './entry.ts';
import { installedIn } from './outcome.ts';
import { type Block, headingNumber, type Line, scanLines } from './scan.ts';

/** Something in a journal that could not be read, and where. */
export interface JournalProblem {
  /** From 1. */
  readonly line: number;
  readonly message: string;
}

export interface ParsedJournal {
  /** In the order of the file. */
  readonly entries: readonly ParsedEntry[];
  readonly problems: readonly JournalProblem[];
  /** Highest entry number seen, broken entries included; 0 in an empty journal. */
  readonly highest: number;
}

/**
 * Reads a journal that people may have edited. What is not an entry is left alone; an entry that
 * cannot be read is reported and skipped. Never throws.
 */
export function parseJournal(text: string): ParsedJournal {
  const lines = scanLines(text);
  const entries: ParsedEntry[] = [];
  const problems: JournalProblem[] = [];
  let highest = 0;
  let open: { readonly number: number; readonly line: number } | null = null;
  let carried: string | null = null;
  let installed: ParsedEntry['installed'] = null;
  const missing = () => {
    if (open !== null) problems.push({ line: open.line, message: `entry ${open.number} has no plan block` });
    open = null;
  };

  for (const [index, line] of lines.entries()) {
    const number = headingNumber(line);
    if (number !== null) {
      missing();
      open = { number, line: line.number };
      carried = null;
      installed = null;
      highest = Math.max(highest, number);
    } else if (line.block?.from === index && line.block.info === presetInfo) {
      if (line.block.closed) carried = blockText(lines, line.block);
      else
        problems.push({
          line: line.number,
          message: 'the preset is cut short: its closing fence is missing',
        });
    } else if (line.block?.from === index && line.block.info === recordInfo) {
      open = null;
      const read = readRecord(lines, line.block, line.number);
      if (read.ok) {
        const { number: again } = read.entry;
        if (entries.some((entry) => entry.number === again)) {
          problems.push({ line: line.number, message: `there is another entry ${again} before this one` });
        }
        entries.push({ ...read.entry, carried, installed });
        highest = Math.max(highest, read.entry.number);
      } else {
        problems.push({ line: line.number, message: read.message });
      }
    } else {
      installed ??= installedIn(line);
    }
  }
  missing();
  return { entries, problems, highest };
}

type ReadRecord =
  | { readonly ok: true; readonly entry: Omit<ParsedEntry, 'carried' | 'installed'> }
  | { readonly ok: false; readonly message: string };

function blockText(lines: readonly Line[], block: Block): string {
  return lines
    .slice(block.from + 1, block.to)
    .map(({ content }) => content)
    .join('\n');
}

function readRecord(lines: readonly Line[], block: Block, line: number): ReadRecord {
  if (!block.closed)
    return { ok: false, message: 'the plan block is cut short: its closing fence is missing' };
  const value = parseJson(blockText(lines, block));
  if (!value.ok) return { ok: false, message: `the plan block is not JSON: ${value.message}` };
  const record = recordSchema.safeParse(value.value);
  if (!record.success)
    return { ok: false, message: `the plan block does not fit: ${firstIssue(record.error)}` };
  const { entry, version, date, toolVersion, preset, files } = record.data;
  const read = readPlan(record.data.plan);
  if (!read.ok) return { ok: false, message: `the plan of entry ${entry} cannot be read: ${read.message}` };
  const { plan } = read;
  return {
    ok: true,
    entry: { number: entry, version, stamp: { toolVersion, date }, preset, plan, files, line },
  };
}

type Json = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly message: string };

function parseJson(text: string): Json {
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch (error) {
    return { ok: false, message: error instanceof Error ? error.message : String(error) };
  }
}

function firstIssue(error: z.core.$ZodError): string {
  const issue = error.issues.at(0);
  return issue === undefined ? 'unknown reason' : `${toDotPath(issue.path)}: ${issue.message}`;
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

/** Numbers for the next entry of this app (preset id) after an existing journal. */
export function nextNumbers(existing: string, app: string): EntryNumbers {
  const { entries, highest } = parseJournal(existing);
  const versions = entries
    .filter((entry) => entry.plan.app === app)
    .map(({ version }) => version.slice(1).split('.').map(Number));
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
