import { expect, test } from 'vitest';
import { imageRefSchema } from '../../src/plan/values.ts';

// Each is judged before the test gives up; `a___-` with 28 underscores once took longer than anybody waits.
test.each([
  ['runpod/pytorch:1.0.2-cu1281-torch280-ubuntu2404', true],
  ['a', true],
  ['registry.example:5000/a_b/c__d:1', true],
  [`a/b@sha256:${'0'.repeat(64)}`, true],
  [`a${'_'.repeat(290)}`, true],
  [`a${'_'.repeat(28)}-`, false],
  [`a${'_'.repeat(290)}-`, false],
  ['a:', false],
  ['_a', false],
  ['a b', false],
  ['a/b@sha256:0', false],
])('%s: %s', (text, good) => {
  expect(imageRefSchema.safeParse(text).success).toBe(good);
});
