import { expect, it } from 'vitest';
import { duration } from '../../src/basics/duration.ts';
import { outcomeOf, type Verified, verifiedSchema } from '../../src/journal/verified.ts';

type Level = Verified['checks'][number]['level'];
const seen = (ok: boolean, checks: Readonly<Record<string, readonly [Level, string]>>) =>
  outcomeOf(
    {
      ok,
      plan: 'a'.repeat(64),
      checks: Object.entries(checks).map(([name, [level, detail]]) => ({ name, level, detail })),
    },
    { date: '2026-11-23', cost: null, installed: null, note: '' },
  );

it('what works is told by torch and the app', () => {
  expect(seen(true, { pins: ['ok', 'all'], torch: ['ok', '2.8.0'], app: ['ok', 'port 7860'] })).toEqual({
    result: 'works',
    date: '2026-11-23',
    facts: [],
    installed: null,
    note: 'torch: 2.8.0; app: port 7860',
  });
});

it('warnings are named beside it', () => {
  expect(
    seen(true, { torch: ['ok', '2.8.0'], pip: ['warning', 'a conflict'], disk: ['warning', '3 GB left'] }),
  ).toMatchObject({ result: 'works', note: 'torch: 2.8.0; warned of: pip, disk' });
});

it.each([true, false])('a check that failed is what is told, and nothing else (ok: %s)', (ok) => {
  expect(
    seen(ok, { torch: ['ok', '2.8.0'], pip: ['warning', 'a conflict'], app: ['failed', 'nothing listens'] }),
  ).toMatchObject({ result: 'failed', note: 'app: nothing listens' });
});

it('what does not say that it is well has failed', () => {
  expect(seen(false, { torch: ['ok', '2.8.0'] }).result).toBe('failed');
});

it('what a pod sends is cut to 400 characters and stays printable', () => {
  const { note } = seen(true, { app: ['ok', `\u001b[31m${'x'.repeat(1000)}`] });
  expect(note).toHaveLength(400);
  expect(note).toMatch(/^app: \\u001b.*x\u2026$/);
  const exact = seen(true, { app: ['ok', 'x'.repeat(395)] }).note;
  expect(exact).toBe(`app: ${'x'.repeat(395)}`);
  expect(seen(true, { app: ['ok', 'x'.repeat(396)] }).note).toBe(`app: ${'x'.repeat(394)}\u2026`);
});

it.each(['ok', 'warning', 'failed'])('a check may be %s', (level) => {
  const checks = [{ name: 'torch', level, detail: '2.8.0' }];
  expect(verifiedSchema.safeParse({ ok: true, plan: 'a'.repeat(64), checks }).success).toBe(true);
});

it('a text of 4000 characters is read, a longer one is not', () => {
  const said = (length: number) => ({
    ok: true,
    plan: 'a'.repeat(64),
    checks: [{ name: 'torch', level: 'ok', detail: 'x'.repeat(length) }],
  });
  expect([4000, 4001].map((length) => verifiedSchema.safeParse(said(length)).success)).toEqual([true, false]);
});

it('says where it ran, how soon it was ready, what it cost: what is known of it', () => {
  const verified: Verified = {
    ok: true,
    plan: 'a'.repeat(64),
    checks: [{ name: 'torch', level: 'ok', detail: '2.8.0' }],
    pod: { id: 'abc', region: 'EU-RO-1', gpu: 'RTX 4090', driver: '570.1', secondsToReady: 372 },
  };
  const known = { date: '2026-11-23', cost: '$0.04', installed: null, note: 'at night' };
  expect(outcomeOf(verified, known)).toMatchObject({
    facts: ['ready after 6 min 12 s', '$0.04', 'RTX 4090, driver 570.1, EU-RO-1, pod abc'],
    note: 'at night; torch: 2.8.0',
  });
  const bare = { id: '', region: '', gpu: '', driver: '', secondsToReady: null };
  expect(outcomeOf({ ...verified, pod: bare }, { ...known, cost: null }).facts).toEqual([]);
});

it('a fact is cut after 200 characters', () => {
  const pod = { id: '', region: '', driver: '', secondsToReady: null };
  const factOf = (length: number) =>
    outcomeOf(
      { ok: true, plan: 'a'.repeat(64), checks: [], pod: { ...pod, gpu: 'x'.repeat(length) } },
      { date: '2026-11-23', cost: null, installed: null, note: '' },
    ).facts[0];
  expect([200, 201].map((length) => factOf(length))).toEqual(['x'.repeat(200), `${'x'.repeat(199)}\u2026`]);
});

it.each([
  [45, '45 s'],
  [59.6, '1 min 0 s'],
  [372, '6 min 12 s'],
  [3599, '59 min 59 s'],
  [3600, '1 h 0 min'],
  [3900, '1 h 5 min'],
])('%d seconds are %s', (seconds, words) => {
  expect(duration(seconds)).toBe(words);
});
