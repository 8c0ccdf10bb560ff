import { expect, it } from 'vitest';
import { answersOf } from '../../../src/plan/draft.ts';
import { planOf } from '../../../src/wizard/answers.ts';
import { reopened } from '../../../src/wizard/reduce/reopening.ts';
import { context, flags, opened, pressed } from '../context.ts';

/** The review as it is left for renting. */
function left() {
  const review = pressed(opened({ ...flags.draft, volumeGb: 20 }, { ...flags.origins, volumeGb: 'flag' }), [
    'enter',
  ]);
  return { ...review, result: { kind: 'cancelled' as const, draft: review.answers.draft } };
}

it('who comes back finds the review as it was', () => {
  const before = left();
  const after = reopened(context, before, { kind: 'back' });
  expect(after).toMatchObject({ place: 'review', result: null, answers: before.answers, notice: null });
});

it('the change that ends a failure is a fix like any other, and z takes it back', () => {
  const before = left();
  const plan = planOf(context, before.answers);
  if (plan === null) throw new Error('no plan');
  const changed = { ...plan, volumeGb: 100 };
  const after = reopened(context, before, { kind: 'changed', plan: changed, because: 'The disk is full' });
  expect(after.answers.draft).toEqual({ ...before.answers.draft, volumeGb: 100 });
  expect(after.answers.origins).toEqual({ ...before.answers.origins, volumeGb: 'fix' });
  expect(planOf(context, after.answers)).toEqual(changed);
  expect(after.notice?.text).toContain('The disk is full');
  expect(pressed(after, ['z']).answers).toEqual(before.answers);
  expect(answersOf(changed).volumeGb).toBe(100);
});
