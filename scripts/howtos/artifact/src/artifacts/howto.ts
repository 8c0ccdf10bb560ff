import type { ArtifactRecord } from './artifact.ts';

/** The file that the how-to of a new artifact adds. */
export const howto: ArtifactRecord = {
  position: 30,
  path: 'howto.txt',
  mode: 0o644,
  content: (script, { resolved }) =>
    `${resolved.plan.app}: a startup script of ${script.split('\n').length} lines\n`,
};
