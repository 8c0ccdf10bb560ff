import { dollars } from './prices.ts';
import type { Catalog } from './types.ts';

/**
 * What a volume disk of so many GB costs a month while its pod is stopped, with the day of the price, as a
 * clause; null where there is none, or nobody noted the price.
 */
export function stoppedCost({ storagePrices }: Catalog, gb: number): string | null {
  const price = storagePrices.find(({ kind }) => kind === 'volume disk');
  if (gb <= 0 || price === undefined) return null;
  const { stopped } = price.usdPerGbMonth;
  return `about ${dollars(gb * stopped)} a month (${dollars(stopped)} a GB, seen ${price.reviewed})`;
}
