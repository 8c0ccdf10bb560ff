import { expect, it } from 'vitest';
import { planDigest } from '../../../src/plan/digest.ts';
import { readPlan } from '../../../src/plan/read-plan.ts';
import { runFake, soundFlags } from '../../commands/support.ts';
import { plan } from '../../support/plans.ts';

it('is not known to an older plan, which is read and keeps its digest', () => {
  const { howto, ...older } = plan;
  expect(howto).toBe(false);
  expect(readPlan(older)).toEqual({ ok: true, plan });
  expect(planDigest({ ...plan, howto: true })).not.toBe(planDigest(plan));
});

it('is a flag, in the help and in the errors', async () => {
  expect((await runFake(['help', 'wizard'])).out).toContain('--howto');
  expect((await runFake([...soundFlags, '--howto', 'maybe', '--yes'])).err).toContain('neither yes nor no');
  const { code, system } = await runFake([...soundFlags, '--howto', 'yes', '--yes']);
  expect(code).toBe(0);
  expect([...system.disk.values()].some(({ content }) => content.includes('"howto": true'))).toBe(true);
});
