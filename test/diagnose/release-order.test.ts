import { expect, it } from 'vitest';
import { isOlder } from '../../src/diagnose/answers/version-commands.ts';

it.each([
  ['2.1.0', '2.2', true],
  ['2.9', '2.10', true],
  ['2.0', '2.0.0', false],
  ['2.0.0', '2.0', false],
  ['1.2.3', '1.2.3.4', true],
  ['2.1.0+cu118', '2.1.0', false],
  ['2.1.0', '2.1.0+cu118', false],
  ['2.1.0+cu118', '2.1.1+cu121', true],
  ['5.0.0rc1', '5.0.0', true],
  ['5.0.0', '5.0.0rc1', false],
  ['2.6.0.dev20250101+cu124', '2.6.0', true],
  ['2.1.0', '2.1.0.post1', true],
  ['none', '2.0', false],
])('%s before %s: %s', (a, b, older) => {
  expect(isOlder(a, b)).toBe(older);
});
