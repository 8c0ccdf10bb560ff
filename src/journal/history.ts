import type { ParsedEntry } from './entry.ts';

/** An entry with those of its app that it is in line with. */
export interface Step {
  readonly entry: ParsedEntry;
  /** The one that it takes the place of; null: it is the first of its app. */
  readonly supersedes: ParsedEntry | null;
  /** More than one where two branches each went on from it. */
  readonly supersededBy: readonly ParsedEntry[];
}

/**
 * Entries in the order of the file, each with what it supersedes: the newer says so, the older is never rewritten,
 * so that what came after it is found here. Where a newer one does not say, it is the one of its app before it.
 */
export function historyOf(entries: readonly ParsedEntry[]): readonly Step[] {
  const last = new Map<string, ParsedEntry>();
  const before = new Map<ParsedEntry, ParsedEntry>();
  const after = new Map<ParsedEntry, ParsedEntry[]>();
  const seen = new Map<string, ParsedEntry>();
  for (const entry of entries) {
    const { app } = entry.plan;
    const stated = seen.get(`${entry.told().supersedes} ${app}`);
    const older = stated ?? last.get(app);
    if (older !== undefined) {
      before.set(entry, older);
      after.set(older, [...(after.get(older) ?? []), entry]);
    }
    last.set(app, entry);
    seen.set(`${entry.number} ${app}`, entry);
  }
  return entries.map((entry) => ({
    entry,
    supersedes: before.get(entry) ?? null,
    supersededBy: after.get(entry) ?? [],
  }));
}
