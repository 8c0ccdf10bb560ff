import { printable } from '../basics/printable.ts';
import type { Seen } from './hit.ts';
import { normalise } from './normalise.ts';
import { redact } from './redact.ts';

const above = 25;
const below = 6;

/** The lines round a line that was found, redacted and fit to be posted; empty where they were not kept. */
export function excerptAt(seen: Seen, line: number): readonly string[] {
  const place =
    seen.hits.find((hit) => hit.line === line) ??
    Object.values(seen.errors).find((error) => error.line === line);
  if (place === undefined) return [];
  const rows = (text: string) =>
    text.split('\n').map((row) => printable(redact(normalise(row.replaceAll('\r', '')))).slice(0, 300));
  return [
    ...rows(place.before).slice(0, -1).slice(-above),
    ...rows(place.text),
    ...rows(place.after).slice(1, below + 1),
  ];
}
