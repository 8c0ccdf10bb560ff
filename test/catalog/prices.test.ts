import { describe, expect, it } from 'vitest';
import {
  byPrice,
  communityPrice,
  daysSince,
  dollars,
  priceAge,
  securePrice,
} from '../../src/catalog/prices.ts';
import { card, seen } from '../support/cards.ts';
import { catalog } from '../support/plans.ts';

describe('prices', () => {
  it('are told by lane: the secure one, and the lowest of the others', () => {
    const both = card('Both', { prices: [seen(0.5, 'lowest'), seen(0.9), seen(0.4, 'community')] });
    expect(securePrice(both)?.usdPerHour).toBe(0.9);
    expect(communityPrice(both)?.usdPerHour).toBe(0.4);
    expect(securePrice(card('None', { prices: [seen(0.4, 'community')] }))).toBeNull();
    expect(communityPrice(card('None', { prices: [seen(0.4)] }))).toBeNull();
  });

  it('order cards: the cheapest first, then by memory, then by name, and last those without', () => {
    const cards = [
      card('Unpriced', { prices: [] }),
      card('Dear', { prices: [seen(2)] }),
      card('B'),
      card('A'),
      card('Small', { vramGb: 16 }),
    ];
    expect(cards.toSorted(byPrice).map(({ name }) => name)).toEqual(['Small', 'A', 'B', 'Dear', 'Unpriced']);
  });

  it.each([
    ['2026-11-28', 0, 'fresh'],
    ['2026-11-14', 14, 'fresh'],
    ['2026-11-13', 15, 'aged'],
    ['2026-10-29', 30, 'aged'],
    ['2026-10-28', 31, 'old'],
    ['2026-06-01', 180, 'old'],
    ['2026-05-31', 181, 'stale'],
  ])('of %s are %i days old: %s', (date, days, age) => {
    const today = new Date('2026-11-28T08:00:00Z');
    expect(daysSince(date, today)).toBe(days);
    expect(priceAge(seen(1, 'secure', date), today)).toBe(age);
  });

  it('are written with cents', () => {
    expect([0.5, 2, 0.345].map(dollars)).toEqual(['$0.50', '$2.00', '$0.34']);
  });

  it('have a date and a source each, and one sighting a lane at most', () => {
    for (const { name, prices } of catalog.gpus) {
      expect(new Set(prices.map(({ cloud }) => cloud)).size, name).toBe(prices.length);
      for (const { date, source, usdPerHour } of prices) {
        expect(date).toMatch(/^2026-\d\d-\d\d$/);
        expect(source).not.toBe('');
        expect(usdPerHour).toBeGreaterThan(0);
      }
    }
  });
});
