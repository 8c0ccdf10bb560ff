// uv in a virtual environment of its own, and the Pythons of this machine.
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';

const version = '0.13.9';
const cache = path.join(
  path.dirname(path.dirname(import.meta.dirname)),
  'node_modules/.cache/verify-knowledge',
);
export const uvFolder = path.join(cache, 'uv/bin');
const uv = path.join(uvFolder, 'uv');

// Asked for a Python that is not here, uv would try to download it, again and again, before it goes on without.
const environmentOfUv = { ...process.env, UV_PYTHON_DOWNLOADS: 'never' };

/** From here on the index answers as it did at the end of that day (ISO date), by the time of each upload. */
export function answerAsOf(date) {
  environmentOfUv.UV_EXCLUDE_NEWER = `${date}T23:59:59Z`;
}

// A package index slows down whoever asks too much at once.
const atOnce = 8;
let running = 0;
const waiting = [];

/** Runs a program; never throws. `text` is all that it printed. */
export async function run(program, args, options = {}) {
  if (running >= atOnce) await new Promise((resolve) => waiting.push(resolve));
  running += 1;
  try {
    return await new Promise((resolve) => {
      execFile(
        program,
        args,
        { maxBuffer: 1 << 26, timeout: 300_000, env: environmentOfUv, ...options },
        (error, out, err) => {
          resolve({
            ok: error === null,
            code: error?.code ?? 0,
            text: `${out}${err}`,
            timedOut: error?.killed === true,
          });
        },
      );
    });
  } finally {
    running -= 1;
    waiting.shift()?.();
  }
}

/** uv, installed with pip where it is not there yet; `{ ok, why }`. */
export async function installUv() {
  if (!existsSync(uv)) {
    await mkdir(cache, { recursive: true });
    const venv = await run('python3', ['-m', 'venv', path.join(cache, 'uv')]);
    if (!venv.ok) return { ok: false, why: `python3 -m venv failed: ${lastLine(venv.text)}` };
    const pip = await run(path.join(cache, 'uv/bin/pip'), ['install', '-q', `uv==${version}`]);
    if (!pip.ok) return { ok: false, why: `pip install uv failed: ${lastLine(pip.text)}` };
  }
  return { ok: true };
}

/** Nothing can be verified: a refusal for want of an index says nothing about a package. */
export class IndexUnreachable extends Error {}

/** What uv says where it got no answer, which is another thing than a refusal. */
const noAnswer =
  /^error: Request failed|Failed to (?:fetch|download)|(?:dns|connection) error|error sending request|operation timed out|HTTP status (?:server error|client error \((?:408|429))/m;

/** Runs uv; throws where it could not ask the index. `ok: false` is then always its answer. */
async function askUv(args) {
  const result = await run(uv, args);
  if (result.timedOut) throw new IndexUnreachable('no answer within five minutes');
  if (noAnswer.test(result.text))
    throw new IndexUnreachable(lastLine(result.text).replace(/^\s*cause: /, ''));
  return result;
}

export function lastLine(text) {
  return text.trim().split('\n').at(-1) ?? '';
}

/** A folder for one run, emptied before. */
export async function scratch() {
  await mkdir(cache, { recursive: true });
  return mkdtemp(path.join(cache, 'run-'));
}

export async function discard(folder) {
  await rm(folder, { recursive: true, force: true });
}

// With an interpreter of its own uv does not start every Python of this machine for each question; which Python is asked
// about, the question says.
const platform = [
  '--python-platform',
  'x86_64-manylinux_2_35',
  '--python',
  path.join(cache, 'uv/bin/python'),
];

/** What the resolver finds for these requirements: `{ ok, pins, text }`. Linux x86-64, no builds. */
export async function resolve(folder, python, requirements, options = []) {
  const file = path.join(folder, `in-${Math.random().toString(36).slice(2)}.txt`);
  await writeFile(file, `${requirements.join('\n')}\n`);
  const args = [
    'pip',
    'compile',
    '-q',
    '--no-header',
    '--no-annotate',
    '--no-build',
    '--python-version',
    python,
  ];
  const result = await askUv([...args, ...platform, ...options, file]);
  const pins = new Map(
    [...result.text.matchAll(/^([a-z0-9-]+)==([^\s;]+)/gm)].map(([, name, version_]) => [name, version_]),
  );
  return { ...result, pins };
}

/**
 * The newest release of each requirement that this Python can take, by requirement: `{ exists, released, wheel, version }`.
 * `wheel` is the name of its file, null where the project has none for this platform (nothing is built); `released` is
 * false where no version at all is within the bounds. Many are asked at once, each project once; those among which the
 * resolver refuses one are asked again in halves.
 */
export async function newestOf(folder, python, requirements) {
  const file = path.join(folder, `in-${Math.random().toString(36).slice(2)}.txt`);
  await writeFile(file, `${requirements.join('\n')}\n`);
  const args = ['pip', 'compile', '-q', '--no-deps', '--no-build', '--python-version', python];
  const { ok, text } = await askUv([...args, '--format', 'pylock.toml', ...platform, file]);
  if (!ok && requirements.length > 1) {
    const half = Math.ceil(requirements.length / 2);
    const halves = [requirements.slice(0, half), requirements.slice(half)];
    const answers = await Promise.all(halves.map((some) => newestOf(folder, python, some)));
    return new Map(answers.flatMap((answer) => [...answer]));
  }
  const found = new Map(
    text.split('[[packages]]').map((entry) => [
      /^name = "([^"]+)"$/m.exec(entry)?.[1],
      {
        exists: true,
        released: true,
        wheel: /\/([^/"]+\.whl)"/.exec(entry)?.[1] ?? null,
        version: /^version = "([^"]+)"$/m.exec(entry)?.[1] ?? null,
      },
    ]),
  );
  const refused = {
    exists: !text.includes('was not found in the package registry'),
    released:
      /has no usable wheels|have no usable wheels|no wheels with a matching/.test(text) ||
      !/only .{1,200} (?:is|are) available|there (?:is|are) no versions? of/s.test(text),
    wheel: null,
    version: null,
  };
  return new Map(requirements.map((asked) => [asked, found.get(nameIn(asked)) ?? refused]));
}

