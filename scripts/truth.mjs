// Holds what `check` says of lists against the resolver: npm run truth -- FOLDER [--python=3.11,3.12].
// Each list of the folder (requirements, pyproject, conda's pip part) is asked of the index, for the Python that it
// states, else for two that are likely. Two kinds of lines come out, both to be read by somebody:
//   FALSE?   a finding says that pip refuses, or takes another version, and the resolver does otherwise
//   MISSED?  the resolver refuses for each of these Pythons, and no finding says so
// The default index alone is asked, for Linux x86-64, and nothing is built: what lies there as sources only is left
// out and named. Needs python3 with venv and a package index; without an answer nothing is compared (exit 2).
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { loadCore } from './core.mjs';
import { discard, IndexUnreachable, installUv, resolve, scratch } from './verify/uv.mjs';

const saysRefused = ({ error }) => /Cannot install|No matching distribution/.test(error ?? '');
const beside = /^(\S+) [^:]{1,60}? beside (\S+) (\d[\w.]*)( or newer)?: pip installs both/;

const root = process.argv[2];
const stated = process.argv.find((arg) => arg.startsWith('--python='))?.slice('--python='.length);
const likely = stated?.split(',') ?? ['3.10', '3.12'];
if (root === undefined || root.startsWith('-')) nothing('name a folder: npm run truth -- FOLDER');

const core = await loadCore(`
  export { catalog } from './src/catalog/facts.ts';
  export { kindOf } from './src/lint/kind.ts';
  export { lintFile } from './src/lint/lint.ts';
  export { wholeFile } from './src/lint/place.ts';
  export { readPyproject } from './src/lint/pyproject.ts';
  export { installationOf } from './src/lint/requirements-file.ts';
  export { pythonOf } from './src/lint/situation.ts';
  export { readConda } from './src/lint/yaml-files.ts';
  export { parseRequirement } from './src/packaging/requirement.ts';
  export { satisfies } from './src/packaging/versions.ts';
`);
const around = { catalog: core.catalog, image: null, python: null };
const uv = await installUv();
if (!uv.ok) nothing(uv.why);
const folder = await scratch();
const counts = { lists: 0, claims: 0, suspects: 0, unanswered: 0 };
try {
  const lists = (await Promise.all((await filesUnder(root)).map(listOf))).filter((list) => list !== null);
  // A few at once: each asks several times.
  const waiting = [...lists];
  const work = async () => {
    for (let list = waiting.shift(); list !== undefined; list = waiting.shift())
      await compare(list).catch((error) => {
        // One list may ask too much; an index that is gone answers none.
        if (!(error instanceof IndexUnreachable) || counts.unanswered >= 5) throw error;
        counts.unanswered += 1;
      });
  };
  await Promise.all(Array.from({ length: 4 }, work));
  if (counts.unanswered > 0 && counts.unanswered === counts.lists)
    throw new IndexUnreachable('no list got an answer');
  console.log(
    `${counts.lists} lists, ${counts.claims} findings held against the resolver, ${counts.suspects} suspects, ${counts.unanswered} lists without an answer`,
  );
} catch (error) {
  if (!(error instanceof IndexUnreachable)) throw error;
  await discard(folder);
  nothing(`the package index cannot be reached: ${error.message}`);
}
await discard(folder);

