import type { Artifact, RenderInput } from './artifact.ts';
import { startCommand, startCommandName } from './start-command.ts';
import { startupScript } from './startup/script.ts';

interface Kind {
  readonly path: string;
  readonly mode: Artifact['mode'];
  readonly content: (script: string) => string;
}

/** Every file there is, and the one place that names them. */
const kinds: readonly Kind[] = [
  { path: 'startup.sh', mode: 0o755, content: (script) => script },
  { path: startCommandName, mode: 0o644, content: (script) => `${startCommand(script)}\n` },
];

/** Where files may be written, relative to the output folder. */
export const artifactNames: readonly string[] = kinds.map(({ path }) => path);

/** Every file for one plan. Pure: the same plan, preset, Catalog and stamp give the same bytes. */
export function render(input: RenderInput): readonly Artifact[] {
  const script = startupScript(input);
  return kinds.map(({ path, mode, content }) => ({ path, mode, content: content(script) }));
}
