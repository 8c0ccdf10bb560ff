import rows from './packages/companions.json' with { type: 'json' };
import type { Sourced } from './types.ts';

/** Packages that must move together. The first name is the one that leads. */
export interface Companions extends Sourced {
  readonly names: readonly string[];
  readonly because: string;
}

export const companions = rows as readonly unknown[] as readonly Companions[];

/** Those that concern these packages: the leader is there, or two of them are. */
export function companionsOf(names: ReadonlySet<string>): readonly Companions[] {
  return companions.filter((one) => {
    const here = one.names.filter((name) => names.has(name));
    return here.length > 1 || here[0] === one.names[0];
  });
}
