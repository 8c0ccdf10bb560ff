// Boots the script of a preset for real: npm run real -- PRESET [--python 3.10] [--image REF] [--installer pip] [--root DIR] [--report FILE]
//   [--also=WORD ...] [--set NAME=VALUE ...] [--until TEXT]
// A Debian container (made with debootstrap once, or given as --root) with a volume that survives it; the app's own
// sources, from a folder of mirrors (POD_WIZARD_MIRRORS: OWNER/NAME, git folders) where it has them; real packages
// from this machine's index. Stand-ins: the GPU, the weights and whatever else lies on the hub. Up to READY, verify,
// restart, a second boot in a new container, stop. Says what each took, and writes it down. Needs root and Linux.
// --image: one whose own Python has that version, where uv cannot fetch one. --also: words for the app's command, where
// it would go on to use a GPU (--also=--cpu). --set: variables of the pod, such as a password that the app asks for. --until: for an app
// that goes no further here; the run ends with the line of its log that has this text.
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { makeContainer, NotHere } from './real/container.mjs';
import { serveHub } from './real/hub.mjs';
import { asMarkdown } from './real/report.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    python: { type: 'string', default: '3.10' },
    image: { type: 'string' },
    installer: { type: 'string', default: 'uv' },
    root: { type: 'string' },
    report: { type: 'string' },
    keep: { type: 'boolean', default: false },
    also: { type: 'string', multiple: true, default: [] },
    set: { type: 'string', multiple: true, default: [] },
    until: { type: 'string' },
  },
});
const [preset = 'fluxgym'] = positionals;
const repository = path.dirname(import.meta.dirname);

const report = { preset, python: values.python, installer: values.installer, date: today(), boots: [] };
const hub = await serveHub();
let container = null;
try {
  container = makeContainer({ python: values.python, root: values.root });
  writeScript(container, hub.url);
  const first = boot('first boot');
  if (values.until !== undefined) await asFarAsItGoes(first, values.until);
  else await wholeWay(first);
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
    const markdown = asMarkdown(report);
    process.stdout.write(markdown);
    if (values.report !== undefined) writeFileSync(values.report, markdown);
    container.end();
    if (!values.keep) container.remove();
  }
  hub.close();
}

/** Up to READY, verify, restart, a second boot in a new container, stop. */
async function wholeWay(first) {
  await first.until(/ READY: |After a fix/);
  report.boots.push(told(first));
  if (!/ READY: /.test(first.output())) throw new Error(`it is not ready:\n${tail(first.output())}`);
  report.verify = JSON.parse(inside(first, 'verify --json').stdout);
  report.status = inside(first, 'status').stdout.trim();
  report.sizes = container.sizes();
  report.installed = container.installed();
  const again = first.mark();
  inside(first, 'restart');
  await first.until(/ READY: /, again);
  report.boots.push({ ...told(first, again), what: 'restart' });
  first.end();
  container.renew();
  const second = boot('second boot, a new container');
  await second.until(/ READY: |After a fix/);
  report.boots.push(told(second));
  report.stop = inside(second, 'stop').stdout.trim();
  second.end();
}

/** Its script and packages, up to what the app itself says that it lacks here. */
async function asFarAsItGoes(first, text) {
  await first.until(/ READY: |After a fix|FAILING: .*\n.*/);
  const line = first
    .output()
    .split('\n')
    .find((one) => one.includes(text));
  report.boots.push({ ...told(first), end: `as far as it goes here: ${line?.trim() ?? 'nothing'}` });
  if (line === undefined) throw new Error(`its log has no "${text}":\n${tail(first.output())}`);
  report.sizes = container.sizes();
  report.installed = container.installed();
  first.end();
}

/** What a user's own command writes, with the addresses that have a stand-in pointed at it. */
function writeScript({ volume, mirrors }, hubUrl) {
  const written = spawnSync(
    process.execPath,
    [
      path.join(repository, 'dist/cli.js'),
      ...[
        '--preset',
        preset,
        '--gpu',
        '4090',
        '--python',
        values.python,
        '--yes',
        '--force',
        '--out',
        volume,
      ],
      ...(values.image === undefined ? [] : ['--image', values.image]),
    ],
    { encoding: 'utf8' },
  );
  if (written.status !== 0) throw new Error(`no script: ${written.stderr}`);
  const file = path.join(volume, 'startup.sh');
  let script = readFileSync(file, 'utf8').replaceAll('https://huggingface.co/', `${hubUrl}/`);
  if (values.also.length > 0) {
    report.moved = [`the app's command ends with ${values.also.join(' ')}, since there is no GPU here`];
    script = script.replace(/^(app\(\) \{[^}]*?\n {2}exec [^}]*?)\n\}/m, `$1 ${values.also.join(' ')}\n}`);
  }
  for (const { owner, from, to } of mirrors.lacking(script)) {
    report.moved = [
      ...(report.moved ?? []),
      `${owner}: ${from} is not in the mirror, its newest ${to} was taken`,
    ];
    script = script.replaceAll(from, to);
  }
  writeFileSync(file, script);
}

function boot(what) {
  const started = container.boot(['bash', '/workspace/startup.sh'], {
    HF_ENDPOINT: hub.url,
    POD_WIZARD_INSTALLER: values.installer,
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
    end: lines.find((line) => / (?:READY|FAILED): /.test(line))?.replace(/^\[[^\]]*\] /, '') ?? '',
  };
}

function tail(text) {
  return text.split('\n').slice(-25).join('\n');
}

function today() {
  return new Date().toISOString().slice(0, 10);
}
