import type { ResolvedPlan } from '../../resolve/resolve.ts';
import { lostCuda, slugOf } from './facts.ts';

/** What targets for a machine of one's own have in common. */

export function needsNvidia({ gpu, plan }: ResolvedPlan): string | null {
  return gpu?.vendor === 'AMD' ? `it asks Docker for an NVIDIA GPU, and the ${plan.gpu} is none` : null;
}

export function volumeName(resolved: ResolvedPlan): string {
  return `${slugOf(resolved)}-data`;
}

export function lostAtHome(resolved: ResolvedPlan): readonly string[] {
  const { plan, preset } = resolved;
  const memory = preset.needs.systemMemoryGb;
  return [
    `Docker takes whatever GPU is there: the plan is for ${plan.gpu}. It needs the NVIDIA Container Toolkit.`,
    ...lostCuda(resolved, "The machine's driver"),
    ...(memory === null ? [] : [`${memory} GB of system memory are needed, and not asked for.`]),
    plan.volumeGb === 0
      ? 'There is no volume: what the app makes is gone with the container.'
      : `The volume has no size here: the plan reckons with ${plan.volumeGb} GB.`,
    "There is no address of the cloud's proxy: the app answers on this machine alone. What the script says of billing does not hold here.",
    ...(plan.keepServices
      ? [
          "Services that the image's /start.sh starts run in the container, and none of their ports is published.",
        ]
      : []),
  ];
}
