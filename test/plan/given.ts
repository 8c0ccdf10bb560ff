import type { Answers, Given, SavedAnswers } from '../../src/plan/field.ts';
import type { Preset } from '../../src/presets/schema.ts';
import { givenBy } from '../../src/presets/world.ts';
import { catalog, presetOf, presets } from '../support/plans.ts';

export type { FieldRecord, Given, Row } from '../../src/plan/field.ts';

/** What a question is answered against: these answers, and this app where one is chosen. */
export function given(answers: Answers = {}, app: string | null = null): Given {
  return givenAmong(presets, answers, app);
}

/** The same where these are all the apps there are. */
export function givenAmong(
  apps: readonly Preset[],
  answers: Answers,
  app: string | null,
  saved: readonly SavedAnswers[] = [],
): Given {
  const known = givenBy({ catalog, presets: apps }, {}, saved);
  return { ...known, answers, app: app === null ? null : presetOf(app) };
}
