import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import path from 'node:path';
import type { PlanDraft } from '../../../src/plan/draft.ts';
import type { Preset } from '../../../src/presets/schema.ts';
import { presetNamed } from '../../artifacts/input-for.ts';
import type { Boot } from './boot.ts';
import { makePod, type Pod } from './pod.ts';
import { interpreter, uvCommand, withRealIndex } from './real-parts.ts';

/**
 * First and second boot of our script and of the one in the first seed document, on the stand-in pod with
 * the real package index: from the start of the script until the app's own page answers. Both install the
 * document's exact versions, without what no package index has: code-server and the gradio_logsview wheel
 * are left out, and diffusers is the release nearest to its commit. torch is a stand-in for both.
 */
const preset = presetNamed('fluxgym-hardened');
const gradioApp = path.resolve('test/e2e/pod/gradio-app.py');
const appArguments = [gradioApp, preset.health.contains ?? '', 'ready', String(preset.app.port)];
const requirements = preset.install.passes
  .flatMap((pass) => pass.requirements.map(({ spec }) => spec))
  .map((spec) => (spec.startsWith('diffusers @') ? 'diffusers==0.35.0' : spec))
  .filter((spec) => !spec.includes(' @ '));

async function main(): Promise<void> {
  const executable = interpreter('3.10');
  if (executable === null) throw new Error('this needs a Python 3.10');
  const ours = await measure(executable, (pod) => planned(pod, {}));
  const withUv = await measure(executable, async (pod) => {
    uvCommand(pod);
    await planned(pod, { install: 'venv', python: { version: pod.python.version, provider: 'uv' } });
  });
  const seed = await measure(executable, async (pod) => writeSeed(pod));
  const { first: ownFirst } = withUv;
  const held = (is: boolean) => (is ? 'held' : 'not held');
  const row = (name: string, { first, second, own }: Times) =>
    `| ${name} | ${seconds(first)} | ${(first / seed.first).toFixed(2)} | ${seconds(second)} | ${(second / seed.second).toFixed(2)} | ${own === null ? '-' : seconds(own)} |`;
  const day = new Date().toISOString().slice(0, 10);
  const report = `# The startup script, measured

Made by \`npm run bench:startup\` on ${day}: ${cpus().length} cores, load ${loadavg()[1]?.toFixed(1)} while it ran. First and second boot on a stand-in pod, each with a volume and caches of its own, from the start of the script until the app's own page answers, with real packages from the package index. Both install the exact versions of the first document the project was made from; torch is a stand-in for both, and what no package index has is left out. Compare within the table only.

- First boot, at most 0.35 x that of the document: ${(ownFirst / seed.first).toFixed(2)} x, ${held(ownFirst <= 0.35 * seed.first)}.
- Second boot, under 1 s of the script's own time: ${seconds(withUv.own ?? Number.NaN)}, ${held((withUv.own ?? Number.NaN) < 1000)}.

| script | first boot | ratio | second boot | ratio | second boot, the script's own time |
| --- | --- | --- | --- | --- | --- |
${row('ours, by uv: the default', withUv)}
${row('ours, by pip: in an environment that sees the image', ours)}
${row("the first document's", seed)}
`;
  console.log(report);
  writeFileSync('docs/bench-startup.md', report);
}

interface Times {
  readonly first: number;
  readonly second: number;
  /** Until the app is started; null where the script does not say. */
  readonly own: number | null;
}

async function measure(python: string, write: (pod: Pod) => Promise<void>): Promise<Times> {
  const pod = await makePod({ python });
  try {
    withRealIndex(pod);
    await write(pod);
    const first = await timed(pod);
    const second = await timed(pod);
    return { first: first.answered, second: second.answered, own: second.started };
  } finally {
    pod.remove();
  }
}

async function timed(pod: Pod): Promise<{ readonly answered: number; readonly started: number | null }> {
  const began = performance.now();
  const boot = pod.boot();
  let started: number | null = null;
  while (!(await answers(boot))) {
    if (started === null && boot.output().includes('Starting ')) started = performance.now() - began;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  const answered = performance.now() - began;
  boot.killAll();
  return { answered, started };
}

async function answers(boot: Boot): Promise<boolean> {
  if (boot.process.exitCode !== null || boot.output().includes('FAILED')) throw new Error(boot.output());
  try {
    const page = await fetch(`http://127.0.0.1:${preset.app.port}/`);
    return (await page.text()).includes(preset.health.contains ?? '');
  } catch {
    return false;
  }
}

function planned(pod: Pod, draft: PlanDraft): Promise<void> {
  const stripped = (standin: Preset): Preset => ({
    ...preset,
    directory: standin.directory,
    repositories: standin.repositories.slice(0, 1),
    install: {
      ...preset.install,
      passes: [
        {
          title: 'all',
          from: [],
          requirements: requirements.map((spec) => ({ spec, because: 'bench', source: 'bench' })),
          editable: [],
          noDeps: false,
        },
      ],
    },
    app: { ...preset.app, command: ['python', ...appArguments] },
  });
  return pod.plan({ app: preset.id, codeServer: null, ...draft }, stripped);
}

/** The document's start command, line by line, with paths and addresses of the stand-in pod. */
function writeSeed(pod: Pod): void {
  // Its image has torch, which its environment sees; here pip finds the stand-in beside the index.
  writeFileSync(
    path.join(pod.root, 'image-torch.txt'),
    'torch==2.6.0\ntorchvision==0.21.0\nnumpy<2\npydantic==2.9.2\n',
  );
  pod.env['PIP_CONSTRAINT'] = path.join(pod.root, 'image-torch.txt');
  pod.env['PIP_FIND_LINKS'] = ['torch', 'torchvision']
    .map((name) => path.join(pod.root, 'index/torch', name))
    .join(' ');
  pod.command('python', readFileSync(path.join(pod.root, 'bin/python3'), 'utf8').split('\n').slice(1));
  const quoted = (words: readonly string[]) => words.map((word) => `'${word}'`).join(' ');
  writeFileSync(
    path.join(pod.root, 'startup.sh'),
    `cd ${pod.workspace}
if [ ! -d "fluxgym" ]; then git clone --depth 1 https://example.invalid/standin/app fluxgym; else cd fluxgym && git pull && cd ..; fi
cd fluxgym
python -m venv --system-site-packages env
source env/bin/activate
pip install -q --upgrade pip
pip install -q --no-cache-dir ${quoted(requirements.filter((spec) => !spec.startsWith('diffusers')))} && pip install -q --no-cache-dir diffusers==0.35.0
touch fluxgym.log # the document's own "tail -f" ends at once where the app is slow to open its log
nohup python ${quoted(appArguments)} > fluxgym.log 2>&1 &
echo $! > fluxgym.pid
tail -f fluxgym.log
`,
  );
}

const seconds = (milliseconds: number) => `${(milliseconds / 1000).toFixed(1)} s`;

await main();