async function filesUnder(top) {
  const entries = await readdir(top, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
}

/** What a file asks pip for, with what is said of it; null where it is no list. */
async function listOf(file) {
  const text = (await readFile(file, 'utf8')).replaceAll('\r\n', '\n');
  const name = path.basename(file);
  const kind = text.length > 200_000 ? null : core.kindOf(name, text);
  const piece = core.wholeFile(name, text);
  const read =
    kind === 'requirements'
      ? core.installationOf(piece, () => null)
      : kind === 'pyproject'
        ? core.readPyproject(piece)
        : kind === 'conda'
          ? core.readConda(piece)
          : null;
  if (read === null) return null;
  // What lies elsewhere is not on the index.
  const asked = [...read.requirements, ...read.constraints]
    .map(({ text: own }) => own)
    .filter((own) => !own.includes('$') && (core.parseRequirement(own)?.url ?? 'none') === 'none')
    .filter((own) => core.parseRequirement(own) !== null);
  if (asked.length === 0) return null;
  const python = core.pythonOf(read, around);
  const range = /^requires-python\s*=\s*["']([^"']+)["']/m.exec(text)?.[1] ?? '';
  const fit = likely.filter((one) => range === '' || core.satisfies(`${one}.9`, range));
  const least = /3\.\d+/.exec(range)?.[0] ?? likely[0];
  const { findings } = core.lintFile(name, text, around, () => null);
  return { file, asked, findings, pythons: python !== null ? [python] : fit.length > 0 ? fit : [least] };
}

async function compare({ file, asked, findings, pythons }) {
  counts.lists += 1;
  // Of all together the index of a build (+cu121) is not asked: which release it is counts.
  const plain = asked.map((own) => own.replace(/\+(?:cu\d+|cpu|rocm[\d.]+)\b/, ''));
  const whole = await Promise.all(pythons.map(async (python) => [python, await solve(python, plain)]));
  for (const finding of findings) {
    const wrong = await heldAgainst(finding, asked, whole);
    if (wrong === null) continue;
    suspect('FALSE? ', file, `${finding.place.line} ${finding.code} ${finding.message}`, wrong);
  }
  const told = findings.some(saysRefused);
  const refusals = whole.filter(([, { ok }]) => !ok);
  if (!told && refusals.length === whole.length)
    suspect('MISSED?', file, `refused on Python ${pythons.join(' and ')}`, refusals[0][1].why);
}

/** What the resolver does in the place of what a finding claims; null where they agree, or nothing can be asked. */
async function heldAgainst({ code, message, error, place, ...rest }, asked, whole) {
  const pair = beside.exec(message);
  if (pair !== null) {
    counts.claims += 1;
    const [, , other = '', version = '', newer] = pair;
    const range = newer === undefined ? `==${version}.*` : `>=${version}`;
    const astray = whole.filter(
      ([, { ok, pins, sources }]) =>
        ok && pins.has(other) && !sources.includes(other) && !core.satisfies(pins.get(other), range),
    );
    return astray.length === 0
      ? null
      : astray.map(([python, { pins }]) => `${other} ${pins.get(other)} on Python ${python}`).join(', ');
  }
  if (!saysRefused({ error })) return null;
  const named = `${message} ${error} ${rest.why ?? ''}`.toLowerCase();
  const lines = asked.filter((own) => {
    const { name } = core.parseRequirement(own);
    return new RegExp(`(?:^|[^\\w.-])${name.replaceAll('.', '\\.')}(?![\\w-])`).test(named);
  });
  if (lines.length === 0) return null;
  counts.claims += 1;
  // One that names a Python speaks of that one.
  const own = /Python (3\.\d{1,2})/.exec(message)?.[1];
  const pythons = own === undefined ? whole.map(([python]) => python) : [own];
  const answers = await Promise.all(pythons.map((python) => solve(python, lines)));
  const taken = pythons.filter((_, at) => answers[at].ok && answers[at].sources.length === 0);
  return taken.length === 0 ? null : `${lines.join(' ')} resolves on Python ${taken.join(' and ')}`;
}

/** What these requirements end at: `{ ok, pins, sources, why }`. What has no wheel is left out, since nothing is built. */
async function solve(python, requirements) {
  let lines = [...new Set(requirements)];
  const sources = [];
  for (let round = 0; round < 12; round += 1) {
    const { ok, pins, text } = await resolve(folder, python, lines);
    if (ok) return { ok, pins, sources, why: '' };
    const said = text.replace(/\s+/g, ' ');
    const name =
      /Wheels are required for `([^`]+)`/.exec(said)?.[1] ??
      /(?:^|[ (])([a-z0-9][\w.-]*?)(?:[=<>!~]=?\S+)? ha(?:s|ve) no (?:usable )?wheels/i.exec(said)?.[1];
    if (name === undefined) return { ok, pins, sources, why: said.slice(0, 400) };
    sources.push(name);
    const left = lines.filter((own) => core.parseRequirement(own).name !== name);
    // Of what another one brings along, nothing can be left out: not known.
    if (left.length === lines.length) break;
    lines = left;
  }
  return { ok: true, pins: new Map(), sources, why: '' };
}

function suspect(kind, file, what, why) {
  counts.suspects += 1;
  console.log(`${kind} ${file}:${what}\n        ${why}`);
}

/** Loud, and told apart from agreement: nothing was asked. */
function nothing(why) {
  console.error(`*** NOTHING COMPARED: ${why} ***`);
  process.exit(2);
}
