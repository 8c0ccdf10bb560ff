// One vitest that stays, over a copy of the tree of its own. Asked for `{ file, text, tests }`, it puts the text in
// the file's place, runs the tests until one fails, and puts back what was there.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createVitest } from 'vitest/node';

const root = process.argv[2];
process.chdir(root);

/** The order in which the tests were asked for. */
class AsAsked {
  shard(files) {
    return files;
  }
  sort(files) {
    return files;
  }
}

const vitest = await createVitest(
  'test',
  {
    root,
    config: path.join(root, 'vitest.mutants.config.ts'),
    watch: false,
    reporters: [{}],
    bail: 1,
    maxWorkers: 1,
    fileParallelism: false,
    // A mutant that hangs is found by the one who asks; a busy machine must not look like it.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    sequence: { sequencer: AsAsked },
  },
  { server: { watch: null }, logLevel: 'silent' },
);

/**
 * Tests share what they import, which is most of their time. Not so one that replaces a module (`vi.mock`): the
 * others would have the real one loaded already.
 */
async function failureOf(tests) {
  const alone = tests.filter((file) => readFileSync(path.join(root, file), 'utf8').includes('vi.mock('));
  const together = tests.filter((file) => !alone.includes(file));
  for (const group of [together, ...alone.map((file) => [file])]) {
    const failure = group.length === 0 ? null : await failureOfGroup(group);
    if (failure !== null) return failure;
  }
  return null;
}

async function failureOfGroup(tests) {
  const project = vitest.getRootProject();
  const specifications = tests.map((file) => project.createSpecification(path.join(root, file)));
  // vitest keeps what failed in earlier runs: it would end this one at once, and be told as its failure.
  const { filesMap, idMap, errorsSet } = vitest.state;
  for (const kept of [filesMap, idMap, errorsSet]) kept.clear();
  const { testModules, unhandledErrors } = await vitest.runTestSpecifications(specifications);
  if (testModules.length === 0) throw new Error('no test was run');
  for (const module of testModules) {
    const file = path.relative(root, module.moduleId);
    if (!tests.includes(file)) throw new Error(`${file} was run, and nobody asked for it`);
    if (module.state() !== 'failed' && module.ok()) continue;
    const failed = [...module.children.allTests('failed')].at(0);
    const error = failed?.result().errors?.[0] ?? module.errors()[0];
    return { file, test: failed?.fullName ?? '', message: String(error?.message ?? '').slice(0, 300) };
  }
  return unhandledErrors.length === 0 ? null : { file: '', test: '', message: String(unhandledErrors[0]) };
}

process.on('message', async ({ file, text, tests }) => {
  const target = file === null ? null : path.join(root, file);
  const before = target === null ? null : readFileSync(target, 'utf8');
  const start = performance.now();
  try {
    if (target !== null) {
      writeFileSync(target, text);
      vitest.invalidateFile(target);
    }
    const failure = await failureOf(tests);
    process.send({ failure, ms: performance.now() - start });
  } catch (error) {
    process.send({ error: String(error) });
  } finally {
    if (target !== null) {
      writeFileSync(target, before);
      vitest.invalidateFile(target);
    }
  }
});
process.on('disconnect', () => process.exit(0));
process.send('ready');
