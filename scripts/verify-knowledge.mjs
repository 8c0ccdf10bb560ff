// Holds what the rules and presets claim about packages against the real resolver and the real packages:
// npm run verify:knowledge. Says what it verified and what it could not; exit 1 where a fact is wrong.
// Needs python3 with venv and a package index; without an answer nothing is verified, and nothing is wrong.
//
// The index is asked as of the day that verify/recorded.json holds, so the same facts get the same answer
// whatever was released since. --today asks it as it is, reports, and fails at nothing: that the world moved on
// is news. The pairs of pins, which take the longest, are resolved only where the facts about packages
// are not those that the recorded result is of (or with --pairs); --record writes down the result.
import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { loadCore, loadWorld } from './core.mjs';
import {
  verifyBounds,
  verifyReleases,
  verifyTorch,
  verifyTorchDemands,
  verifyWheelRanges,
} from './verify/facts.mjs';
import { verifyPairs } from './verify/pairs.mjs';
import { verifyPresets } from './verify/presets.mjs';
import { verifyFiles, verifyGradio, verifyNumpy, verifyPip, verifySpecifiers } from './verify/statements.mjs';
import {
  verifyAnswers,
  verifyKinds,
  verifyNames,
  verifyNoPackages,
  verifySteps,
  verifySystem,
} from './verify/tables.mjs';
import { answerAsOf, discard, IndexUnreachable, installUv, interpreters, scratch } from './verify/uv.mjs';

const has = (flag) => process.argv.includes(flag);
const verbose = has('--verbose');
const isPinned = !has('--today');
const only = process.argv.find((arg) => arg.startsWith('--only='))?.slice('--only='.length) ?? '';

const recordFile = path.join(import.meta.dirname, 'verify/recorded.json');
const recorded = JSON.parse(await readFile(recordFile, 'utf8'));
const digest = await digestOfPackages(recorded.asOf);
const pairsKnown = isPinned && !has('--pairs') && recorded.pairs.digest === digest;
if (isPinned) answerAsOf(recorded.asOf);

const counts = { ok: 0, wrong: 0 };
const pins = new Set();
const unverified = new Map();

/** What one part reports; it counts for itself, since the parts run beside each other. */
function reportOf() {
  const own = { ok: 0, wrong: 0 };
  return {
    counts: own,
    ok(what, seen) {
      own.ok += 1;
      if (verbose) console.log(`ok           ${what} (${short(seen)})`);
    },
    wrong(what, seen) {
      own.wrong += 1;
      console.log(`WRONG        ${what}\n             ${short(seen, 600)}`);
    },
    unverified(what, why) {
      unverified.set(what, why);
    },
    pin(what, python) {
      pins.add(`${what} on ${python}`);
    },
  };
}

const uv = await installUv();
if (!uv.ok) notVerified(uv.why);

