import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../src/catalog/load.ts';
import made from '../../src/generated/ranks.json' with { type: 'json' };
import { loadBuiltinPresets } from '../../src/presets/builtin.ts';
import { errorsOf, isBroken, judge } from '../../src/wizard/judge.ts';
import { groupOf } from '../../src/wizard/list/groups.ts';
import { makeRanks } from '../../src/wizard/make-ranks.ts';
import { optionsAt } from '../../src/wizard/options/options.ts';
import { isKnownFine, type Ranks, rankOf } from '../../src/wizard/ranks.ts';
import { glyphsFor } from '../../src/wizard/theme.ts';
import { verdictMark, verdictRole, verdictWord } from '../../src/wizard/view/mark.ts';
import { contextWith } from './context.ts';

const world = { catalog: await loadCatalog(), presets: await loadBuiltinPresets() };
const ranks = made as unknown as Ranks;
const worked = contextWith({}, { world, ranks });
const judged = contextWith({}, { world });

describe('how apps run on cards, as the build worked it out', () => {
  it('is what the wizard would work out now', () => {
    expect(made).toEqual(makeRanks(world));
  });

  it.each(world.presets.map(({ id }) => id))('shows of %s what judging each card shows', (app) => {
    // Apart, since what was judged is kept by the answers.
    const [one, other] = [
      { draft: { app }, origins: {} },
      { draft: { app }, origins: {} },
    ];
    const options = optionsAt(worked, one, 'gpu', '');
    expect(options.map(({ id }) => id)).toEqual(optionsAt(judged, other, 'gpu', '').map(({ id }) => id));
    for (const option of options) {
      const known = judge(worked, one, 'gpu', option);
      const anew = judge(judged, other, 'gpu', option);
      expect(rankOf(worked, one.draft, option.id)).not.toBeNull();
      expect(groupOf(known)).toEqual(groupOf(anew));
      expect(known.fit).toBe(anew.fit);
      expect(verdictMark(known, glyphsFor(true))).toEqual(verdictMark(anew, glyphsFor(true)));
      expect(verdictRole(known.verdict, known.brief)).toBe(verdictRole(anew.verdict, anew.brief));
      expect(verdictWord(known)).toBe(verdictWord(anew));
      expect(known.findings).toEqual(anew.findings);
    }
  });

  it.each(world.presets.map(({ id }) => id))('knows of %s whether an error stands', (app) => {
    const answers = { draft: { app }, origins: {} };
    const [errors, broken] = [errorsOf(judged, answers), isBroken(judged, answers, 'app')];
    expect(errorsOf(worked, answers)).toEqual(errors);
    expect(isBroken(worked, answers, 'app')).toBe(broken);
    expect(isKnownFine(worked, answers.draft)).toBe(errors.length === 0);
  });

  it("is not asked where anything else is answered, or the app is a person's own", () => {
    const [card = ''] = ranks.cards;
    expect(rankOf(worked, { app: 'fluxgym', volumeGb: 10 }, card)).toBeNull();
    expect(rankOf(worked, {}, card)).toBeNull();
    expect(isKnownFine(worked, { app: 'fluxgym', gpu: card })).toBe(false);
    expect(rankOf(judged, { app: 'fluxgym' }, card)).toBeNull();
    const own = world.presets.map((preset) => ({ ...preset, own: { named: preset.id, digest: '' } }));
    const theirs = contextWith({}, { world: { ...world, presets: own }, ranks });
    expect(rankOf(theirs, { app: 'fluxgym' }, card)).toBeNull();
  });
});
