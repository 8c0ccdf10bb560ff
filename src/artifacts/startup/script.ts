import type { ArtifactRecord, RenderInput } from '../artifact.ts';
import { seal } from '../checksum.ts';
import { scriptFacts } from './facts.ts';
import { header } from './header.ts';
import { planSection } from './plan-section.ts';
import { beginning, runtime } from './runtime.ts';

/**
 * The startup script: plain bash, ASCII, LF. A header, the PLAN that was made for it, and below it the
 * runtime, of which only what this plan needs.
 */
export function startupScript(input: RenderInput): string {
  const facts = scriptFacts(input);
  return seal(header(facts), [beginning, planSection(facts), runtime(facts)].join('\n'));
}

export const startupFile: ArtifactRecord = {
  position: 10,
  path: 'startup.sh',
  mode: 0o755,
  content: (script) => script,
};
