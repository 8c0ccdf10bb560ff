import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { ViteUserConfig } from 'vitest/config';

/** The tests that boot pods, or lint each script that could be booted, which takes minutes: `npm run test:pods`. */
export const podTests = [
  'test/e2e/pod/**/*.test.ts',
  'test/artifacts/startup-script.test.ts',
  'test/presets/fixture-scripts.test.ts',
];

/** The runtime of the startup script, and what is in the page of the matrix, are imported as text, as the bundler does it. */
export const asText = {
  name: 'as-text',
  enforce: 'pre',
  // What is called .css would be taken for a style of a page under test, and come out empty.
  resolveId: (source: string, importer: string | undefined) =>
    source.endsWith('.css') && importer !== undefined
      ? `${path.resolve(path.dirname(importer), source)}.text`
      : null,
  load: (file: string) =>
    /\/src\/(?:artifacts\/runtime\/[\w-]+\.(?:sh|py)|commands\/matrix\/matrix\.(?:css\.text|page\.js))$/.test(
      file,
    )
      ? `export default ${JSON.stringify(readFileSync(file.replace(/\.text$/, ''), 'utf8'))}`
      : null,
} as const;

/** What both runs of tests share. */
export const shared = {
  // Real terminals and real bash run beside each other badly; the machine decides how many files at once.
  pool: 'forks',
  maxWorkers: 2,
  // Ends what hangs; no test is measured by it.
  testTimeout: 180_000,
  hookTimeout: 180_000,
  env: { COLUMNS: '100', LINES: '40', FORCE_COLOR: '0', NO_COLOR: '' },
  reporters: ['default', './test/support/closing-line.ts'],
} satisfies ViteUserConfig['test'];
