import type { Preset } from '../../presets/schema.ts';
import type { ResolvedPlan } from '../../resolve/resolve.ts';
import { containerGb, hostCudaFloor, shownPorts } from '../form.ts';

/** Where the script lies in a container that is made for it. */
export const scriptPlace = '/opt/pod-wizard/startup.sh';

/** A name as tools take it: lower-case letters, digits and dashes, a letter first, 2 to 40 of them. */
export function slugOf({ plan, preset }: ResolvedPlan): string {
  const slugs = [plan.name, preset.id, `app-${preset.id}`].map((text) =>
    text
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, '-')
      .replace(/^[^a-z]+/, '')
      .slice(0, 40)
      .replace(/-$/, ''),
  );
  return slugs.find((slug) => slug.length > 1) ?? 'app';
}

/** Variables that the script must be given, since neither it nor anybody else has a value. */
export function requiredAsks({ preset }: ResolvedPlan): readonly Ask[] {
  return preset.asks.filter(({ required, default: usual }) => required && usual === null);
}

/** Names of variables that it takes where somebody sets them. */
export function optionalNames(resolved: ResolvedPlan): readonly string[] {
  const { plan, preset } = resolved;
  const required = requiredAsks(resolved).map(({ name }) => name);
  return [
    ...new Set([
      ...preset.asks.map(({ name }) => name),
      ...(preset.weights.some(({ when }) => when === 'install') ? ['HF_TOKEN'] : []),
      ...(plan.codeServer?.auth === 'password' ? ['CODE_SERVER_PASSWORD'] : []),
    ]),
  ].filter((name) => !required.includes(name));
}

type Ask = Preset['asks'][number];

/** Both in one, for what has no volume that outlives the machine. */
export function wholeDiskGb(resolved: ResolvedPlan): number {
  return containerGb(resolved) + resolved.plan.volumeGb;
}

/** A closed port needs SSH, on the port that the cloud's form names too. */
export function cloudPorts(resolved: ResolvedPlan): readonly string[] {
  return [
    ...shownPorts(resolved).map((port) => `${port}/http`),
    ...(resolved.plan.publicPort ? [] : ['22/tcp']),
  ];
}

/** Ports of the container that a person wants to reach, shown or not. */
export function servedPorts({ plan, preset }: ResolvedPlan): readonly number[] {
  return [...new Set([preset.app.port, ...(plan.codeServer === null ? [] : [plan.codeServer.port])])];
}

/** `RunPod's secret of that name`, as its variables name one. */
export function runpodSecrets(resolved: ResolvedPlan): Readonly<Record<string, string>> {
  return Object.fromEntries(
    requiredAsks(resolved).map(({ name }) => [name, `{{ RUNPOD_SECRET_${name} }}`] as const),
  );
}

/** What every target of RunPod's own says the same of. */
export function lostAtRunpod(resolved: ResolvedPlan): readonly string[] {
  const memory = resolved.preset.needs.systemMemoryGb;
  const secrets = requiredAsks(resolved).map(({ name }) => name);
  const optional = optionalNames(resolved);
  return [
    `The container disk of ${containerGb(resolved)} GB is no answer of the plan, but an estimate.`,
    ...(memory === null
      ? []
      : [`${memory} GB of system memory cannot be asked for: look at what the pod got.`]),
    ...(secrets.length === 0
      ? []
      : [
          `Make ${secrets.join(', ')} secrets of the account by these names first: the values stand in no file.`,
        ]),
    ...(optional.length === 0 ? [] : [`Left out, to be added where you have it: ${optional.join(', ')}.`]),
  ];
}

/** The lowest CUDA of the host, as a sentence of what cannot ask for one. */
export function lostCuda(resolved: ResolvedPlan, whose: string): readonly string[] {
  const cuda = hostCudaFloor(resolved);
  return cuda === null
    ? []
    : [`${whose} must reach CUDA ${cuda}, which cannot be asked for here: see nvidia-smi.`];
}
