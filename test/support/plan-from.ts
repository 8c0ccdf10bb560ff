import type { PlanDraft } from '../../src/plan/draft.ts';
import type { Plan } from '../../src/plan/plan.ts';
import { readPlan } from '../../src/plan/read-plan.ts';

/** A whole Plan from the answers that a test is about; the rest has its fallback, so a new question breaks no test. */
export function planFrom(stated: PlanDraft): Plan {
  const read = readPlan({ format: 1, ...stated });
  if (!read.ok) throw new Error(read.message);
  // In the order in which they were stated, as files show them.
  const { format, ...answers } = read.plan;
  return { format, ...stated, ...answers };
}
