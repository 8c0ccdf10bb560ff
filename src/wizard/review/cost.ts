import { gpuById } from '../../catalog/gpus.ts';
import { priceText } from '../../catalog/prices.ts';
import { stoppedCost } from '../../catalog/storage-prices.ts';
import { type Answers, planOf } from '../answers.ts';
import type { WizardContext } from '../types.ts';

/** What a pod of this plan costs: while it runs, and while it is stopped; null: nothing, or it is not known. */
export function costOf(
  context: WizardContext,
  answers: Answers,
): { readonly running: string | null; readonly stopped: string | null } {
  const { catalog } = context.world;
  const gpu = gpuById(catalog, answers.draft.gpu ?? '');
  const volumeGb = planOf(context, answers)?.volumeGb ?? 0;
  const stopped = stoppedCost(catalog, volumeGb);
  return {
    running: gpu === null ? null : priceText(gpu),
    stopped: stopped === null ? null : `Stopped, its volume of ${volumeGb} GB costs ${stopped}.`,
  };
}
