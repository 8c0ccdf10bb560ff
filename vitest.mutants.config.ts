import { defineConfig } from 'vitest/config';
import { asText, shared } from './vitest.shared.ts';

/** For scripts/mutants: one project, so that a file that changed is read again wherever it was loaded. */
export default defineConfig({
  plugins: [asText],
  test: { ...shared, isolate: false, setupFiles: ['test/support/fewer-runs.ts'] },
});
