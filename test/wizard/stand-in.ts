import type { Artifact, RenderInput } from '../../src/artifacts/artifact.ts';

/**
 * Small files in place of the real ones, so that pictures of the wizard change with the wizard and not
 * with every line of the script. What it shows of the real ones is compared in files.test.ts.
 */
export function render({ resolved, stamp }: RenderInput): readonly Artifact[] {
  const { plan } = resolved;
  const steps = Array.from({ length: 60 }, (_, index) => `step ${index + 1} "$WORKSPACE"`);
  const script = [
    '#!/usr/bin/env bash',
    `# Startup script for ${plan.app}, a stand-in of ${stamp.date}`,
    `GPU='${plan.gpu}'`,
    `IMAGE='${plan.image}'`,
    `PYTHON='${plan.python.provider} ${plan.python.version}'`,
    `INSTALL='${plan.install}'`,
    `WORKSPACE='${plan.workspace}'`,
    ...steps,
    `# ${'a long line '.repeat(20)}`,
    '',
  ].join('\n');
  return [
    { path: 'startup.sh', content: script, mode: 0o755 },
    { path: 'start-command.txt', content: `bash -c 'echo ${'H4sI'.repeat(300)}'\n`, mode: 0o644 },
  ];
}
