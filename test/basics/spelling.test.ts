import fc from 'fast-check';
import { expect, test } from 'vitest';
import { closest, editDistance } from '../../src/basics/spelling.ts';

test.each([
  ['4090', '4090', 0],
  ['4095', '4090', 1],
  ['4900', '4090', 1],
  ['h10', 'h100', 1],
  ['', 'abc', 3],
  ['kitten', 'sitting', 3],
])('%j to %j takes %i', (a, b, expected) => {
  expect(editDistance(a, b)).toBe(expected);
});

test('the distance is symmetric, zero only for equals, and never above the longer text', () => {
  const text = fc.string({ maxLength: 12, unit: fc.constantFrom('a', 'b', '0') });
  fc.assert(
    fc.property(text, text, (a, b) => {
      expect(editDistance(a, b)).toBe(editDistance(b, a));
      expect(editDistance(a, b) === 0).toBe(a === b);
      expect(editDistance(a, b)).toBeLessThanOrEqual(Math.max(a.length, b.length));
    }),
  );
});

test('closest keeps the order of equals', () => {
  expect(closest(['b1', 'c1', 'a12'], 'a1', 2, (text) => [text])).toEqual(['b1', 'c1']);
});
