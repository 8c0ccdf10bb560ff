import path from 'node:path';
import type { Artifact } from '../artifacts/artifact.ts';
import { itemsFile, readItems } from '../artifacts/targets/items.ts';
import { sha256 } from '../basics/digest.ts';
import type { ParsedEntry } from '../journal/entry.ts';
import type { System } from '../system/system.ts';
import { UsageError } from './errors.ts';
import { readInput } from './input-file.ts';

/** The flag that names the list. */
export const itemsFlag = {
  type: 'string',
  placeholder: 'FILE',
  help: 'with --target pool: a list of jobs, one a line, its words as in a shell',
} as const;

/** The list of jobs as the pool reads it. Throws where it is none. */
export async function itemsOf(file: string, system: System): Promise<Artifact> {
  const items = readItems(await readInput(system, file, '--items'));
  if (!items.ok)
    throw new UsageError(`${file}, line ${items.line}: ${items.why}`, 'one job a line, its words');
  return { path: itemsFile, mode: 0o644, content: items.text };
}

/**
 * The list of an entry again: the one that is named, else the file beside the journal, where that is the one which
 * the entry records. `told`: why there is none, or that it is another.
 */
export async function itemsAgain(
  { files, number }: ParsedEntry,
  journal: string,
  named: string | null,
  system: System,
): Promise<{ readonly items: readonly Artifact[]; readonly told: string | null }> {
  const recorded = files.find((file) => file.path === itemsFile);
  if (named !== null) {
    if (recorded === undefined)
      throw new UsageError(`entry ${number} has no list of jobs`, 'leave out --items');
    const items = await itemsOf(named, system);
    const isSame = sha256(items.content) === recorded.sha256;
    return { items: [items], told: isSame ? null : `${named} is another list than that of entry ${number}` };
  }
  if (recorded === undefined) return { items: [], told: null };
  const content = await system.files.read(path.resolve(system.cwd, path.dirname(journal), itemsFile));
  if (content !== null && sha256(content) === recorded.sha256)
    return { items: [{ path: itemsFile, mode: 0o644, content }], told: null };
  const why = content === null ? 'is not beside its journal' : 'beside its journal is another by now';
  return { items: [], told: `the list of jobs of entry ${number} ${why}: --items FILE names it` };
}
