import type { Catalog, Gpu, JobTime, PriceSighting } from '../../src/catalog/types.ts';
import { catalog, gpus } from './plans.ts';

/** Cards for tests of advice, so that a price which moves does not move them. */

const found = catalog.gpus.find(({ id }) => id === gpus.ada);
if (found === undefined) throw new Error('the Catalog has the RTX 4090');
const ada = found;

export function seen(usdPerHour: number, cloud: PriceSighting['cloud'] = 'secure', date = '2026-11-20') {
  return { usdPerHour, cloud, date, source: 'test' };
}

/** A card like the RTX 4090 in all that is not stated. */
export function card(name: string, changes: Partial<Gpu> = {}): Gpu {
  return { ...ada, id: `Test ${name}`, name, hostMemoryGb: 64, prices: [seen(1)], ...changes };
}

/** A job of 60 minutes on the card `Base`, which is within 2 both ways. */
const job: JobTime = {
  app: ['small'],
  job: 'a test job',
  anchor: { gpu: 'Test Base', minutes: 60 },
  scale: 'diffusion',
  spread: 2,
  fromVramGb: 16,
  firstBootMinutes: [5, 10],
  source: ['test'],
  reviewed: '2026-11-22',
  confidence: 'high',
};

/** The Catalog with these cards alone. */
export function catalogOf(cards: readonly Gpu[], changes: Partial<JobTime> = {}): Catalog {
  return { ...catalog, gpus: cards, jobTimes: [{ ...job, ...changes }], reviewed: '2026-11-22' };
}
