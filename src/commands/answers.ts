import { answering, definedOnly, type PlanDraft } from '../plan/draft.ts';
import type { Origin, Origins } from '../plan/origin.ts';
import { type Field, fields, variableOf } from '../plan/plan.ts';
import type { SavedPlan } from '../presets/schema.ts';
import { givenBy, presetOf, type World } from '../presets/world.ts';
import type { StatedTexts } from './command.ts';
import { UsageError } from './errors.ts';

/** What the command line, the environment and the preset state, and which of them stated it. */
export interface Answers {
  readonly draft: PlanDraft;
  readonly origins: Origins;
}

/**
 * Reads flags, then variables, through the questions table; a saved plan and the app preset's own
 * wishes lie underneath. Texts are read beside `settled`, which is answered already and stays out of the result.
 * Throws UsageError naming the flag and the nearest allowed values.
 */
export function readAnswers(
  args: StatedTexts,
  env: Readonly<Record<string, string | undefined>>,
  world: World,
  savedPlans: readonly SavedPlan[],
  settled: PlanDraft = {},
): Answers {
  let stated: PlanDraft = {};
  let preset: PlanDraft = {};
  const origins: Partial<Record<Field, Origin>> = {};

  for (const field of fields) {
    const { name, flag } = field;
    const fromFlag = args.answers.get(flag);
    const variable = env[variableOf(field)];
    const texts = fromFlag ?? (variable === undefined || variable === '' ? [] : [variable]);
    for (const text of texts) {
      const saved = name === 'app' ? savedPlans.find(({ id }) => id === text) : undefined;
      const read = field.read(saved?.extends ?? text, givenBy(world, { ...settled, ...preset, ...stated }));
      if (!read.ok) {
        throw new UsageError(
          `${fromFlag ? `--${flag}` : variableOf(field)}: ${read.message}`,
          read.allowed.length === 0
            ? ''
            : `try ${read.allowed.map((value) => JSON.stringify(value)).join(', ')}`,
        );
      }
      stated = { ...stated, ...answering(name, read.value) };
      origins[name] = 'flag';
      if (name === 'app') {
        const base = presetOf(world, stated.app);
        preset = definedOnly({ ...base?.plan, ...saved?.plan });
      }
    }
  }
  for (const { name } of fields) {
    if (name in preset && origins[name] === undefined) origins[name] = 'preset';
  }
  return { draft: { ...preset, ...stated }, origins };
}
