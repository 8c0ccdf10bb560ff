import { describe, expect, it } from 'vitest';
import { causes } from '../../src/artifacts/startup/causes.ts';
import { diagnoseText } from '../../src/diagnose/diagnose-text.ts';

/**
 * The script carries its own short list of causes: on the pod there is bash and grep, and no room for
 * the scanner. What it says must be what `diagnose` says of the same line.
 */
const lines: readonly (readonly [string, string])[] = [
  ['OSError: [Errno 28] No space left on device', 'disk-full'],
  ['error: externally-managed-environment', 'pep668-externally-managed'],
  ['ERROR: ResolutionImpossible: for help visit the documentation', 'resolution-conflict'],
  ['RuntimeError: CUDA error: no kernel image is available for execution on the device', 'no-kernel-image'],
  ['RuntimeError: The NVIDIA driver on your system is too old (found version 12040).', 'driver-too-old'],
  ['ImportError: libGL.so.1: cannot open shared object file: No such file or directory', 'libgl-missing'],
];

describe("the script's likely causes", () => {
  it.each(lines)('%s', (line, failure) => {
    expect(diagnoseText(line)[0]?.class).toBe(failure);
    expect(causes.some(({ pattern }) => new RegExp(pattern, 'i').test(line))).toBe(true);
  });
});
