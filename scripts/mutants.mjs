// Would the tests notice? npm run mutants [-- --sample N --seed S --only PATH --workers N --minutes N --write]
// Draws a sample of small slips in the files below, or in those whose path begins with PATH
// (scripts/mutants/operators.mjs says which slips), tries each with
// the nearest tests that reach the file, and lists those that no test noticed. With --write the result goes
// into docs/mutation.json and docs/mutation.md. When the minutes are over, what was tried so far counts: the
// sample is in no order.
import { fork } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { formatted } from './formatted.mjs';
import { importsOf, reaching } from './mutants/imports.mjs';
import { mutantsOf } from './mutants/operators.mjs';
import { asMarkdown, counted } from './mutants/report.mjs';
import { shuffled } from './mutants/shuffled.mjs';

/** Where a slip costs a user's files, money or trust. */
const mutated = [
  /^src\/plan\/.*\.ts$/,
  /^src\/judge\/.*\.ts$/,
  /^src\/rules\/(rule|fixes|registry)\.ts$/,
  /^src\/journal\/.*\.ts$/,
  /^src\/system\/(files|plain-file|lock|write|commit).*\.ts$/,
  /^src\/commands\/(write-plan|existing-files|save-preset)\.ts$/,
];
/** Tests that boot pods, open real terminals, pack the package or copy the tree: minutes for each mutant. */
const leftOut = [
  /^test\/(e2e|house|scripts)\//,
  /^test\/readme\.test\.ts$/,
  /^test\/wizard\/(screens|terminal)\.test\./,
  /^test\/artifacts\/(shell|startup-script)\.test\.ts$/,
];
/** Test files for each mutant, and how long they may take together when all of them pass, in times of what a middling
 * one takes: on a busy machine all of them take longer, and the same ones are chosen. */
const nearest = 12;
const enough = 60;

const { values } = parseArgs({
  options: {
    sample: { type: 'string', default: '800' },
    seed: { type: 'string', default: '1' },
    only: { type: 'string' },
    workers: { type: 'string', default: '2' },
    minutes: { type: 'string', default: 'Infinity' },
    write: { type: 'boolean', default: false },
  },
});
const root = path.dirname(import.meta.dirname);
const seed = Number(values.seed);

const files = readdirSync(path.join(root, 'src'), { recursive: true })
  .map((name) => `src/${name}`)
  .filter((file) =>
    values.only === undefined
      ? mutated.some((form) => form.test(file))
      : file.endsWith('.ts') && file.startsWith(values.only),
  )
  .sort();
const every = files.flatMap((file) =>
  mutantsOf(readFileSync(path.join(root, file), 'utf8'), file).map((one) => ({ file, ...one })),
);
const sample = shuffled(every, seed).slice(0, Number(values.sample));

const imports = importsOf(root);
const candidates = new Map([...new Set(sample.map(({ file }) => file))].map((file) => [file, testsOf(file)]));
say(
  `${sample.length} of ${every.length} mutants in ${candidates.size} of ${files.length} files, seed ${seed}`,
);

const started = performance.now();
const over = started + Number(values.minutes) * 60_000;
const workers = await Promise.all(Array.from({ length: Number(values.workers) }, startWorker));
let results;
const end = () => {
  for (const worker of workers) worker.end();
};
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, () => {
    end();
    process.exit(130);
  });
}
try {
  const usual = await baseline([...new Set([...candidates.values()].flat())]);
  await mustNotice(workers[0], sample[0].file, [...usual.keys()]);
  const tests = new Map([...candidates].map(([file, all]) => [file, inOrder(file, all, usual)]));
  // Whoever noticed most in this file goes first.
  const noticed = new Map([...tests].map(([file, near]) => [file, new Map(near.map((test) => [test, 0]))]));
  let done = 0;
  results = await spread(
    sample,
    async (worker, mutant) => {
      const text = readFileSync(path.join(root, mutant.file), 'utf8');
      const seen = noticed.get(mutant.file);
      const near = tests.get(mutant.file).toSorted((a, b) => seen.get(b) - seen.get(a));
      const outcome =
        near.length === 0
          ? { failure: null }
          : await worker.ask(
              {
                file: mutant.file,
                text: text.slice(0, mutant.from) + mutant.now + text.slice(mutant.to),
                tests: near,
              },
              // Far beyond what they took as things are, on a machine as busy as then.
              120_000 + 6 * near.reduce((sum, test) => sum + usual.get(test), 0),
            );
      const result = outcome.late ? 'hung' : outcome.failure === null ? 'survived' : 'killed';
      done += 1;
      const by = outcome.failure?.file ?? '';
      if (seen.has(by)) seen.set(by, seen.get(by) + 1);
      const where = `${mutant.file}:${mutant.line}`;
      say(
        `${done}/${sample.length} ${result.padEnd(8)} ${where} ${mutant.operator}: ${short(mutant.was)} -> ${short(mutant.now)}${by === '' ? '' : `, by ${by}: ${outcome.failure.test}`}`,
      );
      return { ...mutant, result, tests: near.length };
    },
    over,
  );
  // A runner in which one mutant leaves something behind would call every later one noticed.
  for (const worker of workers) {
    const broken = await stillFailing(worker, [...usual.keys()]);
    if (broken !== null)
      throw new Error(`the runs cannot be trusted: without a mutant, too, ${broken} fails`);
  }
} finally {
  end();
}

