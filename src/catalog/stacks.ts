import rows from './stacks.json' with { type: 'json' };
import type { Sourced } from './types.ts';

/** A common set of packages to start from, as its source states it: no recommendation. */
export interface Stack extends Sourced {
  readonly name: string;
  readonly title: string;
  readonly requirements: readonly string[];
  readonly apt: readonly string[];
}

export const stacks = rows as readonly unknown[] as readonly Stack[];
