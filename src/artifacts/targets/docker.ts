import { comment, quoteAll } from '../../basics/shell.ts';
import { scriptFacts } from '../startup/facts.ts';
import { startupFile } from '../startup/script.ts';
import { optionalNames, requiredAsks, scriptPlace, servedPorts, slugOf } from './facts.ts';
import { lostAtHome, needsNvidia, volumeName } from './home.ts';
import type { TargetRecord } from './target.ts';

/**
 * An image that runs the startup script. Its system packages are baked in, below the script, since they change less
 * often; what the script keeps on the volume is not: a volume that is mounted there would hide it.
 */
export const docker: TargetRecord = {
  name: 'docker',
  files: [
    {
      path: 'Dockerfile',
      mode: 0o644,
      content: (_, input) => {
        const { resolved } = input;
        const { plan, preset } = resolved;
        const apt = scriptFacts(input).aptPackages;
        return [
          comment(`An image that runs ${preset.title} on ${plan.gpu}, by the startup script beside it.`),
          comment(docker.launch(resolved)),
          ...docker.lost(resolved).map(comment),
          `FROM ${plan.image}`,
          '',
          "# The image's own lists say which versions there are, as they do at every boot of the script.",
          '# hadolint ignore=DL3008',
          'RUN apt-get update \\',
          ' && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends \\',
          `    ${quoteAll(apt)} \\`,
          ' && rm -rf /var/lib/apt/lists/*',
          '',
          `COPY ${startupFile.path} ${scriptPlace}`,
          `EXPOSE ${servedPorts(resolved).join(' ')}`,
          "# By the script's own word: a page that somebody else answers does not count.",
          `HEALTHCHECK --interval=30s --timeout=20s --start-period=60m CMD ${JSON.stringify(statusCommand)}`,
          `CMD ${JSON.stringify(bootCommand)}`,
          '',
        ].join('\n');
      },
    },
    {
      path: '.dockerignore',
      mode: 0o644,
      content: () => `*\n!${startupFile.path}\n`,
    },
  ],
  launch: (resolved) => {
    const { plan } = resolved;
    const tag = slugOf(resolved);
    const variables = [...requiredAsks(resolved).map(({ name }) => name), ...optionalNames(resolved)];
    return [
      `docker build -t ${tag} . && docker run --rm -it --gpus 1 --shm-size 8g`,
      ...servedPorts(resolved).map((port) => `-p 127.0.0.1:${port}:${port}`),
      ...(plan.volumeGb === 0 ? [] : [`-v ${quoteAll([`${volumeName(resolved)}:${plan.volumePath}`])}`]),
      ...variables.map((name) => `-e ${name}`),
      tag,
    ].join(' ');
  },
  lost: (resolved) => [
    'Only the system packages are baked in: sources, Python packages and weights are fetched at the first start, to the volume.',
    ...lostAtHome(resolved),
  ],
  impossible: needsNvidia,
};

export const bootCommand = ['/bin/bash', scriptPlace] as const;
export const statusCommand = ['/bin/bash', scriptPlace, 'status'] as const;