const report = {
  seed,
  sample: results.length,
  of: every.length,
  ...counted(results),
  survivors: results
    .filter(({ result }) => result === 'survived')
    .map(({ file, line, operator, was, now, tests }) => ({
      at: `${file}:${line}`,
      operator,
      was,
      now,
      tests,
    })),
};
const markdown = asMarkdown(report, {
  command: 'npm run mutants --',
  by: 'the nearest dozen test files that reach it (none that boots a pod or opens a real terminal)',
});
if (values.write) {
  const data = path.join(root, 'docs/mutation.json');
  writeFileSync(data, formatted(data, JSON.stringify(report, null, 2)));
  const page = path.join(root, 'docs/mutation.md');
  writeFileSync(page, formatted(page, markdown));
}
process.stdout.write(markdown);
say(`${Math.round((performance.now() - started) / 1000)} s`);

/** Tests that reach a file, nearest first; those in the folder that mirrors its own before others as near. */
function testsOf(file) {
  const mirrored = path.posix.dirname(file).replace(/^src/, 'test');
  const own = (test) => (`${mirrored}/`.startsWith(`${path.posix.dirname(test)}/`) ? 0 : 1);
  return [...reaching(imports, file)]
    .filter(([test]) => /\.test\.tsx?$/.test(test) && !leftOut.some((form) => form.test(test)))
    .toSorted(([a, far], [b, farther]) => own(a) - own(b) || far - farther || (a < b ? -1 : 1))
    .map(([test]) => test)
    .slice(0, nearest);
}

/** Those of them that pass without a mutant, the quick ones first. */
function inOrder(file, all, usual) {
  const passing = all.filter((test) => usual.has(test));
  if (passing.length === 0) say(`${file}: no test reaches it`);
  const quick = passing.toSorted((a, b) => usual.get(a) - usual.get(b));
  // The nearest one in any case, however slow.
  const middling = [...usual.values()].toSorted((a, b) => a - b)[Math.floor(usual.size / 2)];
  let left = enough * middling;
  const near = quick.filter((test) => {
    left -= usual.get(test);
    return left >= 0 || test === passing[0];
  });
  if (near.length < quick.length)
    say(`${file}: ${quick.filter((test) => !near.includes(test)).join(', ')} would take too long`);
  return near;
}

/** How long each test file takes as things are, in ms; a file that fails is named and not used. */
async function baseline(tests) {
  const usual = new Map();
  await spread(tests, async (worker, test) => {
    const { failure, ms } = await worker.ask({ file: null, text: null, tests: [test] }, 600_000);
    if (failure === null) usual.set(test, ms);
    else say(`not used, it fails as things are: ${test}: ${failure?.message ?? 'it hangs'}`);
  });
  return usual;
}

/** Where a file that throws when it is loaded goes unnoticed, the tests run against something else than is written. */
async function mustNotice(worker, file, tests) {
  const text = `throw new Error('noticed');\n${readFileSync(path.join(root, file), 'utf8')}`;
  const near = testsOf(file).filter((test) => tests.includes(test));
  const answer = await worker.ask({ file, text, tests: near }, 600_000);
  if (answer.failure === null)
    throw new Error(`the runs cannot be trusted: ${file} may throw, and no test fails`);
}

/** The first of these that fails without a mutant, though it passed at the beginning; null where none does. */
async function stillFailing(worker, tests) {
  const { failure } = await worker.ask({ file: null, text: null, tests }, 600_000);
  return failure === null ? null : `${failure.file} (${failure.test}: ${failure.message})`;
}

/** Gives each task to the first worker that is free; none any more when the time is over. */
async function spread(tasks, work, until = Number.POSITIVE_INFINITY) {
  const out = [];
  let next = 0;
  await Promise.all(
    workers.map(async (worker) => {
      while (next < tasks.length && performance.now() < until) {
        const at = next++;
        out[at] = await work(worker, tasks[at]);
      }
    }),
  );
  return out;
}

async function startWorker() {
  const folder = mkdtempSync(path.join(tmpdir(), 'mutants-'));
  for (const name of readdirSync(root)) {
    if (['.git', 'node_modules', 'dist'].includes(name)) continue;
    cpSync(path.join(root, name), path.join(folder, name), { recursive: true });
  }
  symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'));
  let child = await forked(folder);
  const kill = () => {
    try {
      // The group: what the tests run in, too.
      process.kill(-child.pid, 'SIGKILL');
    } catch (error) {
      if (error.code !== 'ESRCH') throw error;
    }
  };
  return {
    end: () => {
      kill();
      rmSync(folder, { recursive: true, force: true });
    },
    /** What the runner answers; `late` where it does not. It has a second try where it ends by itself. */
    ask: async function ask(task, limit, tries = 2) {
      const answer = await new Promise((resolve) => {
        const told = (message) => {
          clearTimeout(timer);
          child.off('message', told);
          child.off('exit', told);
          resolve(typeof message === 'object' && message !== null ? message : { ended: true });
        };
        const timer = setTimeout(() => told({ late: true }), limit);
        child.on('message', told);
        child.on('exit', told);
        child.send(task);
      });
      if (answer.error !== undefined) throw new Error(answer.error);
      if (!answer.late && !answer.ended) return answer;
      kill();
      if (task.file !== null) cpSync(path.join(root, task.file), path.join(folder, task.file));
      child = await forked(folder);
      if (answer.ended && tries > 1) return ask(task, limit, tries - 1);
      return { ...answer, failure: { message: answer.late ? 'it hangs' : 'the runner ended' } };
    },
  };
}

function forked(folder) {
  const child = fork(path.join(root, 'scripts/mutants/worker.mjs'), [folder], {
    detached: true,
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  return new Promise((resolve, reject) => {
    child.once('message', () => resolve(child));
    child.once('exit', (code) => reject(new Error(`the test runner did not start (${code})`)));
  });
}

function short(text) {
  const line = text.replaceAll(/\s+/g, ' ');
  return line.length <= 60 ? line : `${line.slice(0, 57)}...`;
}

function say(line) {
  process.stderr.write(`${line}\n`);
}
