import path from 'node:path';
import { createTwoFilesPatch } from 'diff';
import type { Artifact } from '../artifacts/artifact.ts';
import { checksumState } from '../artifacts/checksum.ts';
import type { NewFile, System } from '../system/system.ts';
import { Refusal } from './errors.ts';

/** An artifact beside what is in its place already. */
export interface Target {
  readonly artifact: Artifact;
  /** Absolute. */
  readonly path: string;
  readonly state: 'new' | 'unchanged' | 'changed';
  /** The file there was changed by hand since we wrote it. */
  readonly edited: boolean;
  /** What is there; null where there is nothing. */
  readonly there: string | null;
  /** Unified diff from what is there; empty unless changed. */
  readonly diff: string;
}

/** Compares what would be written with what is there. Reads only. */
export async function compareTargets(
  system: System,
  folder: string,
  artifacts: readonly Artifact[],
): Promise<readonly Target[]> {
  return Promise.all(
    artifacts.map(async (artifact) => {
      const file = path.resolve(system.cwd, folder, artifact.path);
      const there = await system.files.read(file);
      return {
        artifact,
        path: file,
        state: there === null ? 'new' : there === artifact.content ? 'unchanged' : 'changed',
        there,
        edited: there !== null && checksumState(there) === 'edited',
        diff:
          there === null || there === artifact.content
            ? ''
            : unifiedDiff(artifact.path, there, artifact.content),
      };
    }),
  );
}

/**
 * What lies in the places where files may be written (paths relative to `folder`), as it is now. The
 * function throws for a file that was not looked for: nobody may take that one for new.
 */
export async function filesThere(
  system: System,
  folder: string,
  names: readonly string[],
): Promise<(name: string) => string | null> {
  const there = new Map(
    await Promise.all(
      names.map(
        async (name) => [name, await system.files.read(path.resolve(system.cwd, folder, name))] as const,
      ),
    ),
  );
  return (name) => {
    const text = there.get(name);
    if (text === undefined) throw new Error(`${name} was not looked for before it was to be written`);
    return text;
  };
}

/** Which files that differ may be replaced: all, none, or those for which this holds. */
export type Consent = boolean | ((target: Target) => boolean);

/** Throws Refusal where files would be replaced and nobody said so. */
export function refuseToReplace(targets: readonly Target[], consent: Consent): void {
  const changed = targets.filter(
    (target) => target.state === 'changed' && !(typeof consent === 'boolean' ? consent : consent(target)),
  );
  if (changed.length === 0) return;
  const names = changed.map(
    ({ artifact, edited }) => `${artifact.path}${edited ? ' (changed by hand)' : ''}`,
  );
  throw new Refusal(
    `${names.join(', ')} ${changed.length === 1 ? 'is' : 'are'} there and different; nothing was written`,
    `${changed.map(({ diff }) => head(diff, 40)).join('\n')}\nadd --force to replace, or --out DIR to write elsewhere`,
  );
}

/** A unified diff with the context people are used to. */
export function unifiedDiff(
  name: string,
  from: string,
  to: string,
  [was, is]: readonly [string, string] = ['there', 'new'],
): string {
  return createTwoFilesPatch(`${name} (${was})`, `${name} (${is})`, from, to, undefined, undefined, {
    context: 2,
  });
}

/** The first lines of a diff, none of them wider than a screen: the start command is one line of 20 kB. */
function head(text: string, lines: number): string {
  const all = text.split('\n').map(narrow);
  return all.length <= lines
    ? all.join('\n')
    : [...all.slice(0, lines), `… ${all.length - lines} more lines`].join('\n');
}

/** A line no wider than a screen or two. */
export function narrow(line: string): string {
  return line.length <= 160 ? line : `${line.slice(0, 150)} …`;
}

/**
 * The same targets with what is there and different kept: ours goes beside it, as `startup.sh.new`. A name
 * that holds something else is not taken either.
 */
export async function beside(system: System, targets: readonly Target[]): Promise<readonly Target[]> {
  return Promise.all(
    targets.map(async (target): Promise<Target> => {
      if (target.state !== 'changed') return target;
      for (let count = 1; count < 100; count += 1) {
        const file = `${target.path}.new${count === 1 ? '' : `.${count}`}`;
        const there = await system.files.read(file);
        const state = there === null ? 'new' : there === target.artifact.content ? 'unchanged' : null;
        if (state !== null) return { ...target, path: file, state, there, edited: false, diff: '' };
      }
      throw new Refusal(`too many files lie beside ${target.path} already`, 'remove some of them');
    }),
  );
}

/** What has to be written of them. */
export function toWrite(targets: readonly Target[]): readonly NewFile[] {
  return targets
    .filter(({ state }) => state !== 'unchanged')
    .map(({ path: file, artifact: { content, mode } }) => ({ path: file, content, mode }));
}
