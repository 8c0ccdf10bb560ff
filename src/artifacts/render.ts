import type { Artifact, RenderInput } from './artifact.ts';
import { startCommand } from './start-command.ts';
import { startupScript } from './startup/script.ts';

/** Every file for one plan. Pure: the same plan, preset, Catalog and stamp give the same bytes. */
export function render(input: RenderInput): readonly Artifact[] {
  const script = startupScript(input);
  return [
    { path: 'startup.sh', content: script, mode: 0o755 },
    { path: 'start-command.txt', content: `${startCommand(script)}\n`, mode: 0o644 },
  ];
}
