import { configDefaults, defineConfig } from 'vitest/config';
import { podTests, shared } from './vitest.shared.ts';

export default defineConfig({
  test: {
    ...shared,
    include: ['test/**/*.test.{ts,tsx}'],
    exclude: [...configDefaults.exclude, podTests],
  },
});
