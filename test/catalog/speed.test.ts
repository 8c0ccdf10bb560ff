import { describe, expect, it } from 'vitest';
import { diffusionSpeed, estimateJob, jobTimeOf, toldApart } from '../../src/catalog/speed.ts';
import { card, catalogOf, seen } from '../support/cards.ts';
import { catalog } from '../support/plans.ts';

const speed = (tflopsBf16: number, watts: number) => ({
  tflopsBf16,
  watts,
  bandwidthGbPerS: null,
  confidence: 'high' as const,
});
const base = card('Base', { speed: speed(165.2, 450) });

describe('the speed of a card beside an RTX 4090', () => {
  const named = (name: string) => {
    const found = catalog.gpus.find((gpu) => gpu.name === name);
    const known = found === undefined ? null : diffusionSpeed(found);
    if (known === null) throw new Error(`no speed of ${name}`);
    return known;
  };

  it('is 1 for that card, and unknown where nothing is known', () => {
    expect(diffusionSpeed(base)).toBe(1);
    expect(diffusionSpeed(card('Other', { speed: null }))).toBeNull();
  });

  it('ranks cards in the order that people measured', () => {
    expect(named('H100 SXM')).toBeGreaterThan(named('RTX 4090'));
    expect(named('RTX 5090')).toBeGreaterThan(named('RTX 4090'));
    expect(named('RTX 4090')).toBeGreaterThan(named('RTX 3090'));
    expect(named('RTX A6000')).toBeGreaterThan(named('A40'));
    expect(named('RTX 3090')).toBeGreaterThan(named('RTX A5000'));
  });

  it('does not take a board of little power for what its arithmetic promises', () => {
    expect(named('RTX 6000 Ada')).toBeLessThan(named('RTX 4090') * toldApart);
    expect(named('L4')).toBeLessThan(named('RTX 3090'));
  });
});

describe('what one job takes', () => {
  const ask = (gpu = base, changes = {}) => estimateJob(catalogOf([base, gpu], changes), 'small', gpu);

  it('is a range about what was measured, at the price seen', () => {
    expect(ask()).toMatchObject({ minutes: [30, 120], dollars: [0.5, 2], likelyDollars: 1 });
  });

  it('scales with speed and price', () => {
    const slow = card('Slow', { speed: speed(165.2, 450 / 4), prices: [seen(0.5)] });
    const [from = 0, to = 0] = ask(slow)?.minutes ?? [];
    expect(from).toBeCloseTo(30 * 4 ** 0.72);
    expect(to / from).toBeCloseTo(4);
    expect(ask(slow)?.likelyDollars).toBeCloseTo(0.5 * 4 ** 0.72);
  });

  it('has minutes without a price, and no dollars', () => {
    expect(ask(card('Unpriced', { prices: [] }))).toMatchObject({ minutes: [30, 120], dollars: null });
    expect(ask(card('Community', { prices: [seen(0.3, 'community')] }))?.dollars).toBeNull();
  });

  it.each([
    ['an app of which nobody measured anything', base, { app: ['other'] }],
    ['an app whose jobs nobody measured', base, { anchor: null }],
    ['an app whose jobs do not scale', base, { scale: null }],
    ['a card with so little memory that the app swaps', card('Small', { vramGb: 12 }), {}],
    ['a card of which no speed is known', card('Unknown', { speed: null }), {}],
    ['a slice of a card', card('PRO 6000 MIG 24GB'), {}],
    ['a card beyond those that the estimate was made from', card('B200'), {}],
    ['a small board', card('L4'), {}],
  ])('is unknown for %s', (_, gpu, changes) => {
    expect(ask(gpu, changes)).toBeNull();
  });

  it('takes the name of a small board for that board only', () => {
    expect(ask(card('L40S'))).not.toBeNull();
    expect(ask(card('L40'))).not.toBeNull();
  });

  it('claims no time of a clip for HunyuanVideo-Foley, and has a first boot', () => {
    expect(jobTimeOf(catalog, 'hunyuanvideo-foley')).toMatchObject({
      anchor: null,
      firstBootMinutes: [5, 12],
    });
    expect(catalog.gpus.filter((gpu) => estimateJob(catalog, 'hunyuanvideo-foley', gpu) !== null)).toEqual(
      [],
    );
    expect(jobTimeOf(catalog, 'nobody')).toBeNull();
  });
});
