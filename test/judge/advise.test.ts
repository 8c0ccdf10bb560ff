import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Gpu } from '../../src/catalog/types.ts';
import { advise, defaultPlan, fitOf, offers } from '../../src/judge/advise.ts';
import { check, standingErrors } from '../../src/judge/check.ts';
import type { PlanDraft } from '../../src/plan/draft.ts';
import { parsePresetFile } from '../../src/presets/parse.ts';
import { card, catalogOf, seen } from '../support/cards.ts';
import { catalog, gpus, images, presetOf, presets } from '../support/plans.ts';
import { smallPreset, smallPresetWith } from '../support/small-preset.ts';

const speed = (watts: number) => ({
  tflopsBf16: 165.2,
  watts,
  bandwidthGbPerS: null,
  confidence: 'high' as const,
});
const base = card('Base', { speed: speed(450) });
const needy = smallPresetWith({ needs: { ...smallPreset.needs, bf16: true, systemMemoryGb: 48 } });
const names = (all: readonly { readonly gpu: Gpu }[]) => all.map(({ gpu }) => gpu.name);

function ask(cards: readonly Gpu[], budget?: number, draft: PlanDraft = {}, preset = needy) {
  return advise(draft, preset, catalogOf(cards), budget);
}

describe('the plan offered first', () => {
  it('works fully, then is the cheapest', () => {
    const cards = [
      card('Cheap, little memory', { prices: [seen(0.2)], hostMemoryGb: 25 }),
      card('Cheap, old', { prices: [seen(0.1)], computeCapability: '7.0' }),
      card('Dear', { prices: [seen(2)] }),
      card('Right', { prices: [seen(0.8)] }),
    ];
    expect(names(offers({}, needy, catalogOf(cards)))).toEqual(['Right', 'Dear', 'Cheap, little memory']);
  });

  it('takes no card that nobody priced on the secure cloud lately, unless it was asked for', () => {
    const cards = [
      card('Unpriced', { prices: [] }),
      card('Community', { prices: [seen(0.1, 'community')] }),
      card('Not seen for long', { prices: [seen(0.1, 'secure', '2026-01-01')] }),
      card('Other make', { vendor: 'AMD', prices: [seen(0.1)] }),
      card('Priced'),
    ];
    expect(names(offers({}, needy, catalogOf(cards)))).toEqual(['Priced']);
    for (const { id, name } of cards.filter(({ vendor }) => vendor === 'NVIDIA'))
      expect(names(offers({ gpu: id }, needy, catalogOf(cards)))).toEqual([name]);
  });

  it('keeps what was stated, and has no error', () => {
    const draft: PlanDraft = {
      image: images.bare,
      python: { version: '3.11', provider: 'uv' },
      volumeGb: 77,
      gpu: gpus.blackwell,
    };
    for (const preset of presets) {
      const offer = defaultPlan(draft, preset, catalog);
      expect(offer?.plan).toMatchObject(draft);
      expect(standingErrors(offer?.findings ?? [])).toEqual([]);
    }
  });

  it('says why each choice that was open is what it is, and nothing of those that were stated', () => {
    const open = defaultPlan({}, presetOf('fluxgym'), catalog);
    expect(Object.keys(open?.why ?? {})).toEqual(['gpu', 'image', 'python']);
    expect(open?.why.gpu).toMatch(
      /cheapest on which FluxGym works fully, \$\d\.\d\d an hour \(secure, seen on 2026/,
    );
    const stated = defaultPlan({ gpu: gpus.ada, image: images.old }, presetOf('fluxgym'), catalog);
    expect(Object.keys(stated?.why ?? {})).toEqual(['python']);
  });

  it('passes on to another image of the shortlist where the first would be an error', () => {
    const offer = defaultPlan(
      { gpu: gpus.ada, python: { version: '3.11', provider: 'image' }, install: 'venv', hostCuda: '12.4' },
      presetOf('fluxgym'),
      catalog,
    );
    expect(offer?.plan.image).toBe(images.old);
    expect(offer?.why.image).toMatch(/first of the shortlist/);
  });

  it('of a card nobody knows is the first that has no error, whatever a later image would be', () => {
    const file = 'scripts/howtos/preset/presets/howto-app.yaml';
    const parsed = parsePresetFile(readFileSync(file, 'utf8'), file, catalog);
    if (!parsed.ok || parsed.kind !== 'preset') throw new Error(`${file} is no preset`);
    const unknown = catalog.gpus.filter(
      ({ vendor, computeCapability }) => vendor === 'NVIDIA' && computeCapability === null,
    );
    expect(unknown.length).toBeGreaterThan(0);
    for (const { id } of unknown)
      expect(
        offers({ gpu: id }, parsed.preset, catalog).map(({ fit }) => fit),
        id,
      ).toEqual(['unknown']);
  });

  it('is none where what was stated cannot go together', () => {
    const draft: PlanDraft = {
      image: images.bare,
      python: { version: '3.12', provider: 'image' },
      install: 'system',
    };
    expect(defaultPlan(draft, presetOf('fluxgym'), catalog)).toBeNull();
    expect(defaultPlan({ gpu: gpus.volta }, presetOf('fluxgym'), catalog)).toBeNull();
  });
});

describe('how an app runs on a card', () => {
  const worthOf = (changes: Partial<Gpu>, accept: PlanDraft['accept'] = []) => {
    const one = card('One', changes);
    const { fit: how, because } = fitOf(
      { app: 'small', gpu: one.id, image: images.usual, accept },
      needy,
      catalogOf([one]),
    );
    return [how, ...because.map(({ code }) => code)];
  };

  it('is fully where nothing stands against the card', () => {
    expect(worthOf({})).toEqual(['fully']);
  });

  it('is with a setting where memory has to be saved, or asked for in the form', () => {
    expect(worthOf({ hostMemoryGb: 25 })).toEqual(['with a setting', 'PW112']);
    expect(worthOf({ hostMemoryGb: null })).toEqual(['with a setting', 'PW112']);
  });

  it('is fully again where the user said to know better', () => {
    expect(worthOf({ hostMemoryGb: 25 }, [{ code: 'PW112', reason: 'set to 64 GB' }])).toEqual(['fully']);
  });

  it('is not known where the card is not', () => {
    expect(worthOf({ vramGb: null })).toEqual(['unknown']);
    expect(worthOf({ computeCapability: null })).toEqual(['unknown']);
  });

  it('is not at all where an error stands', () => {
    expect(worthOf({ computeCapability: '7.5' })).toEqual(['not', 'PW111']);
    expect(worthOf({ vramGb: 6 })).toEqual(['not', 'PW101']);
  });
});

describe('advice', () => {
  it('names the best value where it differs by more than an estimate can be wrong', () => {
    const slow = card('Slow', { speed: speed(100), prices: [seen(0.9)] });
    const told = ask([base, slow]);
    expect([told?.cheapest.gpu.name, told?.value?.gpu.name]).toEqual(['Slow', 'Base']);
    // Twice as fast for 1.5 times the price: 1.33 times cheaper a job, which nobody can tell.
    const near = ask([
      card('Base', { speed: speed(450), prices: [seen(1.5)] }),
      card('Half', { speed: speed(172) }),
    ]);
    expect([near?.cheapest.gpu.name, near?.value]).toEqual(['Half', null]);
    expect(names(near?.aboutTheSame ?? [])).toEqual(['Base']);
  });

  it('names the fastest where it is told apart, and what is as fast for less', () => {
    const fast = card('Fast', { speed: speed(1000), prices: [seen(4)] });
    const nearly = card('Nearly', { speed: speed(900), prices: [seen(3)] });
    const told = ask([base, nearly, fast]);
    expect([told?.cheapest.gpu.name, told?.value, told?.fastest?.gpu.name]).toEqual(['Base', null, 'Fast']);
    expect(names(told?.aboutAsFast ?? [])).toEqual(['Nearly']);
    expect(ask([base, card('Little faster', { speed: speed(500), prices: [seen(2)] })])?.fastest).toBeNull();
  });

  it('names each card once', () => {
    const best = card('Best', { speed: speed(1000), prices: [seen(1.1)] });
    const told = ask([base, best]);
    expect([told?.cheapest.gpu.name, told?.value?.gpu.name, told?.fastest]).toEqual(['Base', 'Best', null]);
    expect(told?.aboutTheSame).toEqual([]);
  });

  it('compares only cards that fit as well', () => {
    const told = ask([base, card('Fast, little memory', { speed: speed(1000), hostMemoryGb: 25 })]);
    expect([told?.value, told?.fastest]).toEqual([null, null]);
  });

  it('tells the value and the fastest of cards that can be estimated, though the cheapest cannot', () => {
    const told = ask([base, card('L4', { prices: [seen(0.3)] })]);
    expect([told?.cheapest.job, told?.value?.gpu.name]).toEqual([null, 'Base']);
    const none = ask([card('L4'), card('B200', { prices: [seen(6)] })]);
    expect([none?.value, none?.fastest, none?.aboutTheSame, none?.aboutAsFast]).toEqual([null, null, [], []]);
  });

  it('stays within a budget, and is none where nobody meets it', () => {
    const cards = [base, card('Cheap, little memory', { prices: [seen(0.2)], hostMemoryGb: 25 })];
    expect(ask(cards, 1)?.cheapest.gpu.name).toBe('Base');
    expect(ask(cards, 0.99)?.cheapest).toMatchObject({
      gpu: { name: 'Cheap, little memory' },
      fit: 'with a setting',
    });
    expect(ask(cards, 0.1)).toBeNull();
    expect(ask(cards, 0.5, { gpu: base.id })).toBeNull();
    expect(ask([card('Unpriced', { prices: [] })], 0.5, { gpu: 'Test Unpriced' })?.cheapest.gpu.name).toBe(
      'Unpriced',
    );
  });

  it('has plans without an error only, for every preset', () => {
    for (const preset of presets) {
      const told = advise({}, preset, catalog);
      expect(told).not.toBeNull();
      for (const offer of [told?.cheapest, told?.value, told?.fastest])
        if (offer != null) expect(standingErrors(check(offer.plan, preset, catalog))).toEqual([]);
    }
  });
});

it('the plan offered first is the best of all offers, whatever is stated', () => {
  const drafts: readonly PlanDraft[] = [
    {},
    { python: { version: '3.11', provider: 'uv' } },
    { gpu: gpus.blackwell },
    { image: images.old },
    { hostCuda: '12.4' },
    { publicPort: false, install: 'system-break' },
  ];
  for (const preset of presets) {
    for (const draft of drafts) {
      expect(defaultPlan(draft, preset, catalog)).toEqual(offers(draft, preset, catalog)[0] ?? null);
      expect(defaultPlan(draft, preset, catalog, 0.5)).toEqual(
        offers(draft, preset, catalog, 0.5)[0] ?? null,
      );
    }
  }
});
