import { byText } from '../basics/order.ts';
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

/** Orders GPU types: the cheapest on the secure cloud first, then by memory, then by name; those nobody priced last. */
export function byPrice(a: Gpu, b: Gpu): number {
  const last = Number.POSITIVE_INFINITY;
  const [left, right] = [securePrice(a)?.usdPerHour ?? last, securePrice(b)?.usdPerHour ?? last];
  if (left !== right) return left - right;
  return (a.vramGb ?? last) - (b.vramGb ?? last) || byText(a.name, b.name);
}

export type PriceAge = 'fresh' | 'aged' | 'old' | 'stale';

/**
 * What a sighting is worth by now. Secure prices rose by 19 to 34 % in six weeks of 2026 and by half from
 * January to October: after two weeks its age is told, after a month it may be a third more, and after half a
 * year nothing is counted on it.
 */
export function priceAge({ date }: PriceSighting, today: Date): PriceAge {
  const days = daysSince(date, today);
  return days > 180 ? 'stale' : days > 30 ? 'old' : days > 14 ? 'aged' : 'fresh';
}

/** By how much an old price may have risen. */
export const mayHaveRisen = 1.35;

export function daysSince(date: string, today: Date): number {
  return Math.floor((today.getTime() - Date.parse(date)) / 86_400_000);
}

/** What an hour costs, each lane with its date: prices that were seen, not promised. */
export function priceText(gpu: Gpu): string {
  const [secure, community] = [securePrice(gpu), communityPrice(gpu)];
  const lanes = [
    ...(secure === null ? [] : [`${dollars(secure.usdPerHour)} secure (${secure.date})`]),
    ...(community === null ? [] : [`from ${dollars(community.usdPerHour)} community (${community.date})`]),
  ];
  return lanes.length === 0 ? 'Nobody noted its price.' : `An hour, when last seen: ${lanes.join(', ')}`;
}
