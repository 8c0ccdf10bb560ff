import * as all from './all.ts';
import type { Artifact, ArtifactRecord, RenderInput } from './artifact.ts';
import { startupScript } from './startup/script.ts';

const records: readonly ArtifactRecord[] = Object.values(all).toSorted((a, b) => a.position - b.position);

/** Where files may be written, relative to the output folder. */
export const artifactNames: readonly string[] = records.map(({ path }) => path);

/** Every file for one plan. Pure: the same plan, preset, Catalog and stamp give the same bytes. */
export function render(input: RenderInput): readonly Artifact[] {
  const script = startupScript(input);
  return records.map(({ path, mode, content }) => ({ path, mode, content: content(script, input) }));
}
