// One line a target; its name and what it is stand in src/plan/targets.ts, and the compiler asks for each of them here.
import type { Plan } from '../../plan/plan.ts';
import type { TargetName } from '../../plan/targets.ts';
import { compose } from './compose.ts';
import { docker } from './docker.ts';
import { dstack } from './dstack.ts';
import { flash } from './flash.ts';
import { pod } from './pod.ts';
import { pool } from './pool.ts';
import { runpodctl } from './runpodctl.ts';
import { skypilot } from './skypilot.ts';
import type { TargetRecord } from './target.ts';
import { template } from './template.ts';
import { worker } from './worker.ts';

export const targets: Readonly<Record<TargetName, TargetRecord>> = {
  pod,
  template,
  runpodctl,
  docker,
  compose,
  dstack,
  skypilot,
  worker,
  flash,
  pool,
};

/** Those that the plan asks for. */
export function chosenTargets({ target = [] }: Partial<Pick<Plan, 'target'>>): readonly TargetRecord[] {
  return target.map((name) => targets[name]);
}
