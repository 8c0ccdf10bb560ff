import { comment, quote } from '../../basics/shell.ts';
import type { RenderInput } from '../artifact.ts';
import { hostCudaFloor } from '../form.ts';
import { lostAtRunpod } from './facts.ts';
import { cloudOf, container, volumeRefused } from './runpod.ts';
import type { TargetRecord } from './target.ts';

const file = 'runpodctl.sh';

/** Flags of `runpodctl pod create` 2.7.2 (2026-07-23), whose own container disk would be 20 GB. */
function flags(script: string, input: RenderInput): readonly (readonly [string, string])[] {
  const { plan } = input.resolved;
  const { name, image, args, disk, ports, env } = container(script, input);
  const cuda = hostCudaFloor(input.resolved);
  return [
    ['name', name],
    ['image', image],
    ['gpu-id', plan.gpu],
    ['gpu-count', '1'],
    ...(cuda === null ? [] : [['min-cuda-version', cuda] as const]),
    ['cloud-type', cloudOf(input.resolved)],
    ['container-disk-in-gb', String(disk)],
    ...(plan.volumeGb === 0
      ? []
      : ([
          ['volume-in-gb', String(plan.volumeGb)],
          ['volume-mount-path', plan.volumePath],
        ] as const)),
    ['ports', ports.join(',')],
    ...(env === undefined ? [] : [['env', JSON.stringify(env)] as const]),
    ['docker-args', args],
  ];
}

export const runpodctl: TargetRecord = {
  name: 'runpodctl',
  files: [
    {
      path: file,
      mode: 0o755,
      content: (script, input) => {
        const { plan, preset } = input.resolved;
        return [
          '#!/usr/bin/env bash',
          comment(`Makes the pod for ${preset.title} on ${plan.gpu}, by runpodctl 2.7 or newer.`),
          ...runpodctl.lost(input.resolved).map(comment),
          'set -euo pipefail',
          '',
          'runpodctl pod create \\',
          flags(script, input)
            // One word with its flag, so that a value with a dash first is no flag of its own.
            .map(([name, value]) => `  --${name}=${quote(value)}`)
            .join(' \\\n'),
          '',
        ].join('\n');
      },
    },
  ],
  launch: () => `bash ${file}`,
  lost: (resolved) => [
    'An answer of 410 means that this runpodctl is too old: it asks an API that is no longer there.',
    ...lostAtRunpod(resolved),
  ],
  impossible: volumeRefused,
};
