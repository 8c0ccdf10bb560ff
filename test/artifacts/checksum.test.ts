import { expect, test } from 'vitest';
import { checksumState } from '../../src/artifacts/checksum.ts';
import { render } from '../../src/artifacts/render.ts';
import { inputFor } from './input-for.ts';

test('hand edits are recognised', async () => {
  const script = render(await inputFor({}))[0]?.content ?? '';
  expect(checksumState(script)).toBe('intact');
  expect(checksumState(`${script}\n`)).toBe('edited');
  expect(checksumState(script.replace('set -m', 'set +m'))).toBe('edited');
  expect(checksumState(script.replaceAll('\n', '\r\n'))).toBe('edited');
  expect(checksumState('#!/bin/bash\necho mine\n')).toBe('not-ours');
  expect(checksumState('')).toBe('not-ours');
});
