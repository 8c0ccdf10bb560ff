import { reasonsOf } from '../judge/fit.ts';
import type { Preset } from '../presets/schema.ts';
import type { World } from '../presets/world.ts';
import type { Brief } from '../rules/rule.ts';
import type { Answers } from './answers.ts';
import { errorsOf, judge } from './judge.ts';
import { optionsAt } from './options/options.ts';
import type { Rank, Ranks } from './ranks.ts';
import type { WizardContext } from './types.ts';

/** What the wizard would work out itself, for each card of each app where nothing else is answered. */
export function makeRanks(world: World): Ranks {
  const context = { world, savedPlans: [] } as unknown as WizardContext;
  const ranks: Rank[] = [];
  const numbers = new Map<string, number>();
  const numberOf = (rank: Rank) => {
    const text = JSON.stringify(rank);
    const number = numbers.get(text) ?? ranks.push(rank) - 1;
    numbers.set(text, number);
    return number;
  };
  const aloneWith = (app: string): Answers => ({ draft: { app }, origins: {} });
  const cards = world.catalog.gpus.map(({ id }) => id);
  const rankedFor = ({ id: app }: Preset) => {
    const answers = aloneWith(app);
    const options = optionsAt(context, answers, 'gpu', '');
    return cards.map((card) => {
      const option = options.find(({ id }) => id === card);
      const judged = option === undefined ? null : judge(context, answers, 'gpu', option);
      if (judged === null || judged.verdict === null || judged.fit === null) return -1;
      const { verdict, fit, findings } = judged;
      const shown = reasonsOf(findings);
      const minded = findings.filter((one) => one.severity !== 'info' || shown.includes(one));
      const brief = minded.map(
        ({ code, severity, field, accepted, title, brief: short = title }): Brief => ({
          code,
          severity,
          field,
          accepted,
          title: short,
        }),
      );
      return numberOf({ verdict, fit, brief, isSilent: findings.length === 0 });
    });
  };
  const fine = world.presets
    .map(({ id }) => id)
    .filter((app) => errorsOf(context, aloneWith(app)).length === 0);
  return {
    ranks,
    cards,
    fine,
    apps: Object.fromEntries(world.presets.map((one) => [one.id, rankedFor(one)])),
  };
}
