import { execFileSync } from 'node:child_process';
import { randomInt } from 'node:crypto';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statfsSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { render } from '../../../src/artifacts/render.ts';
import type { PlanDraft } from '../../../src/plan/draft.ts';
import { parsePreset } from '../../../src/presets/parse.ts';
import type { Preset } from '../../../src/presets/schema.ts';
import { inputFor } from '../../artifacts/input-for.ts';
import { notTested } from '../../support/needs.ts';
import { type Boot, start } from './boot.ts';
import { type FarEnd, serveFarEnd } from './far-end.ts';

/**
 * A pod as far as a script can see one: a volume that survives, a container disk that does not, the
 * image's commands, a GPU, and the far ends of the network. All of it lies in one folder.
 */
export interface Pod {
  readonly root: string;
  readonly workspace: string;
  readonly port: number;
  /** The image's Python: its version, and the real interpreter behind the commands. */
  readonly python: { readonly version: string; readonly executable: string };
  readonly farEnd: FarEnd;
  /** What the pod's environment holds; tests may add to it. */
  readonly env: Record<string, string>;
  /** Writes the startup script for a plan; the preset can be changed first. */
  readonly plan: (draft?: PlanDraft, change?: (preset: Preset) => Preset) => Promise<void>;
  /** Puts a bash command before the first line of the script that begins so: a fault at that point. */
  /** Words before `bash startup.sh`, such as a command that makes a namespace. */
  wrapper: readonly string[];
  readonly before: (line: string, command: string) => void;
  readonly boot: (...args: readonly string[]) => Boot;
  /** Runs this command there. */
  readonly run: (command: readonly string[], more?: Readonly<Record<string, string>>) => Boot;
  /** The preset of its app, as a file of a person's own. */
  readonly presetText: () => string;
  /** A new container: its disk is empty, the volume is as it was. */
  readonly replaceContainer: () => void;
  /** Puts a command on the PATH. */
  readonly command: (name: string, lines: readonly string[]) => void;
  /** Puts the image's Python, or the weight file of the hub, back as it was. */
  readonly imagePython: () => void;
  readonly weight: () => void;
  readonly remove: () => void;
}

const here = path.resolve('test/e2e/pod');

export interface PodOptions {
  /** The volume is a disk of its own, of so many MB. Needs root. */
  readonly volumeMb?: number;
  /** Another image Python than `python3`. */
  readonly python?: string;
}

export async function makePod({ volumeMb, python: image = 'python3' }: PodOptions = {}): Promise<Pod> {
  const root = realpathSync(mkdtempSync(path.join(podFolder, 'pod-')));
  const at = (...parts: string[]) => path.join(root, ...parts);
  const python = execFileSync(image, [
    '-c',
    'import sys; print(sys.executable); print("%d.%d" % sys.version_info[:2])',
  ])
    .toString()
    .trim()
    .split('\n');
  const [executable = '', version = ''] = python;
  for (const folder of ['bin', 'workspace', 'container', 'weights', 'repos']) mkdirSync(at(folder));
  if (volumeMb !== undefined) mountVolume(at('workspace'), volumeMb);
  const port = await freePort();
  const command = (name: string, lines: readonly string[]) => {
    writeFileSync(at('bin', name), ['#!/bin/bash', ...lines, ''].join('\n'));
    chmodSync(at('bin', name), 0o755);
  };
  command('nvidia-smi', ['echo "NVIDIA GeForce RTX 4090, 8.9, 570.124.06"']);
  command('dpkg-query', [`if [[ -f ${at('container')}/apt-\${!#} ]]; then echo -n installed; fi`]);
  command('dpkg', ['true']);
  command('apt-get', [
    `echo "$@" >>${at('apt.log')}`,
    `if [[ -f ${at('offline')} ]]; then echo "E: Could not resolve 'deb.example.invalid'" >&2; exit 100; fi`,
    'for word; do',
    `  case $word in -*|*=*|update|install) ;; *) if [[ " $* " == *" install "* ]]; then touch ${at('container')}/apt-"$word"; fi ;; esac`,
    'done',
  ]);
  // Stays the interpreter that the script finds, so that an empty environment comes from a copy, in no time.
  const empty = emptyEnvironment(executable);
  const imagePython = () => {
    for (const name of ['python3', `python${version}`]) {
      command(name, [
        `if [[ "$1 $2 $#" == '-m venv 3' ]]; then exec cp -a ${empty} "$3"; fi`,
        `exec -a "$0" ${executable} "$@"`,
      ]);
    }
  };
  imagePython();
  command('git', [
    `if [[ -f ${at('offline')} && " $* " == *' fetch '* ]]; then`,
    '  echo "fatal: unable to access \'https://example.invalid/\': Could not resolve host: example.invalid" >&2',
    '  exit 128',
    'fi',
    'exec /usr/bin/git "$@"',
  ]);
  const weight = () => writeFileSync(at('weights', 'model.bin'), Buffer.alloc(1_000_000, 7));
  weight();
  execFileSync('python3', [path.join(here, 'build-index.py'), at('index')]);
  const commits = {
    app: makeRepository(at('repos', 'app'), path.join(here, 'app.py')),
    scripts: makeRepository(at('repos', 'scripts')),
  };
  writeFileSync(at('gitconfig'), `[url "${at('repos')}/"]\n  insteadOf = https://example.invalid/standin/\n`);

  const farEnd = await serveFarEnd(root);
  const env: Record<string, string> = {
    PATH: `${at('bin')}:/usr/local/bin:/usr/bin:/bin`,
    HOME: at('container'),
    GIT_CONFIG_GLOBAL: at('gitconfig'),
    POD_WIZARD_LOCAL: at('container', 'pod-wizard'),
    POD_WIZARD_START_SH: at('start.sh'),
    POD_WIZARD_TORCH_INDEX: `${farEnd.url}/torch/`,
    POD_WIZARD_NEEDED_GB: '0',
    POD_WIZARD_TICK: '0.1',
    POD_WIZARD_BACKOFF: '0',
    PIP_INDEX_URL: `${farEnd.url}/packages/`,
    PIP_RETRIES: '1',
    HF_ENDPOINT: farEnd.url,
    RUNPOD_POD_ID: 'abc123',
  };
  const boots: Boot[] = [];
  const pod: Pod = {
    wrapper: [],
    root,
    workspace: at('workspace'),
    port,
    python: { version, executable },
    farEnd,
    env,
    command,
    imagePython,
    weight,
    plan: async (draft = {}, change = (preset) => preset) => {
      const file = 'test/artifacts/fixtures/standin.yaml';
      const parsed = parsePreset(readFileSync(file, 'utf8'), file);
      if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
      const [app, scripts] = parsed.preset.repositories;
      if (app === undefined || scripts === undefined) throw new Error('the stand-in has two repositories');
      const preset = change({
        ...parsed.preset,
        repositories: [
          { ...app, commit: commits.app },
          { ...scripts, commit: commits.scripts },
        ],
        app: { ...parsed.preset.app, port },
      });
      const input = await inputFor(
        {
          python: { version, provider: 'image' },
          workspace: at('workspace'),
          volumePath: at('workspace'),
          ...draft,
        },
        preset,
      );
      for (const { path: name, content, mode } of render(input)) writeFileSync(at(name), content, { mode });
    },
    before: (line, added) => {
      const script = readFileSync(at('startup.sh'), 'utf8');
      const place = script.indexOf(`\n${line}`);
      if (place === -1) throw new Error(`the script has no line "${line}"`);
      writeFileSync(at('startup.sh'), `${script.slice(0, place)}\n${added}${script.slice(place)}`);
    },
    boot: (...args) => pod.run([...pod.wrapper, 'bash', at('startup.sh'), ...args]),
    run: (words, more = {}) => {
      const boot = start(words, { ...env, ...more });
      boots.push(boot);
      return boot;
    },
    presetText: () => {
      const [app = '', scripts = ''] = [commits.app, commits.scripts];
      return readFileSync('test/artifacts/fixtures/standin.yaml', 'utf8')
        .replace('0'.repeat(40), app)
        .replace('0'.repeat(40), scripts)
        .replace('port: 7860', `port: ${port}`);
    },
    replaceContainer: () => {
      rmSync(at('container'), { recursive: true });
      mkdirSync(at('container'));
    },
    remove: () => {
      for (const boot of boots) boot.killAll();
      farEnd.close();
      if (volumeMb !== undefined) execFileSync('umount', [at('workspace')]);
      rmSync(root, { recursive: true, force: true, maxRetries: 3 });
    },
  };
  return pod;
}

