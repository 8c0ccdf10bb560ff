// Boots the script of a preset for real: npm run real -- PRESET|FILE.yaml [--python 3.10] [--image REF] [--gpu NAME]
// [--installer pip] [--root DIR] [--also=WORD ...] [--set NAME=VALUE ...] [--stand-in URL=FILE ...]
// [--override NAME ...] [--cuda-tag TAG] [--until TEXT] [--locked] [--report FILE]
// [--record]. --all: every built-in preset, on each Python that it allows and that this machine has.
// A Debian container (made with debootstrap once, or given as --root) with a volume that survives it; the app's own
// sources, from a folder of mirrors (POD_WIZARD_MIRRORS: OWNER/NAME, git folders) where it has them; real packages
// from this machine's index. Stand-ins: the GPU, the weights and whatever else lies on the hub. Up to READY, verify,
// restart, a second boot in a new container, stop. Says what each took, and writes it down. Needs root and Linux.
// --image: one whose own Python has that version, where uv cannot fetch one. --also: words for the app's command, where
// it would go on to use a GPU (--also=--cpu). --set: variables of the pod, such as a password that the app asks for.
// --stand-in: a file for an archive whose address cannot be reached, under its own digest.
// --override: a package of the app's own lists whose wheel lies where nothing can be fetched from; an empty one comes.
// --cuda-tag: that of the torch which the package index has, where it is another than the plan's.
// --until: for an app that goes no further here; the run ends with the line of its log that has this text. --locked: then a replay that installs
// the very same, on a new volume. --record: into docs/real-runs.json, of which docs/real-runs.md is made.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { makeContainer, NotHere } from './real/container.mjs';
import { serveHub } from './real/hub.mjs';
import { asMarkdown, packagesOf, record } from './real/report.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    all: { type: 'boolean', default: false },
    python: { type: 'string', default: '3.10' },
    image: { type: 'string' },
    gpu: { type: 'string', default: '4090' },
    installer: { type: 'string', default: 'uv' },
    root: { type: 'string' },
    report: { type: 'string' },
    record: { type: 'boolean', default: false },
    locked: { type: 'boolean', default: false },
    keep: { type: 'boolean', default: false },
    also: { type: 'string', multiple: true, default: [] },
    set: { type: 'string', multiple: true, default: [] },
    'stand-in': { type: 'string', multiple: true, default: [] },
    override: { type: 'string', multiple: true, default: [] },
    'cuda-tag': { type: 'string' },
    until: { type: 'string' },
    help: { type: 'boolean', short: 'h', default: false },
  },
});
const repository = path.dirname(import.meta.dirname);
const cli = path.join(repository, 'dist/cli.js');
/** It works, or it does not: where its preset says of a failing line that it is started again, neither is known yet. */
const settled = / READY: |After a fix| FAILING: .*\n.*\n(?!.*started again).*\n/;
const hubAddress = 'https://huggingface.co';
const [preset = 'fluxgym'] = positionals;
const { python, installer, gpu } = values;

if (values.help) {
  const [said = ''] = readFileSync(import.meta.filename, 'utf8').split(/\n(?!\/\/)/, 1);
  console.log(said.replaceAll(/^\/\/ ?/gm, ''));
} else if (values.all) {
  const presets = JSON.parse(readFileSync(path.join(repository, 'src/generated/presets.json'), 'utf8'));
  for (const { id, python: its } of presets)
    for (const version of its?.allowed ?? [])
      spawnSync(process.execPath, [import.meta.filename, id, '--python', version, '--record'], {
        stdio: 'inherit',
      });
} else {
  await runOne();
}

