import type * as z from 'zod/mini';
import { toDotPath } from 'zod/v4/core';
import { readPlan } from '../plan/read-plan.ts';
import { type ParsedEntry, recordSchema } from './entry.ts';
import type { Block, Line } from './scan.ts';

type Recorded = Pick<ParsedEntry, 'number' | 'version' | 'stamp' | 'preset' | 'plan' | 'files'>;

export type ReadRecord =
  | { readonly ok: true; readonly entry: Recorded }
  | { readonly ok: false; readonly message: string; readonly advice: string };

const restore = 'put it back as it was, from a copy or from version control';

/** What stands between the fences of a block. */
export function blockText(lines: readonly Line[], block: Block): string {
  return lines
    .slice(block.from + 1, block.to)
    .map(({ content }) => content)
    .join('\n');
}

/** Reads the plan block of an entry. Never throws. */
export function readRecord(lines: readonly Line[], block: Block): ReadRecord {
  if (!block.closed) return bad('the plan block is cut short: its closing fence is missing', restore);
  const text = blockText(lines, block);
  const value = parseJson(text);
  if (!value.ok) return bad(`the plan block is not JSON: ${value.message}`, `mend it, or ${restore}`);
  if (strings(text) !== strings(JSON.stringify(value.value)))
    return bad('the plan block says something twice, as after a merge', 'leave one of each');
  const record = recordSchema.safeParse(value.value);
  if (!record.success)
    return bad(`the plan block does not fit: ${firstIssue(record.error)}`, `mend that, or ${restore}`);
  const { entry, version, date, toolVersion, preset, files } = record.data;
  const read = readPlan(record.data.plan);
  if (!read.ok)
    return bad(`the plan of entry ${entry} cannot be read: ${read.message}`, `mend that, or ${restore}`);
  const { plan } = read;
  return { ok: true, entry: { number: entry, version, stamp: { toolVersion, date }, preset, plan, files } };
}

function bad(message: string, advice: string): ReadRecord {
  return { ok: false, message, advice };
}

type Json = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly message: string };

function parseJson(text: string): Json {
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch (error) {
    return { ok: false, message: error instanceof Error ? error.message : String(error) };
  }
}

/** How many strings JSON holds, names among them: of two under one name, only the last is read. */
function strings(json: string): number {
  return json.match(/"(?:[^"\\]|\\.)*"/g)?.length ?? 0;
}

function firstIssue(error: z.core.$ZodError): string {
  const issue = error.issues.at(0);
  return issue === undefined ? 'unknown reason' : `${toDotPath(issue.path)}: ${issue.message}`;
}
