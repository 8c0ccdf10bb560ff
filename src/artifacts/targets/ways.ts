import type { TargetName } from '../../plan/targets.ts';
import type { ResolvedPlan } from '../../resolve/resolve.ts';
import { chosenTargets } from './all.ts';

/** A target of a plan as people are told of it. */
export type Way =
  | {
      readonly name: TargetName;
      readonly files: readonly string[];
      /** The one command that launches it. */
      readonly launch: string;
      /** What of the plan it cannot express; a sentence each. */
      readonly lost: readonly string[];
    }
  /** It cannot be made; why, as a clause. */
  | { readonly name: TargetName; readonly impossible: string };

/** The ways out that the plan asks for. */
export function waysOf(resolved: ResolvedPlan): readonly Way[] {
  return chosenTargets(resolved.plan).map(({ name, files, launch, lost, impossible }) => {
    const because = impossible(resolved);
    return because === null
      ? { name, files: files.map(({ path }) => path), launch: launch(resolved), lost: lost(resolved) }
      : { name, impossible: because };
  });
}

/** `compose: docker compose up`, and below it what is not in it. `enter`: what goes to the folder of the files. */
export function wayText(way: Way, enter: string): readonly string[] {
  if ('impossible' in way) return [`${way.name} is not made: ${way.impossible}`];
  return [`${way.name}: ${enter}${way.launch}`, ...way.lost.map((one) => `  ${one}`)];
}
