import rows from './packages/app-lists.json' with { type: 'json' };
import type { Sourced } from './types.ts';

/** What the list of a well-known app asks for that concerns torch; the app's other requirements are left out. */
export interface AppList extends Sourced {
  readonly name: string;
  /** As in the address, in lower case: `owner/name`. */
  readonly repositories: readonly string[];
  /** Path inside the repository. */
  readonly file: string;
  readonly requires: readonly string[];
}

const lists = rows as readonly unknown[] as readonly AppList[];

/** The list of the app that is cloned from this address, where it is this file; null: not known. */
export function appListOf(url: string, file: string): AppList | null {
  const repository = /github\.com[/:]([\w.-]+\/[\w.-]+)/
    .exec(url)?.[1]
    ?.replace(/\.git$/, '')
    .toLowerCase();
  return (
    lists.find(
      (one) => repository !== undefined && one.repositories.includes(repository) && one.file === file,
    ) ?? null
  );
}
