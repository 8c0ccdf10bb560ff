import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
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
  /** What the pod's environment holds; tests may add to it. */
  readonly env: Record<string, string>;
  /** Writes the startup script for a plan; the preset can be changed first. */
  readonly plan: (draft?: PlanDraft, change?: (preset: Preset) => Preset) => Promise<void>;
  readonly boot: (...args: readonly string[]) => Boot;
  /** A new container: its disk is empty, the volume is as it was. */
  readonly replaceContainer: () => void;
  /** Puts a command on the PATH. */
  readonly command: (name: string, lines: readonly string[]) => void;
  readonly remove: () => void;
}

/** One run of the script. */
export interface Boot {
  readonly process: ChildProcess;
  readonly output: () => string;
  /** Resolves when the output matches; fails with the output when the script ends or holds before. */
  readonly says: (what: RegExp) => Promise<string>;
  readonly ended: Promise<number>;
  /** Ends every process of this boot at once, as the end of a container does. */
  readonly killAll: () => void;
}

const here = import.meta.dirname;

export async function makePod(): Promise<Pod> {
  const root = realpathSync(mkdtempSync(path.join(tmpdir(), 'pod-')));
  const at = (...parts: string[]) => path.join(root, ...parts);
  const python = execFileSync('python3', [
    '-c',
    'import sys; print(sys.executable); print("%d.%d" % sys.version_info[:2])',
  ])
    .toString()
    .trim()
    .split('\n');
  const [executable = '', version = ''] = python;
  for (const folder of ['bin', 'workspace', 'container', 'weights', 'repos']) mkdirSync(at(folder));
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
    'for word; do',
    `  case $word in -*|*=*|update|install) ;; *) if [[ " $* " == *" install "* ]]; then touch ${at('container')}/apt-"$word"; fi ;; esac`,
    'done',
  ]);
  for (const name of ['python3', `python${version}`]) command(name, [`exec ${executable} "$@"`]);
  writeFileSync(at('weights', 'model.bin'), Buffer.alloc(1_000_000, 7));
  execFileSync('python3', [path.join(here, 'build-index.py'), at('index')]);
  const commits = {
    app: makeRepository(at('repos', 'app'), path.join(here, 'app.py')),
    scripts: makeRepository(at('repos', 'scripts')),
  };
  writeFileSync(at('gitconfig'), `[url "${at('repos')}/"]\n  insteadOf = https://example.invalid/standin/\n`);

  const env: Record<string, string> = {
    PATH: `${at('bin')}:/usr/local/bin:/usr/bin:/bin`,
    HOME: at('container'),
    GIT_CONFIG_GLOBAL: at('gitconfig'),
    POD_WIZARD_LOCAL: at('container', 'pod-wizard'),
    POD_WIZARD_START_SH: at('start.sh'),
    POD_WIZARD_TORCH_INDEX: `file://${at('index', 'torch')}`,
    POD_WIZARD_NEEDED_GB: '1',
    POD_WIZARD_TICK: '0.1',
    POD_WIZARD_BACKOFF: '0',
    PIP_INDEX_URL: `file://${at('index', 'packages')}`,
    STANDIN_WEIGHTS: at('weights'),
    RUNPOD_POD_ID: 'abc123',
  };
  const boots: Boot[] = [];
  return {
    root,
    workspace: at('workspace'),
    port,
    python: { version, executable },
    env,
    command,
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
    boot: (...args) => {
      const boot = start(at('startup.sh'), args, env);
      boots.push(boot);
      return boot;
    },
    replaceContainer: () => {
      rmSync(at('container'), { recursive: true });
      mkdirSync(at('container'));
    },
    remove: () => {
      for (const boot of boots) boot.killAll();
      rmSync(root, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}

function start(script: string, args: readonly string[], env: Readonly<Record<string, string>>): Boot {
  // Detached: a session of its own, so that everything in it can be found again.
  const child = spawn('bash', [script, ...args], { env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  let closed = false;
  const listeners = new Set<() => void>();
  const hear = (text: string) => {
    output += text;
    for (const listener of listeners) listener();
  };
  child.stdout.setEncoding('utf8').on('data', hear);
  child.stderr.setEncoding('utf8').on('data', hear);
  const ended = new Promise<number>((resolve) => {
    child.on('exit', (code) => {
      closed = true;
      hear('');
      resolve(code ?? -1);
    });
  });
  return {
    process: child,
    output: () => output,
    ended,
    says: (what) =>
      new Promise((resolve, reject) => {
        const look = () => {
          // A failed boot holds, and would be waited for until the test's time is up.
          if (!what.test(output) && !closed && !output.includes('After a fix')) return;
          listeners.delete(look);
          if (what.test(output)) resolve(output);
          else reject(new Error(`did not say ${what}:\n${output}`));
        };
        listeners.add(look);
        look();
      }),
    killAll: () => {
      // Again until nobody is left: a process may have forked between the look and the kill.
      for (let alive = sessionOf(child.pid); alive.length > 0; alive = sessionOf(child.pid)) {
        for (const pid of alive) kill(pid);
      }
    },
  };
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It ended meanwhile.
  }
}

/** Processes of a session, without those that ended and wait to be collected. */
function sessionOf(leader: number | undefined): readonly number[] {
  if (leader === undefined) return [];
  const { stdout } = spawnSync('ps', ['-o', 'pid=,stat=', '-s', String(leader)], { encoding: 'utf8' });
  return stdout
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .flatMap(([pid = '', state = '']) => (pid === '' || state.startsWith('Z') ? [] : [Number(pid)]));
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
  git('-c', 'user.name=t', '-c', 'user.email=t@example.invalid', 'commit', '-q', '-m', 'all');
  return git('rev-parse', 'HEAD');
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '0.0.0.0', () => {
      const address = server.address();
      server.close(() => {
        if (address !== null && typeof address === 'object') resolve(address.port);
        else reject(new Error('no port'));
      });
    });
  });
}
