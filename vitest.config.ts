import { configDefaults, defineConfig } from 'vitest/config';
import { asText, podTests, shared } from './vitest.shared.ts';

/**
 * Tests of the core share what they import, which is half of their time: nothing there has a state, and a test
 * that would leave something behind fails in the next. Those that replace a module or start programs do not.
 */
const together =
  'test/{artifacts,basics,catalog,compare,deploy,deps,diagnose,journal,judge,lint,packaging,plan,presets,rules}/**/*.test.ts';
const replacing = ['test/journal/snapshot.test.ts', 'test/judge/merged.test.ts'];

export default defineConfig({
  plugins: [asText],
  test: {
    ...shared,
    projects: [
      {
        extends: true,
        test: {
          name: 'core',
          include: [together],
          exclude: [...configDefaults.exclude, ...podTests, ...replacing],
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'shell',
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: [...configDefaults.exclude, ...podTests, together],
        },
      },
      { extends: true, test: { name: 'replacing', include: replacing } },
    ],
  },
});
