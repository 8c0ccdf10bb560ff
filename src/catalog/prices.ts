import type { Gpu, PriceSighting } from './types.ts';

/** What a GPU costs an hour on the secure cloud, when last seen; null where nobody saw it there. */
export function securePrice({ prices }: Gpu): PriceSighting | null {
  return prices.find(({ cloud }) => cloud === 'secure') ?? null;
}

/** The lowest sighting of any other lane; null where nobody saw one. */
export function communityPrice({ prices }: Gpu): PriceSighting | null {
  const others = prices.filter(({ cloud }) => cloud !== 'secure');
  return others.toSorted((a, b) => a.usdPerHour - b.usdPerHour)[0] ?? null;
}

/** `$0.89` */
export function dollars(amount: number): string {
  return `$${amount.toFixed(2)}`;
}
