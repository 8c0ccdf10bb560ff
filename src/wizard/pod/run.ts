import type { WizardTerminal } from '../types.ts';
import type { Order, PodResult } from './state.ts';
import type { PodStore } from './store.ts';

/** Shows the screen that follows a pod until it is left. Ink was loaded for the wizard before it. */
export async function runPod(
  store: PodStore,
  terminal: WizardTerminal,
  onOrder: (order: Order) => void,
  now: () => number,
): Promise<PodResult> {
  const { mountPod } = await import('../mount.tsx');
  return mountPod(store, terminal, onOrder, now);
}
