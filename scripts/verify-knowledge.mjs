// Holds what the rules and presets claim about packages against the real resolver and the real packages:
// npm run verify:knowledge. Says what it verified and what it could not; exit 1 where a fact is wrong.
// Needs python3 with venv and a package index. Under CI a machine without them is a failure.
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
import { discard, IndexUnreachable, installUv, interpreters, scratch } from './verify/uv.mjs';

const verbose = process.argv.includes('--verbose');
const counts = { ok: 0, wrong: 0 };
const pins = new Set();
const unverified = new Map();
const report = {
  ok(what, seen) {
    counts.ok += 1;
    if (verbose) console.log(`ok           ${what} (${short(seen)})`);
  },
  wrong(what, seen) {
    counts.wrong += 1;
    console.log(`WRONG        ${what}\n             ${short(seen, 600)}`);
  },
  unverified(what, why) {
    unverified.set(what, why);
  },
  pin(what, python) {
    pins.add(`${what} on ${python}`);
  },
};

const uv = await installUv();
if (!uv.ok) notVerified(uv.why);

const core = await loadCore(`
  export { lintFile } from './src/lint/lint.ts';
  export { check, standingErrors } from './src/judge/check.ts';
  export { bounds, knownReleases, releases, wheelRanges, wrongNames } from './src/catalog/packages.ts';
  export { wheelSizes } from './src/catalog/wheel-sizes.ts';
  export { parseRequirement } from './src/packaging/requirement.ts';
  export { compareVersions, exactVersion, satisfies } from './src/packaging/versions.ts';
`);
const folder = await scratch();
const context = { folder, core, report, world: await loadWorld(), pythons: await interpreters() };
const parts = [
  ['presets, resolved for each Python they allow', verifyPresets],
  ['gradio 4.44.1 at work', verifyGradio],
  ['numpy 2', verifyNumpy],
  ['files in packages', verifyFiles],
  ['version specifiers', verifySpecifiers],
  ["pip's flag", verifyPip],
  ['releases and projects that rules and tables name', verifyReleases],
  ['what packages require of each other', verifyBounds],
  ['pairs of pins, predicted and resolved', verifyPairs],
  ['torch by Python, and its partners', verifyTorch],
  ['what packages require of torch', verifyTorchDemands],
  ['wheels by Python', verifyWheelRanges],
];
let unreachable = null;
try {
  for (const [title, verify] of parts) {
    const before = counts.ok;
    const start = performance.now();
    await verify(context);
    console.log(
      `verified ${String(counts.ok - before).padStart(4)}  ${title} (${Math.round((performance.now() - start) / 1000)} s)`,
    );
  }
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
console.log(`${counts.ok} verified, ${counts.wrong} wrong, ${unverified.size} unverified here`);
if (counts.wrong > 0) process.exit(1);

/** Loud, and a failure under CI; elsewhere a machine without an index is no fault of the facts. */
function notVerified(why) {
  console.error(`\n*** NOT VERIFIED: ${why} ***\n`);
  process.exit(process.env.CI ? 1 : 0);
}

function short(text, length = 160) {
  const line = String(text).trim().replace(/\s+/g, ' ');
  return line.length > length ? `${line.slice(0, length)}…` : line;
}
