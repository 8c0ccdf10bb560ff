import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import speak from '../../src/artifacts/runtime/speak.sh';
import { diagnoseText } from '../../src/diagnose/diagnose-text.ts';
import { bash } from '../support/bash.ts';

/**
 * What the script itself says of a failure: only what is mended without reading the log. For the rest it names
 * `diagnose`, which must know it. What it says must be what `diagnose` says of the same line.
 */
const lines: readonly (readonly [string, string, string])[] = [
  ['OSError: [Errno 28] No space left on device', 'disk-full', 'Likely cause: the disk is full'],
  ['error: externally-managed-environment', 'pep668-externally-managed', ''],
  ['ERROR: ResolutionImpossible: for help visit the documentation', 'resolution-conflict', ''],
];

/** All that is said of it. */
function said(code: number, log: string): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'causes-'));
  try {
    writeFileSync(path.join(folder, 'log'), log);
    const before = `STATE=${folder} WORKSPACE=${folder} POD_WIZARD_LOCAL=${folder} POD_WIZARD_HOLD=0 STOP_SECONDS=1\n`;
    return bash(`${before}${speak}\nnotify() { :; }\nfail it ${code} ${folder}/log\n`).stdout;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe("the script's likely causes", () => {
  it.each(lines)('%s', (line, failure, cause) => {
    expect(diagnoseText(line)[0]?.class).toBe(failure);
    expect(said(1, `${line}\n`)).toContain(cause);
    expect(said(1, `${line}\n`)).toContain(line);
    expect(said(1, `${line}\n`)).toMatch(/Explained: npx pod-wizard diagnose \S+\/log /);
  });

  it('are silent where nothing is known, and name what kills without a word', () => {
    expect(said(1, 'Something else happened\n')).not.toContain('Likely cause');
    expect(said(137, 'Loading\n')).toContain('Likely cause: out of memory');
    expect(said(1, 'error: could not resolve host\n')).toContain('Likely cause: the network');
  });
});
