import type { Fit } from '../judge/fit.ts';
import { answeredFields, type PlanDraft } from '../plan/draft.ts';
import { presetOf, type World } from '../presets/world.ts';
import type { Brief, Verdict } from '../rules/rule.ts';

/** What a list shows of a card. */
export interface Rank {
  readonly verdict: Verdict;
  readonly fit: Fit;
  readonly brief: readonly Brief[];
  /** There is nothing to say of it, in brief or at length. */
  readonly isSilent: boolean;
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
  /** Apps of which no error stands while nothing else is answered. */
  readonly fine: readonly string[];
}

interface Known {
  readonly ranks?: Ranks;
  readonly world: World;
}

/** What is known of a card for these answers; null: it is to be judged. */
export function rankOf(known: Known, draft: PlanDraft, gpu: string): Rank | null {
  const { ranks } = known;
  const app = appAlone(known, draft);
  if (ranks === undefined || app === null) return null;
  return ranks.ranks[ranks.apps[app]?.[ranks.cards.indexOf(gpu)] ?? -1] ?? null;
}

/** Whether it is known that no error stands under these answers. */
export function isKnownFine(known: Known, draft: PlanDraft): boolean {
  const app = appAlone(known, draft);
  return app !== null && known.ranks?.fine.includes(app) === true;
}

/** The app, where it is one of ours, and nothing else is answered. */
function appAlone({ world }: Known, draft: PlanDraft): string | null {
  const preset = presetOf(world, draft.app);
  const isAlone = answeredFields(draft).every((field) => field === 'app');
  return preset === null || preset.own !== undefined || !isAlone ? null : preset.id;
}
