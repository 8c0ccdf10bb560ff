import { expect, test } from 'vitest';
import { mayHoldOnPod } from '../../src/packaging/markers.ts';

test.each([
  ['sys_platform == "win32"', false],
  ["platform_system=='Darwin'", false],
  ['platform_system != "Linux"', false],
  ['sys_platform == "win32" and python_version == "3.11"', false],
  ['sys_platform == "darwin" or os_name == "nt"', false],
  ['platform_machine == "arm64"', false],
  ['sys_platform == "linux"', true],
  ['sys_platform != "darwin"', true],
  ['python_version < "3.11"', true],
  ['sys_platform == "win32" or python_version >= "3.10"', true],
  // Not judged, so it may.
  ['(sys_platform == "win32")', true],
  ['sys_platform in "win32"', true],
  ['nonsense', true],
])('%s', (marker, may) => {
  expect(mayHoldOnPod(marker)).toBe(may);
});

test('no marker, no condition', () => {
  expect(mayHoldOnPod(null)).toBe(true);
});
