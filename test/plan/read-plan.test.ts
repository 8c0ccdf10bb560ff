import { describe, expect, it } from 'vitest';
import { fields } from '../../src/plan/plan.ts';
import { readPlan } from '../../src/plan/read-plan.ts';
import { plan } from '../support/plans.ts';

describe('readPlan', () => {
  it('reads a plan as it was written', () => {
    expect(readPlan(JSON.parse(JSON.stringify(plan)))).toEqual({ ok: true, plan });
  });

  it.each(fields.filter(({ fallback }) => fallback !== undefined))(
    'fills $name where an older plan does not know it',
    ({ name, fallback }) => {
      const { [name]: _, ...older } = plan;
      expect(readPlan(older)).toEqual({ ok: true, plan: { ...plan, [name]: fallback } });
    },
  );

  it.each(['gpu', 'image', 'app', 'python'])('cannot guess %s', (name) => {
    const older: Record<string, unknown> = { ...plan };
    delete older[name];
    expect(readPlan(older)).toMatchObject({ ok: false, message: expect.stringContaining(`${name}: `) });
  });

  it.each([
    ['a field', { ...plan, spotPrice: 1 }, 'it answers "spotPrice"'],
    ['a format', { ...plan, format: 2 }, 'plan format 2'],
    ['a long name', { ...plan, ['n'.repeat(61)]: 1 }, `it answers "${'n'.repeat(60)}"`],
    ['a hostile name', { ...plan, '\u001b[2J': 1 }, 'it answers "\\u001b[2J"'],
  ])('names a newer plan as such: %s', (_, newer, why) => {
    expect(readPlan(newer)).toEqual({
      ok: false,
      message: `it was made by a newer pod-wizard (${why}): repeat it with that version`,
    });
  });

  it.each([null, 1, 'plan', []])('%j is no plan', (value) => {
    expect(readPlan(value).ok).toBe(false);
  });
});
