import { comment } from '../../basics/shell.ts';
import { type YamlValue, yamlLines } from '../../basics/yaml.ts';
import type { ResolvedPlan } from '../../resolve/resolve.ts';
import { startupFile } from '../startup/script.ts';
import { bootCommand, statusCommand } from './docker.ts';
import { optionalNames, requiredAsks, scriptPlace, servedPorts, slugOf } from './facts.ts';
import { lostAtHome, needsNvidia } from './home.ts';
import type { TargetRecord } from './target.ts';

const file = 'compose.yaml';

/** Text that Compose is to take as it stands: it fills in `$NAME` in every value. */
const asItIs = (text: string) => text.replaceAll('$', '$$$$');

function project(resolved: ResolvedPlan): YamlValue {
  const { plan, preset } = resolved;
  const keeps = plan.volumeGb > 0;
  const environment: Readonly<Record<string, string>> = Object.fromEntries([
    // A secret that is missing is an error, not an empty text.
    ...requiredAsks(resolved).map(({ name }) => [name, `\${${name}:?set ${name}}`]),
    ...optionalNames(resolved).map((name) => [name, `\${${name}:-}`]),
  ]);
  const service: YamlValue = {
    image: asItIs(plan.image),
    command: bootCommand,
    ports: servedPorts(resolved).map((port) => ({
      target: port,
      published: String(port),
      host_ip: '127.0.0.1',
      protocol: 'tcp',
    })),
    ...(Object.keys(environment).length === 0 ? {} : { environment }),
    volumes: [
      ...(keeps ? [{ type: 'volume', source: 'data', target: asItIs(plan.volumePath) }] : []),
      { type: 'bind', source: `./${startupFile.path}`, target: scriptPlace, read_only: true },
    ],
    // Docker's own 64 MB are too little for loaders of data that use several processes.
    shm_size: '8gb',
    stop_grace_period: `${preset.app.stop.seconds + 10}s`,
    restart: 'unless-stopped',
    healthcheck: { test: ['CMD', ...statusCommand], interval: '30s', timeout: '20s', start_period: '60m' },
    deploy: {
      resources: { reservations: { devices: [{ driver: 'nvidia', count: 1, capabilities: ['gpu'] }] } },
    },
  };
  return {
    name: slugOf(resolved),
    services: { app: service },
    ...(keeps ? { volumes: { data: {} } } : {}),
  };
}

/** For a machine of one's own, after the Compose Specification. */
export const compose: TargetRecord = {
  name: 'compose',
  files: [
    {
      path: file,
      mode: 0o644,
      content: (_, { resolved }) =>
        [
          comment(`${resolved.preset.title} on a machine of your own: ${compose.launch(resolved)}`),
          ...compose.lost(resolved).map(comment),
          ...yamlLines(project(resolved)),
          '',
        ].join('\n'),
    },
  ],
  launch: () => 'docker compose up',
  lost: lostAtHome,
  impossible: needsNvidia,
};
