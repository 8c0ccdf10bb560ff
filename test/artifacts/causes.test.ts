import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import speak from '../../src/artifacts/runtime/speak.sh';
import { diagnoseText } from '../../src/diagnose/diagnose-text.ts';
import { bash } from '../support/bash.ts';

/**
 * The script carries its own short list of causes: on the pod there is bash and grep, and no room for
 * the scanner. What it says must be what `diagnose` says of the same line.
 */
const lines: readonly (readonly [string, string, string])[] = [
  ['OSError: [Errno 28] No space left on device', 'disk-full', 'the disk is full'],
  ['error: externally-managed-environment', 'pep668-externally-managed', 'PEP 668'],
  ['ERROR: ResolutionImpossible: for help visit the documentation', 'resolution-conflict', 'no version fits'],
  [
    'RuntimeError: CUDA error: no kernel image is available for execution on the device',
    'no-kernel-image',
    'this torch has no code for this GPU',
  ],
  [
    'RuntimeError: The NVIDIA driver on your system is too old (found version 12040).',
    'driver-too-old',
    "the host's driver is too old",
  ],
  [
    'ImportError: libGL.so.1: cannot open shared object file: No such file or directory',
    'libgl-missing',
    'a system library is missing',
  ],
];

function likelyCause(code: number, log: string): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'causes-'));
  try {
    writeFileSync(path.join(folder, 'log'), log);
    const before = `STATE=${folder} WORKSPACE=${folder} POD_WIZARD_LOCAL=${folder} POD_WIZARD_BACKOFF=0\n`;
    return bash(`${before}${speak}\nlikely_cause ${code} ${folder}/log\n`).stdout;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe("the script's likely causes", () => {
  it.each(lines)('%s', (line, failure, cause) => {
    expect(diagnoseText(line)[0]?.class).toBe(failure);
    expect(likelyCause(1, `${line}\n`)).toContain(cause);
  });

  it('are silent where nothing is known, and name what kills without a word', () => {
    expect(likelyCause(1, 'Something else happened\n')).toBe('');
    expect(likelyCause(137, 'Loading\n')).toContain('out of memory');
  });
});
