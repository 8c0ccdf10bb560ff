import type { ResolvedPlan } from '../../resolve/resolve.ts';
import type { RenderInput } from '../artifact.ts';
import { containerGb, hostCudaFloor } from '../form.ts';
import { startCommand, startCommandWords } from '../start-command.ts';
import { cloudPorts, runpodSecrets } from './facts.ts';

/** The least that RunPod's API takes for a volume disk, in GB (its document of 2026-08-18, PersistentMount). */
const leastVolumeGb = 10;

/** Why RunPod's API takes no such volume; null: it does. */
export function volumeRefused({ plan }: ResolvedPlan): string | null {
  return plan.volumeGb > 0 && plan.volumeGb < leastVolumeGb
    ? `RunPod's API takes a volume of ${leastVolumeGb} GB or more, or none, and not one of ${plan.volumeGb} GB`
    : null;
}

/** What a pod and a template are described by alike. */
export function container(script: string, { resolved, stamp }: RenderInput) {
  const { plan } = resolved;
  const env = runpodSecrets(resolved);
  return {
    name: plan.name,
    image: plan.image,
    args: startCommand(script, startCommandWords(resolved, stamp.toolVersion)),
    disk: containerGb(resolved),
    ...(plan.volumeGb === 0
      ? {}
      : { mounts: { persistent: { size: plan.volumeGb, path: plan.volumePath } } }),
    ports: cloudPorts(resolved),
    ...(Object.keys(env).length === 0 ? {} : { env }),
    // Without a key in the account it does nothing; with one it is the way in.
    startSsh: true,
    // The form shows no Jupyter either.
    startJupyter: false,
  };
}

/** Where it was last seen to be rented; the secure cloud where that is not known. */
export function cloudOf({ gpu }: ResolvedPlan): 'SECURE' | 'COMMUNITY' {
  const clouds = gpu?.clouds ?? [];
  return clouds.length > 0 && !clouds.includes('secure') ? 'COMMUNITY' : 'SECURE';
}

/** The versions of CUDA from the floor on, as far as the Catalog knows them: a template takes no floor. */
export function cudaFrom(resolved: ResolvedPlan): readonly string[] {
  const floor = hostCudaFloor(resolved);
  if (floor === null) return [];
  const number = (version: string) => {
    const [major = 0, minor = 0] = version.split('.').map(Number);
    return major * 1000 + minor;
  };
  const known = resolved.catalog.cuda.map(({ version }) => version);
  return [...new Set([floor, ...known])]
    .filter((version) => number(version) >= number(floor))
    .toSorted((a, b) => number(a) - number(b));
}

/** Posts a file of this folder. The key comes by a pipe: what stands among a command's arguments can be read. */
export function postCommand(path: string, file: string): string {
  return [
    'curl -sS -A pod-wizard -H @<(echo "Authorization: Bearer $RUNPOD_API_KEY")',
    `-H 'Content-Type: application/json' -d @${file} https://api.runpod.io/v2/${path}`,
  ].join(' ');
}

export const jsonFile = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;
