import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const script = path.join(import.meta.dirname, '../../scripts/stress-writes.mjs');

// The short form of `npm run stress`.
test('six plans at once, and writers killed at any moment', { timeout: 900_000 }, async () => {
  const { stdout } = await promisify(execFile)(process.execPath, [script, '--rounds', '1', '--kills', '6']);
  expect(stdout).toMatch(/nothing replaced unasked, mixed, left behind or waited for\n$/);
});
