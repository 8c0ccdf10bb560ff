// Would the tests of diagnose notice? npm run mutants:diagnose [-- --sample N --seed S --only PATH --workers N --write]
// As scripts/mutants.mjs, but all of test/diagnose is bundled with each mutant and runs in one process, in seconds:
// its tests are tables of logs, and nearly every one of them reaches every file.
import { spawn } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { formatted } from './formatted.mjs';
import { mutantsOf } from './mutants/operators.mjs';
import { asMarkdown, counted } from './mutants/report.mjs';
import { shuffled } from './mutants/shuffled.mjs';
import { examplesIn } from './without-examples.mjs';

const { values } = parseArgs({
  options: {
    sample: { type: 'string', default: '200' },
    seed: { type: 'string', default: '1' },
    only: { type: 'string', default: 'src/diagnose/' },
    workers: { type: 'string', default: '2' },
    write: { type: 'boolean', default: false },
  },
});
const root = path.dirname(import.meta.dirname);
const shim = path.join(import.meta.dirname, 'mutants/one-process.mjs');
// Below node_modules, where what is not bundled is found.
const folder = path.join(root, 'node_modules/.mutants-diagnose');
/** Far beyond what all tests take on a busy machine. */
const limit = 300_000;

/** Logs of a megabyte, and each cut everywhere: it has nothing to say of a table or an answer, and takes longest. */
const slow = 'scanner.test.ts';
const tests = readdirSync(path.join(root, 'test/diagnose')).filter((name) => name.endsWith('.test.ts'));
const files = readdirSync(path.join(root, 'src/diagnose'), { recursive: true })
  .map((name) => `src/diagnose/${name}`)
  .filter((file) => file.endsWith('.ts') && file.startsWith(values.only))
  .sort();
const every = files.flatMap((file) => {
  const text = readFileSync(path.join(root, file), 'utf8');
  // What an entry is tested with is no part of the program.
  const examples = examplesIn(text);
  return mutantsOf(text, file)
    .filter(({ from }) => !examples.some(({ start, end }) => start <= from && from < end))
    .map((one) => ({ file, ...one, text: text.slice(0, one.from) + one.now + text.slice(one.to) }));
});
const sample = shuffled(every, Number(values.seed)).slice(0, Number(values.sample));
process.stderr.write(
  `${sample.length} of ${every.length} mutants in ${files.length} files, seed ${values.seed}\n`,
);

mkdirSync(folder, { recursive: true });
try {
  const { failure } = await outcomeOf('none', null);
  if (failure !== null) throw new Error(`without a mutant, too, one fails: ${failure}`);
  const [{ file }] = sample;
  const broken = {
    file,
    text: `throw new Error('noticed');\n${readFileSync(path.join(root, file), 'utf8')}`,
  };
  if ((await outcomeOf('none', broken)).failure === null)
    throw new Error(`the runs cannot be trusted: ${file} may throw, and no test fails`);
  const results = [];
  let next = 0;
  const work = async (worker) => {
    while (next < sample.length) {
      const mutant = sample[next++];
      const { failure, isLate } = await outcomeOf(worker, mutant);
      const result = isLate ? 'hung' : failure === null ? 'survived' : 'killed';
      results.push({ ...mutant, result });
      const short = (text) => text.replaceAll(/\s+/g, ' ').slice(0, 60);
      process.stderr.write(
        `${results.length}/${sample.length} ${result.padEnd(8)} ${mutant.file}:${mutant.line} ${mutant.operator}: ${short(mutant.was)} -> ${short(mutant.now)}${failure === null ? '' : `, by ${short(failure)}`}\n`,
      );
    }
  };
  await Promise.all(Array.from({ length: Number(values.workers) }, (_, worker) => work(worker)));
  const survivors = results
    .filter(({ result }) => result === 'survived')
    .map(({ file, line, ...one }) => ({ at: `${file}:${line}`, ...one }));
  const report = {
    seed: values.seed,
    sample: results.length,
    of: every.length,
    ...counted(results),
    survivors,
  };
  const markdown = asMarkdown(report, {
    command: 'npm run mutants:diagnose --',
    by: 'all of test/diagnose, but for the logs of a megabyte',
  });
  const page = path.join(root, 'docs/mutation-diagnose.md');
  if (values.write) writeFileSync(page, formatted(page, markdown));
  else process.stdout.write(markdown);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** The first test that fails with the mutant in the place of its file; null: none does. */
async function outcomeOf(worker, mutant) {
  const outfile = path.join(folder, `${worker}.mjs`);
  try {
    await bundle(outfile, mutant);
  } catch (error) {
    return { failure: `the bundler: ${error.message}`, isLate: false };
  }
  const child = spawn(process.execPath, [outfile], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (said += data));
  let isLate = false;
  const timer = setTimeout(() => {
    isLate = true;
    child.kill('SIGKILL');
  }, limit);
  await new Promise((resolve) => child.on('close', resolve));
  clearTimeout(timer);
  return { failure: /^\{"passed":[1-9]/m.test(said) ? null : said.trim(), isLate };
}

async function bundle(outfile, mutant) {
  await build({
    stdin: {
      contents: [
        ...tests
          .filter((name) => name !== slow || mutant?.file === 'src/diagnose/scanner.ts')
          .map((name) => `import './test/diagnose/${name}';`),
        `import { runAll } from ${JSON.stringify(shim)};`,
        'await runAll();',
      ].join('\n'),
      resolveDir: root,
      loader: 'ts',
    },
    bundle: true,
    outfile,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    loader: { '.sh': 'text', '.py': 'text' },
    logLevel: 'silent',
    plugins: [oneProcess(mutant)],
  });
}

function oneProcess(mutant) {
  return {
    name: 'one-process',
    setup(plugin) {
      plugin.onResolve({ filter: /^vitest$/ }, ({ importer }) =>
        importer === shim ? undefined : { path: shim },
      );
      plugin.onLoad({ filter: /[\\/]test[\\/]diagnose[\\/].*\.ts$/ }, ({ path: file }) => ({
        contents: readFileSync(file, 'utf8')
          .replaceAll('import.meta.filename', JSON.stringify(file))
          .replaceAll('import.meta.dirname', JSON.stringify(path.dirname(file))),
        loader: 'ts',
      }));
      plugin.onLoad({ filter: /[\\/]src[\\/]diagnose[\\/].*\.ts$/ }, ({ path: file }) =>
        mutant !== null && file === path.join(root, mutant.file)
          ? { contents: mutant.text, loader: 'ts' }
          : undefined,
      );
    },
  };
}
