import { expect, it } from 'vitest';
import { letMonkeyPlay } from './monkey.ts';

/** A short one here; `npm run monkey` presses 20,000 keys over several seeds. */
const total = Number(process.env['MONKEY_KEYS'] ?? 600);
const seeds = [1, 2, 3, 4];

it.each(seeds)(
  'keys at random leave no stale line and break nothing: seed %i',
  async (seed) => {
    const { keys, compared, faults } = await letMonkeyPlay(seed, total / seeds.length);
    expect(faults).toEqual([]);
    expect(keys).toBeGreaterThanOrEqual(total / seeds.length);
    expect(compared).toBeGreaterThan(0);
    if (process.env['MONKEY_KEYS']) console.log(`seed ${seed}: ${keys} keys, ${compared} screens compared`);
  },
  20 * 60_000,
);
