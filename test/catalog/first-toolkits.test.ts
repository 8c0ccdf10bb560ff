import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import * as z from 'zod';
import { firstCudaFor } from '../../src/catalog/gpus.ts';

const row = z.strictObject({
  capability: z.string().regex(/^\d+\.\d$/),
  cuda: z.string().regex(/^\d+\.\d$/),
  source: z.array(z.string().min(1)).min(1),
  reviewed: z.iso.date(),
  confidence: z.enum(['high', 'medium', 'low']),
});

test('every row is complete, sourced and dated, and there is one for each capability', () => {
  const file = new URL('../../src/catalog/first-toolkits.json', import.meta.url);
  const rows = z.array(row).parse(JSON.parse(readFileSync(file, 'utf8')));
  expect(new Set(rows.map(({ capability }) => capability)).size).toBe(rows.length);
});

test.each([
  ['8.9', '11.8'],
  ['10.0', '12.8'],
  ['10.3', '12.9'],
  ['8.6', null],
  ['99.0', null],
])('%s is compiled for from CUDA %s on', (capability, cuda) => {
  expect(firstCudaFor(capability)).toBe(cuda);
});
