// npm run bench: the numbers we hold ourselves to, as ratios within one run, since machines are noisy.
// Nothing here fails; a test that depends on time would.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { diagnoseAgainstGrep } from './bench/diagnose.mjs';
import { firstFrame, keyTimes } from './bench/terminal.mjs';
import { bundleOptions } from './bundle-options.mjs';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const cli = path.join(root, 'dist/cli.js');
const folder = mkdtempSync(path.join(tmpdir(), 'pod-wizard-bench-'));
const image = 'runpod/pytorch:1.0.2-cu1281-torch280-ubuntu2404';
const headless =
  `--preset fluxgym --gpu 4090 --image ${image} --python 3.10 --install venv --yes --out`.split(' ');

try {
  const bare = ['-e', '0'];
  row(
    'pod-wizard --version',
    await ratio(
      () => run([cli, '--version']),
      () => run(bare),
    ),
    '1.3 x node -e 0',
  );
  row(
    'headless run',
    await ratio(
      () => run([cli, ...headless, folder]),
      () => run(bare),
    ),
    '1.5 x node -e 0',
  );

  const select = path.join(folder, 'select');
  await build({
    ...bundleOptions,
    // Ink as it comes: what we do to make it faster counts.
    plugins: bundleOptions.plugins.filter(({ name }) => !['quick-width', 'without-drawing'].includes(name)),
    entryPoints: [path.join(root, 'scripts/bench/bare-select.jsx')],
    outdir: select,
  });
  const reference = path.join(select, 'bare-select.js');
  row(
    'first frame',
    await ratio(
      () => firstFrame(cli, 'A40'),
      () => firstFrame(reference, 'A40'),
      9,
    ),
    '1.15 x a bare Ink select',
  );

  const times = await keyTimes(cli, {
    args: ['--preset', 'fluxgym'],
    ready: /1 of \d\d/,
    before: [
      { send: '\r', shows: /Base image {2,}shortlist/ },
      { send: '/', shows: / \/ +1 of 9/ },
      { send: 'runpod', shows: / runpod.* 1 of \d{3}/ },
    ],
    key: '\u001b[B',
    count: 100,
  });
  row('key to repaint, p95', `${quantile(times, 0.95).toFixed(1)} ms`, '16 ms');

  const packed = spawnSync('npm', ['pack', '--ignore-scripts', '--json', '--pack-destination', folder], {
    cwd: root,
  });
  const [{ filename }] = JSON.parse(packed.stdout.toString());
  row('package', `${(statSync(path.join(folder, filename)).size / 1e6).toFixed(2)} MB`, '1 MB');

  const { diagnose, grep } = await diagnoseAgainstGrep(folder, 5);
  row(
    'diagnose, 5 MB log',
    `${(diagnose / grep).toFixed(2)} x (${diagnose.toFixed(1)} s, ${grep.toFixed(1)} s)`,
    '3 x grep -E -f',
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function run(args) {
  const started = performance.now();
  const { status, stderr } = spawnSync(process.execPath, args, { cwd: folder });
  if (status !== 0) throw new Error(stderr.toString());
  return performance.now() - started;
}

/** Median of the ratios of pairs taken in turn, after one of each that does not count. */
async function ratio(ours, theirs, count = 11) {
  const ratios = [];
  const pairs = [];
  for (let index = 0; index <= count; index += 1) {
    const pair = [await ours(), await theirs()];
    if (index === 0) continue;
    pairs.push(pair);
    ratios.push(pair[0] / pair[1]);
  }
  const [a, b] = [0, 1].map((side) =>
    quantile(
      pairs.map((pair) => pair[side]),
      0.5,
    ).toFixed(0),
  );
  return `${quantile(ratios, 0.5).toFixed(2)} x (${a} ms, ${b} ms)`;
}

function quantile(values, part) {
  const sorted = [...values].sort((x, y) => x - y);
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))];
}

function row(what, measured, target) {
  console.log(`${what.padEnd(24)}${measured.padEnd(28)}target: at most ${target}`);
}
