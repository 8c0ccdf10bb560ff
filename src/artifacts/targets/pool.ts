import { comment, quote } from '../../basics/shell.ts';
import { yamlLines } from '../../basics/yaml.ts';
import { securePrice } from '../../catalog/prices.ts';
import { estimateJob } from '../../catalog/speed.ts';
import { gpuNameFor, toolVersion } from '../../catalog/target-gpus.ts';
import type { ResolvedPlan } from '../../resolve/resolve.ts';
import itemProgram from '../runtime/pool-item.sh';
import { joinPath } from '../startup/facts.ts';
import { startupFile } from '../startup/script.ts';
import { lostCuda, optionalNames, requiredAsks, scriptPlace, slugOf, wholeDiskGb } from './facts.ts';
import { itemsFile } from './items.ts';
import { unnamed } from './others.ts';
import type { TargetRecord } from './target.ts';

const workers = 2;
const [poolFile, jobFile, programFile] = ['pool.yaml', 'pool-job.yaml', 'pool-item.sh'];
const folder = scriptPlace.slice(0, scriptPlace.lastIndexOf('/'));

const card = ({ plan }: ResolvedPlan) => `${gpuNameFor('skypilot', plan.gpu) ?? plan.gpu}:1`;

/** Without a value: one that is missing at the launch is refused. */
function secretsOf(resolved: ResolvedPlan) {
  const secrets = requiredAsks(resolved).map(({ name }) => [name, null] as const);
  return secrets.length === 0 ? {} : { secrets: Object.fromEntries(secrets) };
}

const resultsOf = ({ plan }: ResolvedPlan) => joinPath(plan.workspace, 'results');

/**
 * Many jobs of a preset on SkyPilot 0.14.1: a pool of workers, each of which installs once, and a job for each line of
 * a list. What a job has for files is mounted by the pool, since a job is handed to a worker by `exec`, which mounts
 * nothing (jobs/recovery_strategy.py, execution.py).
 */
export const pool: TargetRecord = {
  name: 'pool',
  files: [
    {
      path: poolFile,
      mode: 0o644,
      content: (_, { resolved }) => {
        const { plan, preset, gpu } = resolved;
        const price = gpu === null ? null : securePrice(gpu);
        return [
          comment(`Workers for many jobs of ${preset.title} on ${plan.gpu}, by SkyPilot:`),
          comment(pool.launch(resolved)),
          ...pool.lost(resolved).map(comment),
          ...yamlLines({
            name: slugOf(resolved),
            pool: { workers },
            resources: {
              infra: 'runpod',
              accelerators: card(resolved),
              image_id: `docker:${plan.image}`,
              disk_size: wholeDiskGb(resolved),
              use_spot: true,
              ...(price === null ? {} : { max_hourly_cost: price.usdPerHour }),
            },
            ...secretsOf(resolved),
            file_mounts: {
              [scriptPlace]: `./${startupFile.path}`,
              [`${folder}/${programFile}`]: `./${programFile}`,
              [`${folder}/${itemsFile}`]: `./${itemsFile}`,
            },
            setup: `bash ${scriptPlace} install`,
          }),
          '',
        ].join('\n');
      },
    },
    {
      path: jobFile,
      mode: 0o644,
      content: (_, { resolved }) =>
        [
          comment(`One line of ${itemsFile}, on a worker of ${poolFile}, where the launch is told.`),
          ...yamlLines({
            name: `${slugOf(resolved)}-item`,
            // A worker that was taken away is replaced, and its job begins again on another.
            resources: { accelerators: card(resolved), job_recovery: { max_restarts_on_errors: 1 } },
            envs: { RESULTS: '' },
            ...secretsOf(resolved),
            run: `bash ${folder}/${programFile} ${quote(resultsOf(resolved))}`,
          }),
          '',
        ].join('\n'),
    },
    { path: programFile, mode: 0o755, content: () => `#!/usr/bin/env bash\n${itemProgram}` },
  ],
  launch: (resolved) => {
    const name = slugOf(resolved);
    const secrets = requiredAsks(resolved).map((one) => ` --secret ${one.name}`);
    return [
      `sky jobs pool apply -p ${name}${secrets.join('')} ${poolFile}`,
      `sky jobs launch --pool ${name}${secrets.join('')} --num-jobs "$(grep -c '' ${itemsFile})" ${jobFile}`,
    ].join(' && ');
  },
  lost: (resolved) => [
    ...(resolved.preset.job === null ? [] : [resolved.preset.job.because]),
    `One job a line of ${itemsFile}: its words, with tabs between; --items FILE makes it of words as in a shell. {out} in a word is the folder of its results.`,
    `A file that a job reads gets to the workers by a line of file_mounts in ${poolFile}, and is named by its whole path.`,
    `Results stay in ${resultsOf(resolved)}/NUMBER of a worker until it goes. Give the launch of the jobs --env RESULTS=PLACE, as rclone names one (:s3,env_auth:BUCKET/FOLDER), and what opens it as --secret: they are copied there.`,
    `Each of the ${workers} workers installs once, with its own copy of the weights, for all its jobs. No volume is shared: SkyPilot 0.14.1 makes one by REST v1, which RunPod has ended.`,
    ...ceiling(resolved),
    ...costs(resolved),
    ...lostCuda(resolved, 'The host'),
    `Workers are billed until: sky jobs pool down ${slugOf(resolved)}`,
    ...(optionalNames(resolved).length === 0
      ? []
      : [`To give it ${optionalNames(resolved).join(', ')}: --secret with the name.`]),
  ],
  impossible: ({ plan, preset }) =>
    preset.job === null
      ? `${preset.title} can do nothing without its page (its preset has no job)`
      : unnamed('skypilot', plan.gpu, toolVersion('skypilot')),
};

function ceiling({ gpu }: ResolvedPlan): readonly string[] {
  const price = gpu === null ? null : securePrice(gpu);
  return [
    price === null
      ? 'Spot machines, without a ceiling: nobody noted the price of the card. resources.max_hourly_cost sets one.'
      : `Spot machines, for at most the on-demand price of ${price.date}: $${price.usdPerHour} an hour each (max_hourly_cost).`,
  ];
}

/** Time and cost by number, as far as one job was measured. */
function costs({ catalog, plan, gpu }: ResolvedPlan): readonly string[] {
  const one = gpu === null ? null : estimateJob(catalog, plan.app, gpu);
  if (one === null)
    return ['1, 10, 100 or 1,000 jobs: time and cost are unknown, since nobody measured one well enough.'];
  const [from, to] = one.minutes;
  const hours = (minutes: number) =>
    minutes / 60 < 10 ? (minutes / 60).toFixed(1) : String(Math.round(minutes / 60));
  return [1, 10, 100, 1000].map((count) => {
    const rounds = Math.ceil(count / workers);
    const dollars =
      one.dollars === null
        ? 'cost unknown'
        : `$${(one.dollars[0] * count).toFixed(2)} to $${(one.dollars[1] * count).toFixed(2)} on demand`;
    return `${count} of "${one.job}": ${hours(from * rounds)} to ${hours(to * rounds)} hours on ${workers} workers, ${dollars}; the install of each worker comes on top.`;
  });
}
