import { comment } from '../../basics/shell.ts';
import { yamlLines } from '../../basics/yaml.ts';
import { alsoCalled, gpuNameFor, toolVersion } from '../../catalog/target-gpus.ts';
import type { ResolvedPlan } from '../../resolve/resolve.ts';
import { hostCudaFloor } from '../form.ts';
import { startupFile } from '../startup/script.ts';
import { optionalNames, requiredAsks, scriptPlace, servedPorts, slugOf, wholeDiskGb } from './facts.ts';
import { lostToOthers, unnamed } from './others.ts';
import type { TargetRecord } from './target.ts';

const file = 'pod.dstack.yml';

/** What dstack asks of a host by itself, and lets nobody change (gpuhunt 0.1.34 providers/runpod.py). */
const cudaOfDstack = '12.8';

function lostCuda(resolved: ResolvedPlan): readonly string[] {
  const floor = hostCudaFloor(resolved);
  return floor === null || floor === cudaOfDstack
    ? []
    : [`dstack asks for a host with CUDA ${cudaOfDstack} or newer; the plan's ${floor} cannot be said.`];
}

/** A task, as the models of dstack 0.22.5 take it. */
export const dstack: TargetRecord = {
  name: 'dstack',
  files: [
    {
      path: file,
      mode: 0o644,
      content: (_, { resolved }) => {
        const { plan, preset } = resolved;
        const secrets = requiredAsks(resolved).map(({ name }) => name);
        return [
          comment(`${preset.title} on ${plan.gpu} by dstack: ${dstack.launch(resolved)}`),
          ...dstack.lost(resolved).map(comment),
          ...yamlLines({
            type: 'task',
            name: slugOf(resolved),
            image: plan.image,
            // Without a value: dstack takes it from where it is called, and refuses where it is missing.
            ...(secrets.length === 0 ? {} : { env: secrets }),
            files: [`./${startupFile.path}:${scriptPlace}`],
            commands: [`bash ${scriptPlace}`],
            ports: servedPorts(resolved).map(String),
            backends: ['runpod'],
            resources: {
              gpu: `${gpuNameFor('dstack', plan.gpu) ?? plan.gpu}:1`,
              disk: `${wholeDiskGb(resolved)}GB`,
            },
          }),
          '',
        ].join('\n');
      },
    },
  ],
  launch: () => `dstack apply -f ${file}`,
  lost: (resolved) => {
    const same = alsoCalled('dstack', resolved.plan.gpu);
    return [
      ...(same.length === 0 ? [] : [`dstack calls ${same.join(', ')} by the same name, and may rent that.`]),
      ...lostCuda(resolved),
      ...lostToOthers(resolved),
      'The app is at http://localhost of your own machine while dstack is attached; no proxy shows it.',
      ...(optionalNames(resolved).length === 0
        ? []
        : [`To give it ${optionalNames(resolved).join(', ')}: name them under env.`]),
    ];
  },
  impossible: ({ plan }) => unnamed('dstack', plan.gpu, toolVersion('dstack')),
};
