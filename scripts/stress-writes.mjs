// Writers that meet, and writers that are killed: six plans at once into one folder, then kill -9 at random
// moments. `npm run stress` runs it in full; `--rounds N --kills N` less of it. Exits 1 where anything was
// replaced unasked, mixed, left behind, or waited for.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setImmediate as immediate, setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { loadCore } from './core.mjs';

const root = path.dirname(import.meta.dirname);
const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '12' },
    kills: { type: 'string', default: '200' },
    /** Of the moments of killing. */
    seed: { type: 'string', default: '1' },
  },
});
const { parseJournal } = await loadCore("export { parseJournal } from './src/journal/parse.ts';");
const plans = ['4090', '3090', 'A5000', 'A6000', 'L4', 'L40S'];
const problems = [];
const random = generator(Number(values.seed));

const rounds = await inFolders(Number(values.rounds), meet);
const kills = await inFolder((folder) => killed(folder, Number(values.kills)));

console.log(
  `${rounds.length} rounds of ${plans.length} plans at once: ${sum(rounds)} written, ${rounds.length * plans.length - sum(rounds)} refused`,
);
console.log(
  `${kills.count} kill -9 (${kills.inside} while the lock was held): ${kills.settled} changes finished by the next run, longest next run ${kills.longest} ms (undisturbed: ${kills.usual} ms)`,
);
for (const problem of problems) console.error(problem);
console.log(
  problems.length === 0
    ? 'nothing replaced unasked, mixed, left behind or waited for'
    : `${problems.length} problems`,
);
process.exitCode = problems.length === 0 ? 0 : 1;

/** One round: how many wrote. */
async function meet(folder) {
  const ends = await Promise.all(plans.map((gpu) => run(folder, gpu)));
  for (const { code, stderr } of ends) {
    if (code !== 0 && !(code === 1 && stderr.includes('nothing was written'))) {
      problems.push(`a writer ended with ${code}: ${stderr}`);
    }
  }
  const written = ends.filter(({ code }) => code === 0).length;
  if (written !== 1) problems.push(`${written} wrote into one folder without --force`);
  inspect(folder, 'after a round');
  // With --force all write, and the last entry is what lies there.
  const forced = await Promise.all(plans.map((gpu) => run(folder, gpu, '--force')));
  for (const { code, stderr } of forced) if (code !== 0) problems.push(`with --force: ${code}: ${stderr}`);
  const entries = inspect(folder, 'after a round with --force');
  if (entries !== 1 + plans.length) problems.push(`${entries} entries, not ${1 + plans.length}`);
  return written;
}

/** Kills writers, each followed by one that is not killed, and looks at what lies there then. */
async function killed(folder, count) {
  await run(folder, plans[0]);
  const began = performance.now();
  await run(folder, plans[1], '--force');
  const usual = performance.now() - began;
  const result = { count, inside: 0, settled: 0, longest: 0, usual: Math.round(usual) };
  for (let index = 0; index < count; index += 1) {
    const gpu = plans[index % plans.length];
    const child = start(folder, gpu, ['--force']);
    const ended = once(child, 'exit');
    if (index % 4 === 0) await Promise.race([pause(random() * usual), ended]);
    else {
      // Most of a run is reading; what matters is the moment of writing.
      await Promise.race([lockIn(folder), ended]);
      if (index % 2 === 0) await pause(random() * 12);
      // Between the files: the time in which a change is finished by whoever comes next.
      else await Promise.race([recordIn(folder), ended]);
    }
    if (existsSync(path.join(folder, '.JOURNAL.md.lock'))) result.inside += 1;
    child.kill('SIGKILL');
    await ended;
    const since = performance.now();
    // It differs from whatever lies there, so it is refused: it settles, and adds nothing of its own.
    const { code, stderr } = await run(folder, 'L4', '--name', `other ${index}`);
    result.longest = Math.max(result.longest, Math.round(performance.now() - since));
    if (stderr.includes('finished what')) result.settled += 1;
    if (stderr.includes('waiting for')) problems.push(`kill ${index}: the next run waited: ${stderr}`);
    if (code !== 1 || !stderr.includes('nothing was written'))
      problems.push(`kill ${index}: ${code}: ${stderr}`);
    inspect(folder, `kill ${index}`);
  }
  return result;
}

/** Whether what lies there is the journal's last entry, whole, and nothing else. Gives the number of entries. */
function inspect(folder, when) {
  const names = readdirSync(folder).sort();
  if (names.join() !== 'JOURNAL.md,start-command.txt,startup.sh')
    problems.push(`${when}: there lies ${names.join(', ')}`);
  const journal = parseJournal(readFileSync(path.join(folder, 'JOURNAL.md'), 'utf8'));
  for (const { line, message } of journal.problems) problems.push(`${when}: JOURNAL.md:${line}: ${message}`);
  journal.entries.forEach(({ number }, index) => {
    if (number !== index + 1) problems.push(`${when}: entry ${number} in place ${index + 1}`);
  });
  for (const file of journal.entries.at(-1)?.files ?? []) {
    const digest = createHash('sha256')
      .update(readFileSync(path.join(folder, file.path)))
      .digest('hex');
    if (digest !== file.sha256) problems.push(`${when}: ${file.path} is not what the last entry says`);
  }
  return journal.entries.length;
}

async function lockIn(folder) {
  const lock = path.join(folder, '.JOURNAL.md.lock');
  for (let turn = 0; turn < 4000 && !existsSync(lock); turn += 1) await pause(1);
}

async function recordIn(folder) {
  const until = performance.now() + 500;
  const record = path.join(folder, '.JOURNAL.md.pending');
  while (!existsSync(record) && performance.now() < until) await immediate();
  for (let turns = Math.floor(random() * 12); turns > 0; turns -= 1) await immediate();
}

function start(folder, gpu, more) {
  const flags = [
    '--preset',
    'fluxgym',
    '--gpu',
    gpu,
    '--yes',
    '--accept',
    'PW101=stress',
    '--out',
    folder,
    ...more,
  ];
  const env = { ...process.env, XDG_CONFIG_HOME: folder };
  return spawn(process.execPath, [path.join(root, 'dist/cli.js'), ...flags], {
    env,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
}

async function run(folder, gpu, ...more) {
  const child = start(folder, gpu, more);
  let stderr = '';
  child.stderr.on('data', (data) => {
    stderr += data;
  });
  const [code] = await once(child, 'close');
  return { code, stderr };
}

async function inFolders(count, work) {
  const results = [];
  for (let index = 0; index < count; index += 1) results.push(await inFolder(work));
  return results;
}

async function inFolder(work) {
  const folder = mkdtempSync(path.join(tmpdir(), 'pod-wizard-stress-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function sum(numbers) {
  return numbers.reduce((a, b) => a + b, 0);
}

/** mulberry32. */
function generator(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
