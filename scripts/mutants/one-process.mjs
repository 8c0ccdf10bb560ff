// The tests of diagnose in one process: what stands in the place of vitest's `describe` and `it` when
// scripts/mutants-diagnose.mjs bundles them. Ends at the first that fails, and says which on standard output.
import { readFileSync } from 'node:fs';
import { expect as expects } from 'vitest';

const tests = [];
const around = [];

export function describe(name, define) {
  around.push(name);
  define();
  around.pop();
}

export function it(name, test) {
  tests.push({ name: [...around, name].join(' > '), test });
}

const each = (declare) => (cases) => (name, body) => {
  for (const one of cases) {
    const given = Array.isArray(one) ? one : [one];
    declare(`${name} ${JSON.stringify(given[0] ?? null).slice(0, 80)}`, () => body(...given));
  }
};
describe.each = each(describe);
it.each = each(it);

/** vitest's, but for the one that asks its runner. */
export const expect = Object.assign(
  (received, about) =>
    Object.defineProperty(expects(received, about), 'toMatchFileSnapshot', {
      value: (file) => expects(received, file).toBe(readFileSync(file, 'utf8')),
    }),
  expects,
);
export { it as test };

export async function runAll() {
  for (const { name, test } of tests) {
    try {
      await test();
    } catch (error) {
      console.log(JSON.stringify({ test: name, message: String(error?.message).slice(0, 200) }));
      return;
    }
  }
  console.log(JSON.stringify({ passed: tests.length }));
}
