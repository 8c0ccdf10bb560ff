// Fails for real, asks `diagnose`, types its first way, and tries again: npm run real-failures [-- NAME...]
// Each scenario (scenarios.json) is a Python, what is installed, and a file of code that fails with it. What the
// program printed goes to `diagnose`; the first way of its answer is typed as it stands; then the code runs once more.
// Needs the Pythons of the scenarios (on the PATH or of pyenv), a package index, and a built dist/. Nothing is judged by
// words: a way works where the code then ends with 0. It is no part of .ci/run: the index moves on.
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { execa } from 'execa';
import { installUv, interpreters, uvFolder } from '../verify/uv.mjs';

const here = import.meta.dirname;
const cli = path.join(here, '../../dist/cli.js');
const wanted = new Set(process.argv.slice(2));
const all = JSON.parse(await readFile(path.join(here, 'scenarios.json'), 'utf8'));
const scenarios = all.filter(({ name }) => wanted.size === 0 || wanted.has(name));
const uv = await installUv();
if (!uv.ok) nothing(uv.why);
const pythons = await interpreters();
if (scenarios.length === 0) nothing(`no scenario is called ${[...wanted].join(', ')}`);

const counts = {};
const queue = [...scenarios];
await Promise.all([worker(), worker()]);
console.log(
  Object.entries(counts)
    .map(([kind, count]) => `${count} ${kind}`)
    .join(', '),
);

async function worker() {
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'pod-wizard-real-'));
    try {
      const [kind, told] = await tried(next, folder);
      counts[kind] = (counts[kind] ?? 0) + 1;
      console.log(`${kind.padEnd(15)} ${next.name}${told === '' ? '' : `\n    ${told}`}`);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }
}

/** @returns {Promise<[kind: string, told: string]>} how it went, and what a reader of the miss needs */
async function tried({ python, install, code }, folder) {
  const app = path.join(folder, 'app');
  await mkdir(app);
  await writeFile(path.join(app, 'main.py'), `${code}\n`);
  const venv = path.join(folder, 'venv');
  // uv looks for the Python of an answer on the PATH.
  const others = [...pythons.values()].filter((one) => path.isAbsolute(one)).map((one) => path.dirname(one));
  const env = {
    HOME: folder,
    VIRTUAL_ENV: venv,
    PATH: [path.join(venv, 'bin'), uvFolder, process.env.PATH, ...others].join(':'),
    UV_PYTHON_DOWNLOADS: 'never',
    UV_CACHE_DIR: path.join(os.tmpdir(), 'pod-wizard-real-cache'),
  };
  const shell = (command) => quiet('bash', ['-c', command], { cwd: app, env, all: true, timeout: 400_000 });
  const interpreter = pythons.get(python);
  if (interpreter === undefined) return ['not tried', `Python ${python} is not here`];
  await shell(`uv venv --quiet --seed --python ${interpreter} ${venv}`);
  const pip = `uv pip install --quiet ${install.map((one) => `'${one}'`).join(' ')}`;
  const installed = install.length === 0 ? null : await shell(`${pip} || pip install ${pip.slice(23)}`);
  const refused = installed !== null && installed.exitCode !== 0;
  const first = refused ? installed : await shell('python main.py');
  if (first.exitCode === 0) return ['did not fail', ''];
  const log = path.join(folder, 'log.txt');
  const posted = (text) => text.replaceAll(app, '/workspace/app').replaceAll(venv, '/workspace/venv');
  await writeFile(log, posted(refused ? `$ pip install ${install.join(' ')}\n${first.all}` : first.all));
  const answer = JSON.parse((await quiet('node', [cli, 'diagnose', log, '--json'])).stdout);
  const fix = answer.diagnoses[0]?.fix ?? [];
  if (fix.length === 0) return ['silent', posted(first.all).trim().split('\n').at(-1) ?? ''];
  const end = fix.findIndex((line, at) => at > 0 && /^# or\b/.test(line));
  const way = fix.slice(0, end === -1 ? fix.length : end).join('\n');
  const typed = way.replaceAll('/workspace/app', app).replaceAll('/workspace/venv', venv);
  // An environment of its own counts for what follows in the same shell alone.
  const again = await shell(`${typed}\n${refused ? `${pip} && ` : ''}python main.py`);
  return again.exitCode === 0
    ? ['works', '']
    : [
        'does not',
        `${way.replaceAll('\n', '\n    ')}\n    then: ${posted(again.all).trim().split('\n').at(-1)}`,
      ];
}

function quiet(command, words, options = {}) {
  return execa(command, words, { reject: false, stdin: 'ignore', ...options });
}

function nothing(why) {
  console.error(`NOTHING TRIED: ${why}`);
  process.exit(2);
}
