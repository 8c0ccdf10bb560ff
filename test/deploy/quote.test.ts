import { describe, expect, it } from 'vitest';
import type { Offer } from '../../src/deploy/api.ts';
import { readOffers } from '../../src/deploy/api.ts';
import { confirmation, priceOf, quoteRow, rowText } from '../../src/deploy/quote.ts';
import { candidate } from './support.ts';

const offer = (changes: Partial<Offer> = {}): Offer => ({
  id: 'A',
  price: { secure: 0.69, community: 0.34 },
  availability: 'HIGH',
  dataCenters: null,
  cudaVersions: null,
  ...changes,
});
const words = (changes: Partial<Offer>) =>
  rowText(quoteRow('A', priceOf(candidate('A'), offer(changes), null)));

describe('a price', () => {
  it('is the one of now, where the cloud tells one; else the one that was seen; else nobody knows it', () => {
    const seen = { usdPerHour: 0.5, date: '2026-10-01', source: 'x' } as never;
    expect(priceOf(candidate('A'), offer(), seen)).toMatchObject({ usdPerHour: 0.69, seen: null });
    expect(rowText(quoteRow('A', priceOf(candidate('A'), null, seen)))).toBe(
      'A: $0.50 an hour (seen on 2026-10-01)',
    );
    expect(rowText(quoteRow('A', priceOf(candidate('A'), null, null)))).toBe('A: nobody noted its price');
  });

  it('is of the cloud that is asked, and of all cards', () => {
    const { body, ...rest } = candidate('A');
    const two = { ...rest, body: { ...body, cloud: 'COMMUNITY' as const, gpu: { id: 'A', count: 2 } } };
    expect(priceOf(two, offer(), null)?.usdPerHour).toBe(0.68);
  });

  it.each<[Partial<Offer>, string]>([
    [{ availability: null }, 'A: $0.69 an hour (now)'],
    [{}, 'A: $0.69 an hour (now, free: high)'],
    [
      { availability: 'NONE', dataCenters: [{ id: 'X', availability: 'LOW' }] },
      'A: $0.69 an hour (now, free: none)',
    ],
    [
      {
        availability: 'MEDIUM',
        dataCenters: [
          { id: 'EU-RO-1', availability: 'LOW' },
          { id: 'US-KS-2', availability: 'MEDIUM' },
          { id: 'EU-CZ-1', availability: 'MEDIUM' },
        ],
        cudaVersions: [
          { version: '12.8', available: true },
          { version: '13.0', available: false },
        ],
      },
      'A: $0.69 an hour (now, free: medium, most in US-KS-2, EU-CZ-1; hosts of CUDA 12.8)',
    ],
    [
      { dataCenters: ['A', 'B', 'C', 'D', 'E', 'F'].map((id) => ({ id, availability: 'HIGH' })) },
      'A: $0.69 an hour (now, free: high, most in A, B, C, D and 2 more)',
    ],
  ])('says what is free, and where most of it: %j', (changes, text) => {
    expect(words(changes)).toBe(text);
  });
});

it('an offer whose places or versions are in another form is an offer still', () => {
  const text = JSON.stringify({
    gpus: [{ ...offer(), dataCenters: 'many', cudaVersions: [{ version: 12.8 }], availability: 5 }],
  });
  expect(readOffers(text)).toEqual([offer({ availability: null })]);
});

it('says how it ends, or that nothing ends it', () => {
  const quote = { title: 'T', rows: [], stopped: null, lost: [], ends: { hold: null, stopAfter: null } };
  const ends = (some: object) =>
    confirmation({ ...quote, ends: { ...quote.ends, ...some } }, 'HOW').find(
      ([label]) => label === 'Ends',
    )?.[1];
  expect(ends({})).toBe('when you stop or terminate it: nothing else does (HOW)');
  expect(ends({ hold: 60, stopAfter: 8 })).toBe(
    'it stops itself after 8 h, and when it is not ready after 60 min',
  );
});
