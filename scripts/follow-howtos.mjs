// Follows the how-tos of CONTRIBUTING.md in a copy of the repository. scripts/howtos/KIND/ holds what a newcomer
// would write: new files at their places, and in lines.json the one line elsewhere. All kinds are added to one copy;
// then types and tests have to be as green as before, and a journal from before has to give its files again.
// What follows -- is a filter of tests: npm run howtos -- test/plan
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const root = path.dirname(import.meta.dirname);
const howtos = path.join(root, 'scripts/howtos');
const filters = process.argv.slice(2);

/**
 * What meets no new thing: it opens real terminals, boots pods, or knows nothing but files and processes.
 * `npm test` runs it, and here it would take longer than all the rest.
 */
const unconcerned = ['e2e', 'system', 'scripts'];
const concerned = readdirSync(path.join(root, 'test'))
  .filter((name) => !unconcerned.includes(name) && name !== 'support')
  .map((name) => `test/${name}`);

const copy = mkdtempSync(path.join(tmpdir(), 'pod-wizard-howtos-'));
try {
  copyRepository();
  for (const kind of readdirSync(howtos).sort()) add(kind);
  run('build', ['scripts/build.mjs']);
  replayOldJournals();
  run('types', ['node_modules/typescript/bin/tsc', '--noEmit']);
  // What is new writes its snapshot, as it would at the newcomer's; in CI vitest alone would refuse to.
  run('tests', [
    'node_modules/vitest/vitest.mjs',
    'run',
    '--update=new',
    ...(filters.length === 0 ? concerned : filters),
  ]);
} finally {
  rmSync(copy, { recursive: true, force: true });
}

function copyRepository() {
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
  });
  for (const file of listed.split('\0').filter((name) => name !== '')) {
    cpSync(path.join(root, file), path.join(copy, file));
  }
  symlinkSync(path.join(root, 'node_modules'), path.join(copy, 'node_modules'));
}

/** One new file with its test, and at most one line elsewhere: more is no addition but a change. */
function add(kind) {
  const folder = path.join(howtos, kind);
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== 'lines.json')
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)));
  const tests = files.filter((file) => file.startsWith('test/'));
  const lines = linesOf(folder);
  if (files.length !== 2 || tests.length !== 1)
    fail(`${kind}: wants one file and its test, has ${files.join(', ')}`);
  if (lines.length > 1) fail(`${kind}: wants at most one line elsewhere, has ${lines.length}`);
  for (const file of files)
    cpSync(path.join(folder, file), path.join(copy, file), { errorOnExist: true, force: false });
  for (const line of lines) addLine(line);
  console.log(`${kind}: ${[...files, ...lines.map(({ file }) => `a line in ${file}`)].join(', ')}`);
}

function linesOf(folder) {
  if (!readdirSync(folder).includes('lines.json')) return [];
  return JSON.parse(readFileSync(path.join(folder, 'lines.json'), 'utf8'));
}

function addLine({ file, add: line }) {
  const place = path.join(copy, file);
  writeFileSync(place, `${readFileSync(place, 'utf8').trimEnd()}\n${line}\n`);
}

function replayOldJournals() {
  for (const preset of ['fluxgym', 'fluxgym-hardened', 'hunyuanvideo-foley']) {
    run(`replay of ${preset}`, [
      'dist/cli.js',
      'replay',
      `snapshots/${preset}/JOURNAL.md`,
      '--out',
      `out-${preset}`,
    ]);
  }
}

function run(what, args) {
  const { status } = spawnSync(process.execPath, args, { cwd: copy, stdio: 'inherit' });
  if (status !== 0) fail(`${what}: failed with the additions of scripts/howtos/ (exit ${status})`);
}

/** Thrown, so that the copy goes too. */
function fail(message) {
  process.exitCode = 1;
  throw new Error(message);
}
