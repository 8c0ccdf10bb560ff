import { gpuNameFor, type NamingTool } from '../../catalog/target-gpus.ts';
import type { ResolvedPlan } from '../../resolve/resolve.ts';
import { wholeDiskGb } from './facts.ts';

/** What tools have in common that rent the machine by themselves. */

/** Why the tool cannot ask for the GPU; null: it can. */
export function unnamed(tool: NamingTool, gpu: string, version: string): string | null {
  return gpuNameFor(tool, gpu) === null ? `${version} has no name for the ${gpu} that is known here` : null;
}

export function lostToOthers(resolved: ResolvedPlan): readonly string[] {
  const { plan, preset } = resolved;
  const memory = preset.needs.systemMemoryGb;
  return [
    ...(plan.volumeGb === 0
      ? []
      : [
          `A volume needs a data centre, which the plan does not name: instead ${plan.volumePath} lies on a disk of ${wholeDiskGb(resolved)} GB, and is gone when the machine is.`,
        ]),
    // What their price lists say of it is the least, or the card's own.
    ...(memory === null ? [] : [`${memory} GB of system memory are needed, and not asked for.`]),
    "What the script says of the cloud's proxy does not hold here. Nothing stops the machine but you.",
  ];
}
