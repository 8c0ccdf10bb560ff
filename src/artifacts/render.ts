import * as all from './all.ts';
import type { Artifact, ArtifactRecord, RenderInput } from './artifact.ts';
import { startupScript } from './startup/script.ts';
import { chosenTargets, targets } from './targets/all.ts';

const records: readonly ArtifactRecord[] = Object.values(all).toSorted((a, b) => a.position - b.position);

/** The files that every plan has, relative to the output folder. */
export const artifactNames: readonly string[] = records.map(({ path }) => path);

/** Where files may be written: those, and the ones of every target. */
export const possibleNames: readonly string[] = [
  ...artifactNames,
  ...Object.values(targets).flatMap(({ files }) => files.map(({ path }) => path)),
];

/**
 * Every file for one plan. Pure: the same plan, preset, Catalog and stamp give the same bytes. `edited`: the
 * startup script as a person changed it; the files that carry the script carry that one.
 */
export function render(input: RenderInput, edited: string | null = null): readonly Artifact[] {
  const script = edited ?? startupScript(input);
  const { resolved } = input;
  const made = chosenTargets(resolved.plan).filter(({ impossible }) => impossible(resolved) === null);
  return [...records, ...made.flatMap(({ files }) => files)].map(({ path, mode, content }) => ({
    path,
    mode,
    content: content(script, input),
  }));
}
