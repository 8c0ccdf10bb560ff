import type { Fit } from '../judge/fit.ts';
import { answeredFields, type PlanDraft } from '../plan/draft.ts';
import { presetOf, type World } from '../presets/world.ts';
import type { Brief, Verdict } from '../rules/rule.ts';

/** What a list shows of a card. */
export interface Rank {
  readonly verdict: Verdict;
  readonly fit: Fit;
  readonly brief: readonly Brief[];
}

/**
 * How our own apps run on each card, worked out when the program is built: to judge all cards is a tenth of the first
 * frame.
 */
export interface Ranks {
  readonly ranks: readonly Rank[];
  readonly cards: readonly string[];
  /** By app, for each of the cards the number of its rank. */
  readonly apps: Readonly<Record<string, readonly number[]>>;
}

/** What is known of a card for these answers; null: it is to be judged. */
export function rankOf(
  { ranks, world }: { readonly ranks?: Ranks; readonly world: World },
  draft: PlanDraft,
  gpu: string,
): Rank | null {
  const preset = presetOf(world, draft.app);
  const isAppAlone = answeredFields(draft).every((field) => field === 'app');
  if (ranks === undefined || preset === null || preset.own !== undefined || !isAppAlone) return null;
  return ranks.ranks[ranks.apps[preset.id]?.[ranks.cards.indexOf(gpu)] ?? -1] ?? null;
}
