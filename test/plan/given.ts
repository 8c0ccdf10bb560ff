import type { Answers, Given } from '../../src/plan/field.ts';
import { givenBy } from '../../src/presets/world.ts';
import { catalog, presetOf, presets } from '../support/plans.ts';

export type { FieldRecord, Given, Row } from '../../src/plan/field.ts';

/** What a question is answered against: these answers, and this app where one is chosen. */
export function given(answers: Answers = {}, app: string | null = null): Given {
  const known = givenBy({ catalog, presets }, {});
  return { ...known, answers, app: app === null ? null : presetOf(app) };
}