const nameIn = (requirement) =>
  /^[\w.-]+/
    .exec(requirement)[0]
    .toLowerCase()
    .replaceAll(/[-_.]+/g, '-');

/** A virtual environment with these packages: `{ ok, venv, text }`. */
export async function environment(folder, interpreter, requirements) {
  const venv = path.join(folder, `venv-${Math.random().toString(36).slice(2)}`);
  const made = await run(uv, ['venv', '-q', '-p', interpreter, venv]);
  const result = made.ok ? await install(venv, requirements) : made;
  return { ...result, venv };
}

/** The same under a name, kept from run to run. The requirements are pins, so it holds what it held. */
export async function keptEnvironment(name, interpreter, requirements) {
  const venv = path.join(cache, `kept-${name}-${requirements.join('+').replaceAll(/[^A-Za-z0-9.+]/g, '_')}`);
  const whole = path.join(venv, 'whole');
  if (existsSync(whole)) return { ok: true, venv, text: '' };
  await rm(venv, { recursive: true, force: true });
  const made = await run(uv, ['venv', '-q', '-p', interpreter, venv]);
  const result = made.ok ? await install(venv, requirements) : made;
  if (result.ok) await writeFile(whole, '');
  return { ...result, venv };
}

export function install(venv, requirements) {
  return askUv(['pip', 'install', '-q', '-p', venv, ...requirements]);
}

/** Unpacks one package, without what it needs, into a folder: to look at its files. `{ ok, target, text }`. */
export async function unpack(folder, requirement) {
  const target = path.join(folder, `files-${requirement.replace(/\W/g, '_')}`);
  const args = [
    'pip',
    'install',
    '-q',
    '--no-deps',
    '--no-build',
    '--target',
    target,
    '--python-version',
    '3.12',
  ];
  const result = await askUv([...args, ...platform, requirement]);
  return { ...result, target };
}

/** Interpreters by minor version: `python3.X` on the path, and those of pyenv. uv's own are not fetched. Oldest first. */
export async function interpreters() {
  const found = new Map();
  for (const minor of [9, 10, 11, 12, 13]) {
    const name = `python3.${minor}`;
    if ((await run(name, ['-c', 'import venv'])).ok) found.set(`3.${minor}`, name);
  }
  const folder = path.join(homedir(), '.pyenv/versions');
  for (const name of existsSync(folder) ? await readdir(folder) : []) {
    const minor = /^3\.\d+/.exec(name)?.[0];
    const program = path.join(folder, name, 'bin/python');
    if (minor && !found.has(minor) && (await run(program, ['-c', 'import venv'])).ok)
      found.set(minor, program);
  }
  const minor = (version) => Number(version.split('.')[1]);
  return new Map([...found].sort(([a], [b]) => minor(a) - minor(b)));
}
