import { expect, it } from 'vitest';
import { outcomeOf, type Verified, verifiedSchema } from '../../src/journal/verified.ts';

type Level = Verified['checks'][number]['level'];
const seen = (ok: boolean, checks: Readonly<Record<string, readonly [Level, string]>>) =>
  outcomeOf(
    {
      ok,
      plan: 'a'.repeat(64),
      checks: Object.entries(checks).map(([name, [level, detail]]) => ({ name, level, detail })),
    },
    '2026-11-23',
  );

it('what works is told by torch and the app', () => {
  expect(seen(true, { pins: ['ok', 'all'], torch: ['ok', '2.8.0'], app: ['ok', 'port 7860'] })).toEqual({
    result: 'works',
    date: '2026-11-23',
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

it('a text of 4000 characters is read, a longer one is not', () => {
  const said = (length: number) => ({
    ok: true,
    plan: 'a'.repeat(64),
    checks: [{ name: 'torch', level: 'ok', detail: 'x'.repeat(length) }],
  });
  expect([4000, 4001].map((length) => verifiedSchema.safeParse(said(length)).success)).toEqual([true, false]);
});