function makeRepository(folder: string, file?: string): string {
  mkdirSync(folder);
  const { PATH = '' } = process.env;
  const git = (...args: string[]) =>
    execFileSync('git', ['-C', folder, ...args], { env: { PATH, HOME: folder } })
      .toString()
      .trim();
  git('init', '-q');
  if (file !== undefined && existsSync(file)) cpSync(file, path.join(folder, 'app.py'));
  writeFileSync(path.join(folder, 'README'), 'a stand-in\n');
  git('add', '-A');
  // A history, as an app's repository has one: only then does a shallow clone lack something.
  for (const message of ['before', 'all'])
    git(
      '-c',
      'user.name=t',
      '-c',
      'user.email=t@example.invalid',
      'commit',
      '-q',
      '--allow-empty',
      '-m',
      message,
    );
  return git('rev-parse', 'HEAD');
}

/**
 * A port that nothing holds, below those the system gives to outgoing connections: between this look and the start
 * of the app a boot makes hundreds of these, and one of them could take it.
 */
async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(20_000, 32_768);
    if (await isFree(port)) return port;
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.on('error', () => resolve(false));
    server.listen(port, '0.0.0.0', () => server.close(() => resolve(true)));
  });
}

function mountVolume(folder: string, sizeMb: number): void {
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${sizeMb}m`, 'pod-volume', folder]);
}

/** Whether a volume of a given size can be had here. */
export function canMount(): boolean {
  const folder = mkdtempSync(path.join(tmpdir(), 'mount-'));
  try {
    mountVolume(folder, 1);
    execFileSync('umount', [folder]);
    return true;
  } catch {
    return notTested('this machine does not let us mount a small tmpfs, so no disk could be filled');
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** In memory where there is room: a pod writes thousands of small files. */
const podFolder = roomInMemory('/dev/shm') ? '/dev/shm' : tmpdir();

function roomInMemory(folder: string): boolean {
  if (!existsSync(folder)) return false;
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize > 4e9;
}

/** A virtual environment with nothing but pip, made once for each interpreter and kept. */
function emptyEnvironment(executable: string): string {
  const kept = path.resolve('node_modules/.cache/pods', executable.replaceAll('/', '_'));
  if (existsSync(kept)) return kept;
  mkdirSync(path.dirname(kept), { recursive: true });
  const fresh = mkdtempSync(`${kept}-`);
  execFileSync(executable, ['-m', 'venv', path.join(fresh, 'env')]);
  try {
    renameSync(path.join(fresh, 'env'), kept);
  } catch {
    // Another test file was first.
  }
  rmSync(fresh, { recursive: true, force: true });
  return kept;
}