async function runOne() {
  // A file of one's own is told by its name.
  const report = {
    preset: path.parse(preset).name,
    python,
    installer,
    gpu,
    date: new Date().toISOString().slice(0, 10),
    boots: [],
  };
  // The address ends where the file begins: at the last "=".
  const standIns = values['stand-in'].map((pair) => pair.split(/=(?=[^=]*$)/, 2));
  const hub = await serveHub(standIns);
  let container = null;
  try {
    container = makeContainer({ python, root: values.root });
    const verified = await bootAll(container, hub, report);
    if (values.locked && verified !== null) await bootLocked(container, hub, report, verified);
  } catch (error) {
    if (error instanceof NotHere) {
      console.error(`not tried: ${error.message}`);
      process.exitCode = 2;
    } else {
      report.failure = error.message;
      process.exitCode = 1;
    }
  } finally {
    if (container !== null) {
      report.load = Math.round(loadavg()[1]);
      const markdown = asMarkdown(report);
      process.stdout.write(markdown);
      if (values.report !== undefined) writeFileSync(values.report, markdown);
      if (values.record) record(path.join(repository, 'docs'), report);
      container.end();
      if (!values.keep) container.remove();
    }
    hub.close();
  }
}

async function bootAll(container, hub, report) {
  const words = ['--preset', preset, '--gpu', gpu, '--python', python, '--yes', '--force'];
  pod([
    ...words,
    ...(values.image === undefined ? [] : ['--image', values.image]),
    '--out',
    container.volume(),
  ]);
  pointAtStandIns(container, hub, report);
  const first = boot(container, hub, 'first boot');
  if (values.until !== undefined) return asFarAsItGoes(container, first, report);
  await first.until(settled);
  report.boots.push(told(first));
  if (!/ READY: /.test(first.output())) throw new Error(`it is not ready:\n${tail(first.output())}`);
  const verified = JSON.parse(inside(first, 'verify --json').stdout);
  Object.assign(report, { checks: verified.checks, ...packagesOf(verified) });
  report.status = inside(first, 'status').stdout.trim();
  report.sizes = container.sizes();
  const again = first.mark();
  inside(first, 'restart');
  await first.until(/ READY: /, again);
  report.boots.push({ ...told(first, again), what: 'restart' });
  first.end();
  container.renew();
  const second = boot(container, hub, 'second boot, a new container');
  await second.until(/ READY: |After a fix/);
  report.boots.push(told(second));
  report.stop = inside(second, 'stop').stdout.trim();
  second.end();
  return verified;
}

/** Its script and packages, up to what the app itself says that it lacks here; nothing is verified. */
async function asFarAsItGoes(container, first, report) {
  await first.until(/ READY: |After a fix|FAILING: .*\n.*/);
  const line = first
    .output()
    .split('\n')
    .find((one) => one.includes(values.until));
  report.boots.push({ ...told(first), end: `as far as it goes here: ${line?.trim() ?? 'nothing'}` });
  if (line === undefined) throw new Error(`its log has no "${values.until}":\n${tail(first.output())}`);
  report.sizes = container.sizes();
  first.end();
  return null;
}

/** As a user does it: what verify said goes into the journal, and its replay installs exactly that. */
async function bootLocked(container, hub, report, before) {
  const kept = mkdtempSync(path.join(tmpdir(), 'real-'));
  // On a pod the addresses are those of the hub.
  writeFileSync(path.join(kept, 'verify.json'), JSON.stringify(before).replaceAll(hub.url, hubAddress));
  cpSync(path.join(container.volume(), 'JOURNAL.md'), path.join(kept, 'JOURNAL.md'));
  pod(['journal', 'result', path.join(kept, 'verify.json'), '--out', kept]);
  container.renew();
  container.renewVolume();
  pod(['replay', path.join(kept, 'JOURNAL.md'), '--locked', '--out', container.volume()]);
  pointAtStandIns(container, hub, report);
  const locked = boot(container, hub, 'locked replay, a new volume');
  await locked.until(/ READY: |After a fix/);
  report.boots.push(told(locked));
  if (!/ READY: /.test(locked.output()))
    throw new Error(`the replay is not ready:\n${tail(locked.output())}`);
  const installed = JSON.parse(inside(locked, 'verify --json').stdout).installed;
  const differ = (one, other) => one.filter((line) => !other.includes(line));
  report.locked = [...differ(before.installed, installed), ...differ(installed, before.installed)];
  locked.end();
  rmSync(kept, { recursive: true });
}