const core = await loadCore(`
  export { lintFile } from './src/lint/lint.ts';
  export { check, standingErrors } from './src/judge/check.ts';
  export { bounds, goneFromApt, knownReleases, notPackages, releases, wheelRanges, wrongNames } from './src/catalog/packages.ts';
  export { breakingSteps } from './src/catalog/metadata.ts';
  export { companions as companionRows } from './src/catalog/companions.ts';
  export { bringsOwn } from './src/catalog/system-packages.ts';
  export { default as systemNeeds } from './src/catalog/packages/system-needs.json';
  export { kindRows } from './src/catalog/package-kinds.ts';
  export { stacks } from './src/catalog/stacks.ts';
  export { answers } from './src/catalog/answers.ts';
  export { default as flashWorker } from './src/catalog/flash-worker.json';
  export { wheelSizes } from './src/catalog/wheel-sizes.ts';
  export { parseRequirement } from './src/packaging/requirement.ts';
  export { compareVersions, exactVersion, satisfies } from './src/packaging/versions.ts';
`);
const folder = await scratch();
const context = { folder, core, world: await loadWorld(), pythons: await interpreters() };
const pairsTitle = 'pairs of pins, predicted and resolved';
const parts = [
  ['presets, resolved for each Python they allow', verifyPresets],
  ['gradio 4.44.1 at work', verifyGradio],
  ['numpy 2', verifyNumpy],
  ['files in packages', verifyFiles],
  ['version specifiers', verifySpecifiers],
  ["pip's flag", verifyPip],
  ['releases and projects that rules and tables name', verifyReleases],
  ['what packages require of each other', verifyBounds],
  ...(pairsKnown ? [] : [[pairsTitle, verifyPairs]]),
  ['torch by Python, and its partners', verifyTorch],
  ['what packages require of torch', verifyTorchDemands],
  ['wheels by Python', verifyWheelRanges],
  ['kinds of packages', verifyKinds],
  ['projects that other tables name', verifyNames],
  ['names that are no packages', verifyNoPackages],
  ['releases at which callers broke', verifySteps],
  ['what answers of diagnose name', verifyAnswers],
  ['libraries and system packages', verifySystem],
].filter(([title]) => title.includes(only));
let pairs = null;
let unreachable = null;
try {
  await Promise.all(
    parts.map(async ([title, verify]) => {
      const report = reportOf();
      const start = performance.now();
      await verify({ ...context, report });
      counts.ok += report.counts.ok;
      counts.wrong += report.counts.wrong;
      if (title === pairsTitle && report.counts.wrong === 0) pairs = { digest, verified: report.counts.ok };
      console.log(
        `verified ${String(report.counts.ok).padStart(4)}  ${title} (${Math.round((performance.now() - start) / 1000)} s)`,
      );
    }),
  );
} catch (error) {
  if (!(error instanceof IndexUnreachable)) throw error;
  unreachable = error.message;
} finally {
  await discard(folder);
}
if (unreachable !== null) notVerified(`the package index cannot be reached: ${unreachable}`);

for (const why of new Set(unverified.values())) {
  const rows = [...unverified].filter(([, other]) => other === why).map(([what]) => what);
  console.log(`unverified here: ${rows.join('; ')} (${why})`);
}
console.log(`${pins.size} pairs of an exact pin and a Python that its preset allows resolve without a build`);
console.log(`Pythons on this machine: ${[...context.pythons.keys()].join(', ')}`);
if (pairsKnown && only === '')
  console.log(
    `recorded ${String(recorded.pairs.verified).padStart(4)}  ${pairsTitle}: the facts about packages are those of then`,
  );
if (pairs !== null && isPinned) {
  if (has('--record')) await writeFile(recordFile, `${JSON.stringify({ ...recorded, pairs }, null, 2)}\n`);
  else console.log('the pairs were resolved anew: --record writes the result down');
}
console.log(
  `${counts.ok} verified, ${counts.wrong} wrong, ${unverified.size} unverified here, ${isPinned ? `as of ${recorded.asOf}` : 'today'}`,
);
if (counts.wrong > 0 && isPinned) process.exit(1);

/** Loud, and told apart from a wrong fact: nothing was looked at. */
function notVerified(why) {
  console.error(`\n*** NOT VERIFIED: ${why} ***\n`);
  // For who counts.
  console.log('0 passed, 0 failed, 1 skipped');
  process.exit(counts.wrong > 0 && isPinned ? 1 : 0);
}

/** Of all that the pairs are predicted from, and of the day that they are resolved at. */
async function digestOfPackages(asOf) {
  const folder = path.join(import.meta.dirname, '../src/catalog/packages');
  const hash = createHash('sha256').update(asOf);
  for (const name of ['bounds', 'broken-pairs', 'releases', 'torch-needs', 'wheel-ranges', 'wrong-names'])
    hash.update(name).update(await readFile(path.join(folder, `${name}.json`)));
  return hash.digest('hex').slice(0, 16);
}

function short(text, length = 160) {
  const line = String(text).trim().replace(/\s+/g, ' ');
  return line.length > length ? `${line.slice(0, length)}…` : line;
}
