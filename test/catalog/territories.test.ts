import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import * as z from 'zod';
import { unionOf } from '../../src/catalog/territories.ts';

const row = z.strictObject({
  code: z.string().regex(/^[A-Z]{2}$/),
  members: z.array(z.string().regex(/^[A-Z]{2}$/)).min(2),
  source: z.array(z.string().min(1)).min(1),
  reviewed: z.iso.date(),
  confidence: z.enum(['high', 'medium', 'low']),
});

test('every union is complete, sourced and dated; Greece has two codes', () => {
  const file = new URL('../../src/catalog/territories.json', import.meta.url);
  const [union] = z
    .array(row)
    .length(1)
    .parse(JSON.parse(readFileSync(file, 'utf8')));
  expect(new Set(union?.members).size).toBe(27 + 1);
});

test.each([
  ['DE', 'EU'],
  ['GR', 'EU'],
  ['EL', 'EU'],
  ['CH', null],
  ['GB', null],
  ['EU', null],
])('%s is part of %s', (territory, union) => {
  expect(unionOf(territory)).toBe(union);
});