/** The program, as a user calls it. */
function pod(words) {
  const ran = spawnSync(process.execPath, [cli, ...words], { encoding: 'utf8' });
  if (ran.status !== 0) throw new Error(`pod-wizard ${words[0]}: ${ran.stderr}`);
}

/** The script on the volume, with the addresses that have a stand-in pointed at it. */
function pointAtStandIns({ volume, mirrors }, hub, report) {
  const file = path.join(volume(), 'startup.sh');
  let script = readFileSync(file, 'utf8').replaceAll(`${hubAddress}/`, `${hub.url}/`);
  if (values.also.length > 0) {
    const words = values.also.join(' ');
    report.moved = [`the app's command ends with ${words}, since there is no GPU here`];
    script = script.replace(/^(app\(\) \{[^}]*?\n {2}exec [^}]*?)\n\}/m, `$1 ${words}\n}`);
  }
  const tag = values['cuda-tag'];
  if (tag !== undefined) {
    script = script.replace(/\bCUDA_TAG=(\w+)/, (_, planned) => {
      report.moved = [
        ...(report.moved ?? []),
        `torch for ${tag} of the package index, and not for ${planned}`,
      ];
      return `CUDA_TAG=${tag}`;
    });
  }
  for (const { url, file, place, digest } of hub.standIns) {
    const [line = ''] = script.split(url)[1]?.match(/\b[0-9a-f]{64}\b/) ?? [];
    script = script.replaceAll(url, place).replaceAll(line, digest);
    report.moved = [...(report.moved ?? []), `${file} in the place of ${url}`];
  }
  if (values.override.length > 0) {
    const lines = values.override.map((name) => `${name} @ ${hub.url}/${name}-0-py3-none-any.whl\n`);
    writeFileSync(path.join(volume(), 'overrides.txt'), lines.join(''));
    // Not by the pod's environment: the script takes nothing of uv's from there.
    script = script.replace('UV_NO_CONFIG=1', 'UV_NO_CONFIG=1 UV_OVERRIDE=/workspace/overrides.txt');
    report.moved = [
      ...(report.moved ?? []),
      `empty packages in the place of ${values.override.join(' and ')}`,
    ];
  }
  for (const { owner, from, to } of mirrors.lacking(script)) {
    report.moved = [
      ...(report.moved ?? []),
      `${owner}: ${from} is not in the mirror, its newest ${to} was taken`,
    ];
    script = script.replaceAll(from, to);
  }
  // An environment that sees the image's packages leaves no choice.
  report.installer = /^INSTALLER=(\w+)/m.exec(script)?.[1] ?? installer;
  report.moved = [...new Set([...(report.moved ?? []), ...mirrors.standing(script)])];
  writeFileSync(file, script);
}

function boot(container, hub, what) {
  const started = container.boot(['bash', '/workspace/startup.sh'], {
    HF_ENDPOINT: hub.url,
    POD_WIZARD_INSTALLER: installer,
    POD_WIZARD_NEEDED_GB: '0',
    RUNPOD_POD_ID: 'standin',
    ...Object.fromEntries(values.set.map((pair) => pair.split(/=(.*)/s, 2))),
  });
  console.error(`${what} …`);
  return Object.assign(started, { what });
}

function inside(running, words) {
  return running.inside(['bash', '-c', `cd / && bash /workspace/startup.sh ${words}`]);
}

/** Of the part of the output from a mark on: time to READY, and what each step said that it took. */
function told(running, from = 0) {
  const lines = running.output().slice(from).split('\n');
  return {
    what: running.what,
    seconds: Math.round(running.lasted(from)),
    steps: lines.flatMap((line) => /(?:Step \d+ of \d+: |took )(.*)/.exec(line)?.[0] ?? []),
    end: lines.find((line) => / (?:READY|FAILED|FAILING): /.test(line))?.replace(/^\[[^\]]*\] /, '') ?? '',
  };
}

function tail(text) {
  return text.split('\n').slice(-25).join('\n');
}
