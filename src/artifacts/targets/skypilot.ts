import { comment } from '../../basics/shell.ts';
import { yamlLines } from '../../basics/yaml.ts';
import { gpuNameFor, toolVersion } from '../../catalog/target-gpus.ts';
import { startupFile } from '../startup/script.ts';
import {
  lostCuda,
  optionalNames,
  requiredAsks,
  scriptPlace,
  servedPorts,
  slugOf,
  wholeDiskGb,
} from './facts.ts';
import { lostToOthers, unnamed } from './others.ts';
import type { TargetRecord } from './target.ts';

const file = 'skypilot.yaml';

/**
 * A task, as SkyPilot 0.14.1 takes it. It names no port: on RunPod SkyPilot would show it to everybody by plain HTTP
 * on a public address (clouds/runpod.py), so SSH brings it instead.
 */
export const skypilot: TargetRecord = {
  name: 'skypilot',
  files: [
    {
      path: file,
      mode: 0o644,
      content: (_, { resolved }) => {
        const { plan, preset } = resolved;
        const secrets = requiredAsks(resolved).map(({ name }) => [name, null] as const);
        return [
          comment(`${preset.title} on ${plan.gpu} by SkyPilot: ${skypilot.launch(resolved)}`),
          ...skypilot.lost(resolved).map(comment),
          ...yamlLines({
            name: slugOf(resolved),
            resources: {
              infra: 'runpod',
              accelerators: `${gpuNameFor('skypilot', plan.gpu) ?? plan.gpu}:1`,
              image_id: `docker:${plan.image}`,
              disk_size: wholeDiskGb(resolved),
            },
            // Without a value: one that is missing at the launch is refused.
            ...(secrets.length === 0 ? {} : { secrets: Object.fromEntries(secrets) }),
            file_mounts: { [scriptPlace]: `./${startupFile.path}` },
            run: `bash ${scriptPlace}`,
          }),
          '',
        ].join('\n');
      },
    },
  ],
  launch: (resolved) =>
    [
      `sky launch -c ${slugOf(resolved)}`,
      ...requiredAsks(resolved).map(({ name }) => `--secret ${name}`),
      file,
    ].join(' '),
  lost: (resolved) => {
    const name = slugOf(resolved);
    const forwards = servedPorts(resolved).map((port) => `-L ${port}:localhost:${port}`);
    return [
      ...lostCuda(resolved, 'The host'),
      ...lostToOthers(resolved),
      `No port is shown, since SkyPilot would show it to everybody: ssh ${forwards.join(' ')} ${name}, and open http://localhost:${resolved.preset.app.port}.`,
      ...(optionalNames(resolved).length === 0
        ? []
        : [`To give it ${optionalNames(resolved).join(', ')}: --secret with the name.`]),
    ];
  },
  impossible: ({ plan }) => unnamed('skypilot', plan.gpu, toolVersion('skypilot')),
};
