import type { BitsandbytesRelease, Catalog } from '../../catalog/types.ts';
import { satisfies } from '../../packaging/versions.ts';

/** The row that speaks for an exact bitsandbytes; null where none does. */
export function bitsandbytesRelease(
  { bitsandbytes }: Catalog,
  version: string | null,
): BitsandbytesRelease | null {
  if (version === null) return null;
  return bitsandbytes.findLast(({ version: known }) => sameLine(known, version)) ?? null;
}

/** Patch releases of a line carry what the line carries; 0.45.3 to 0.45.5 more than 0.45.0. */
function sameLine(known: string, version: string): boolean {
  const line = known.replace(/\.\d+$/, '');
  return satisfies(version, `>=${known},==${line}.*`);
}
