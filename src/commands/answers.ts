import { definedOnly, type PlanDraft } from '../plan/draft.ts';
import type { Origin, Origins } from '../plan/origin.ts';
import { questions, type World } from '../plan/questions.ts';
import type { Field } from '../plan/schema.ts';
import type { SavedPlan } from '../presets/schema.ts';
import type { StatedTexts } from './command.ts';
import { UsageError } from './errors.ts';

/** What the command line, the environment and the preset state, and which of them stated it. */
export interface Answers {
  readonly draft: PlanDraft;
  readonly origins: Origins;
}

/**
 * Reads flags, then variables, through the questions table; a saved plan and the app preset's own
 * wishes lie underneath. Throws UsageError naming the flag and the nearest allowed values.
 */
export function readAnswers(
  args: StatedTexts,
  env: Readonly<Record<string, string | undefined>>,
  world: World,
  savedPlans: readonly SavedPlan[],
): Answers {
  let stated: PlanDraft = {};
  let preset: PlanDraft = {};
  const origins: Partial<Record<Field, Origin>> = {};

  for (const question of questions) {
    const fromFlag = args.answers.get(question.flag);
    const variable = env[question.variable];
    const texts = fromFlag ?? (variable === undefined || variable === '' ? [] : [variable]);
    for (const text of texts) {
      const saved = question.field === 'app' ? savedPlans.find(({ id }) => id === text) : undefined;
      const read = question.read(saved?.extends ?? text, { ...preset, ...stated }, world);
      if (!read.ok) {
        const name = fromFlag ? `--${question.flag}` : question.variable;
        throw new UsageError(
          `${name}: ${read.message}`,
          read.allowed.length === 0
            ? ''
            : `try ${read.allowed.map((value) => JSON.stringify(value)).join(', ')}`,
        );
      }
      stated = { ...stated, ...read.patch };
      origins[question.field] = 'flag';
      if (question.field === 'app') {
        const base = world.presets.find(({ id }) => id === stated.app);
        preset = definedOnly({ ...base?.plan, ...saved?.plan });
      }
    }
  }
  for (const question of questions) {
    if (question.field in preset && origins[question.field] === undefined) origins[question.field] = 'preset';
  }
  return { draft: { ...preset, ...stated }, origins };
}
