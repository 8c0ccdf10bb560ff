import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    // Real terminals and real bash run beside each other badly; the machine decides how many files at once.
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 20_000,
    env: { COLUMNS: '100', LINES: '40', FORCE_COLOR: '0', NO_COLOR: '' },
    reporters: ['default', './test/support/closing-line.ts'],
  },
});
