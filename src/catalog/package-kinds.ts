import rows from './packages/kinds.json' with { type: 'json' };
import type { Sourced } from './types.ts';

/** What a package is to others, which says how likely a change of it breaks them; one kind a package. */
export type PackageKind = 'in-step' | 'built-for-torch' | 'native' | 'central' | 'helper';

interface Row extends Sourced {
  readonly kind: PackageKind;
  /** Normalised (PEP 503). */
  readonly names: readonly string[];
  readonly because: string;
}

export const kindRows = rows as readonly unknown[] as readonly Row[];

const kinds: ReadonlyMap<string, PackageKind> = new Map(
  kindRows.flatMap(({ kind, names }) => names.map((name) => [name, kind] as const)),
);

/** Null for what no row names. */
export function kindOf(name: string): PackageKind | null {
  return kinds.get(name) ?? null;
}
