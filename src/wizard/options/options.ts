import type { Verdict } from '../../rules/rule.ts';
import { type Answers, planOf, presetIn } from '../answers.ts';
import { judge } from '../judge.ts';
import { remember } from '../memo.ts';
import type { Place } from '../steps.ts';
import type { WizardContext } from '../types.ts';
import { appOptions } from './app.ts';
import { gpuOptions } from './gpu.ts';
import { anotherTag, imageOptions } from './image.ts';
import type { Option } from './option.ts';
import { pythonOptions } from './python.ts';
import { menuOptions, settingOptions } from './settings.ts';

const rank: Readonly<Record<Verdict, number>> = {
  recommended: 0,
  compatible: 1,
  unverified: 2,
  incompatible: 3,
};

const rememberOptions = remember<Answers, readonly Option[]>();

/** The rows of a place, best first, as far as their order means nothing else. Kept while the answers stay. */
export function optionsAt(
  context: WizardContext,
  answers: Answers,
  place: Place,
  query: string,
): readonly Option[] {
  return rememberOptions(answers, `${place} ${query}`, () => {
    const { catalog, presets } = context.world;
    const plan = planOf(context, answers);
    switch (place) {
      case 'gpu':
        return query === ''
          ? bestFirst(context, answers, place, gpuOptions(catalog, ''))
          : gpuOptions(catalog, query);
      case 'image': {
        const found = imageOptions(catalog, answers.draft.image, query);
        return query.trim() === '' ? [...bestFirst(context, answers, place, found), anotherTag] : found;
      }
      case 'python': {
        const found = pythonOptions(catalog, answers.draft, presetIn(context, answers.draft));
        return bestFirst(context, answers, place, found);
      }
      case 'app':
        return appOptions(presets, context.savedPlans);
      case 'options':
        return plan === null ? [] : settingOptions(plan);
      case 'review':
        return [];
      default:
        return plan === null ? [] : menuOptions(place, plan, catalog);
    }
  });
}

/** A stable sort: within one verdict the list's own order stays. */
function bestFirst(
  context: WizardContext,
  answers: Answers,
  place: Place,
  options: readonly Option[],
): readonly Option[] {
  const verdictRank = (option: Option) =>
    rank[judge(context, answers, place, option).verdict ?? 'compatible'];
  return options.toSorted((a, b) => verdictRank(a) - verdictRank(b));
}

/** The row that stands for the answer already given; -1 where there is none. */
export function answeredIndex(
  context: WizardContext,
  answers: Answers,
  place: Place,
  options: readonly Option[],
): number {
  const plan = planOf(context, answers);
  const { draft } = answers;
  switch (place) {
    case 'gpu':
    case 'image':
      return options.findIndex(({ id }) => id === draft[place]);
    case 'python':
      return options.findIndex(({ id }) => id === `${draft.python?.provider} ${draft.python?.version}`);
    case 'app':
      return options.findIndex(({ choice }) => choice.kind === 'app' && choice.app === draft.app);
    case 'install':
      return options.findIndex(({ id }) => id === plan?.install);
    case 'codeServer':
      return options.findIndex(
        ({ id }) => id === (plan?.codeServer == null ? 'off' : `port ${plan.codeServer.port}`),
      );
    case 'keepServices':
      return options.findIndex(({ id }) => id === (plan?.keepServices === false ? 'drop' : 'keep'));
    default:
      return -1;
  }
}
