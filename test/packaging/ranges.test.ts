import { expect, test } from 'vitest';
import { excludeEachOther } from '../../src/packaging/ranges.ts';

// Two specifier sets; whether surely no version meets both.
test.each([
  ['<2', '>=2', true],
  ['<2', '>=1.26', false],
  ['<=2', '>=2', false],
  ['<=2', '>2', true],
  ['<1.0', '>=1.32.0,<3.0', true],
  ['>=0.34,<1', '>=0.34.0', false],
  ['~=2.31.0', '>=2.32', true],
  ['~=2.31', '>=2.32', false],
  ['==2.1.*', '<2.1', true],
  ['==2.1.*', '>=2.1.5', false],
  ['==2.1.*', '>=2.2', true],
  ['==2.10.6', '>=2.11', true],
  ['==2.10.6', '<2.11', false],
  ['>=1,<2', '>=3,<4', true],
  ['!=2.0', '==2.0', true],
  ['!=2.0', '>=2.0', false],
  ['', '>=2', false],
  ['<2rc1', '>=2', false],
  ['nonsense', '>=2', false],
  // Of several clauses the strictest counts, wherever it stands.
  ['>=1,>=3', '<2', true],
  ['>=3,>=1', '<2', true],
  ['>=1,>=3', '<4', false],
  ['<1,<5', '>=2', true],
  ['<5,<1', '>=2', true],
  ['<5,<9', '>=4', false],
  ['>=2,>2', '<=2', true],
  ['>2,>=2', '<=2', true],
  ['<2,<=2', '>=2', true],
  ['<=2,<2', '>=2', true],
])('%s and %s exclude each other: %s', (a, b, expected) => {
  expect(excludeEachOther(a, b)).toBe(expected);
  expect(excludeEachOther(b, a)).toBe(expected);
});
