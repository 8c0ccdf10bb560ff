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

/** Those that cannot be made, told in one clause, and what is left of `--target` without them; null where there is none. */
export function impossibleWays(
  resolved: ResolvedPlan,
): { readonly told: string; readonly rest: readonly TargetName[] } | null {
  const refused = waysOf(resolved).flatMap((way) => ('impossible' in way ? [way] : []));
  if (refused.length === 0) return null;
  return {
    told: refused
      .map(({ name, impossible }) => `the target ${name} cannot be made: ${impossible}`)
      .join('; '),
    rest: resolved.plan.target.filter((name) => !refused.some((way) => way.name === name)),
  };
}

/** `compose: docker compose up`, and below it what is not in it. `enter`: what goes to the folder of the files. */
export function wayText(way: Way, enter: string): readonly string[] {
  if ('impossible' in way) return [`${way.name} is not made: ${way.impossible}`];
  return [`${way.name}: ${enter}${way.launch}`, ...way.lost.map((one) => `  ${one}`)];
}
