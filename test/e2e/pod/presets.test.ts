import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Preset } from '../../../src/presets/schema.ts';
import { run } from '../../support/bash.ts';
import { makePod, type Pod } from './pod.ts';

/** What a preset can say beyond the stand-in's: an app that is no Python package, and a requirements file by name. */

let pod: Pod;
beforeEach(async () => {
  pod = await makePod();
}, 600_000);
afterEach(() => pod.remove());

const password = `p'a"s $(touch /tmp/pwned) s`;
const at = (...parts: string[]) => path.join(pod.root, ...parts);

const job = { command: ['served', '--job'], workingDirectory: '.', because: 'test' };

/** No Python, torch or repository: an archive with the app's own program, and a build that is a command. */
function served(standin: Preset): Preset {
  return {
    ...standin,
    python: null,
    torch: null,
    repositories: [],
    install: { ...standin.install, passes: [] },
    constraints: [],
    weights: [],
    tools: [
      {
        command: 'served',
        atLeast: '2.1',
        archive: { url: 'https://example.invalid/served.tar.gz', sha256: null, bin: 'served-3/bin' },
        because: 'test',
      },
    ],
    build: [{ title: 'Build it', command: ['served', '--build'], workingDirectory: '.', because: 'test' }],
    env: [{ name: 'SERVED_ROOT', value: pod.root, because: 'test' }],
    asks: [
      {
        name: 'SERVED_PASSWORD',
        kind: 'password',
        required: true,
        default: null,
        because: 'It is open otherwise.',
      },
      { name: 'SERVED_MODEL', kind: 'value', required: true, default: "a 'model'", because: 'test' },
    ],
    folders: ['{workspace}/data/in', 'out'],
    app: {
      ...standin.app,
      command: ['served', '--serve', '--password={SERVED_PASSWORD}', '{SERVED_MODEL}', '{port}', '{odd}'],
      hostVariable: null,
      portVariable: 'SERVED_PORT',
      stop: { signal: 'INT', seconds: 20 },
    },
    health: {
      ...standin.health,
      contains: 'served page',
      ready: 'served: listening',
      failed: [{ line: 'no engine', means: 'Its engine is missing.' }],
      probe: {
        path: '/engine',
        contains: 'engine runs',
        body: null,
        bearer: 'SERVED_PASSWORD',
        because: 'test',
      },
      againSeconds: 1,
    },
    job,
  };
}

async function planServed(change = (preset: Preset) => preset): Promise<void> {
  const bin = at('archive/served-3/bin');
  mkdirSync(bin, { recursive: true });
  const program = [
    '#!/bin/bash',
    'case $1 in',
    '  --version) echo "served version 3.0.1" ;;',
    `  --build) env >>${at('built')}; touch made ;;`,
    `  --job) shift; printf '%s\\n' "$SERVED_MODEL" "$PWD" "$@" ;;`,
    `  --serve) exec ${pod.python.executable} ${path.resolve('test/e2e/pod/served.py')} "$@" ;;`,
    'esac',
  ];
  writeFileSync(path.join(bin, 'served'), `${program.join('\n')}\n`, { mode: 0o755 });
  execFileSync('tar', ['-czf', at('served.tar.gz'), '-C', at('archive'), 'served-3']);
  pod.command('curl', [
    `if [[ " $* " == *example.invalid/served* ]]; then while [[ $1 != -o ]]; do shift; done; exec cp ${at('served.tar.gz')} "$2"; fi`,
    'exec /usr/bin/env PATH=/usr/local/bin:/usr/bin:/bin curl "$@"',
  ]);
  pod.env['RUNPOD_API_KEY'] = 'not-for-the-app';
  await pod.plan({}, (standin) => change(served(standin)));
}

/** Resolves once the file holds so many lines. */
async function lines(file: string, count: number): Promise<readonly string[]> {
  for (;;) {
    const found = existsSync(file) ? readFileSync(file, 'utf8').split('\n').slice(0, -1) : [];
    if (found.length >= count) return found;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

describe('an app without Python', { timeout: 1_800_000 }, () => {
  test('without the password that it asks for, nothing is downloaded', async () => {
    await planServed();
    const said = await pod.boot().says(/After a fix/);
    expect(said).toContain('needs SERVED_PASSWORD, a password that you choose: It is open otherwise.');
    expect(said).toContain('FAILED: step 1, Check GPU, driver, disk and port');
    expect(existsSync(at('apt.log'))).toBe(false);
  });

  test('is fetched, built once, asked with its password, and ended by its own signal', async () => {
    await planServed();
    pod.env['SERVED_PASSWORD'] = password;
    const boot = pod.boot();
    expect(new Set(await lines(at('asked'), 3))).toEqual(new Set([`Bearer ${password}`]));
    expect(boot.output()).not.toContain('READY');
    writeFileSync(at('engine'), '');
    const said = await boot.says(/READY/);
    expect(said).toMatch(/served\S* 3\.0\.1/);
    expect(existsSync('/tmp/pwned')).toBe(false);

    const { words, environment } = JSON.parse(readFileSync(at('seen.json'), 'utf8'));
    expect(words).toEqual(['--serve', `--password=${password}`, "a 'model'", String(pod.port), '{odd}']);
    expect(environment).toMatchObject({ SERVED_PASSWORD: password, SERVED_PORT: String(pod.port) });
    expect(environment).not.toHaveProperty('RUNPOD_API_KEY');
    expect(readFileSync(at('built'), 'utf8')).not.toContain('SERVED_PASSWORD');
    for (const folder of ['data/in', 'apps/standin/out'])
      expect(existsSync(path.join(pod.workspace, folder))).toBe(true);
    expect(existsSync(path.join(pod.workspace, 'apps/standin/made'))).toBe(true);

    const script = (...args: string[]) => run('bash', [at('startup.sh'), ...args], '', pod.env);
    expect(script('verify').stdout).toContain(`ok       app: port ${pod.port} answers with its own page\n`);
    const report = JSON.parse(script('verify', '--json').stdout);
    expect(report).toMatchObject({ ok: true, installed: [] });
    expect(report.checks.map(({ name }: { name: string }) => name)).toEqual([
      'app',
      'probe',
      'open ports',
      'disk',
    ]);
    expect(report.sockets).toContainEqual(expect.objectContaining({ port: pod.port, auth: null }));
    expect(script('job', 'x y', '$z').stdout).toBe(
      `a 'model'\n${path.join(pod.workspace, 'apps/standin')}\nx y\n$z\n`,
    );
    const { SERVED_PASSWORD: _, ...without } = pod.env;
    expect(
      run('env', [
        '-i',
        ...Object.entries(without).map(([name, value]) => `${name}=${value}`),
        'bash',
        at('startup.sh'),
        'job',
      ]).status,
    ).toBe(1);

    script('stop');
    await boot.says(/After a fix/);
    expect(readFileSync(at('left'), 'utf8')).toBe('by INT');
    boot.killAll();

    const again = pod.boot();
    expect(await again.says(/READY/)).toContain('Build it: done before');
    expect(script('verify').status).toBe(0);
  });

  test('is installed alone, and again at once', async () => {
    await planServed((preset) => ({ ...preset, asks: [] }));
    const script = (...args: string[]) => run('bash', [at('startup.sh'), ...args], '', pod.env);
    const first = script('install');
    expect(first).toMatchObject({ status: 0 });
    expect(first.stdout).toContain('Build it');
    expect(first.stdout).not.toContain('Starting');
    expect(existsSync(at('seen.json'))).toBe(false);
    const again = script('install');
    expect(again).toMatchObject({ status: 0 });
    expect(again.stdout).toContain('Build it: done before');
  });

  test('an install that fails ends, and holds no pod', async () => {
    await planServed((preset) => ({
      ...preset,
      build: [{ title: 'Build it', command: ['false'], workingDirectory: '.', because: 'test' }],
    }));
    pod.env['SERVED_PASSWORD'] = password;
    const done = run('bash', [at('startup.sh'), 'install'], '', pod.env);
    expect(done.status).toBe(1);
    expect(done.stdout).toContain('FAILED: step');
    expect(done.stdout).not.toContain('held open');
  });

  test('one that asks for nothing has its job, too', async () => {
    await planServed((preset) => ({ ...preset, asks: [], job: { ...job, command: ['echo', 'its job'] } }));
    const done = run('bash', [at('startup.sh'), 'job', 'x y'], '', pod.env);
    expect(done).toMatchObject({ status: 0, stdout: 'its job x y\n' });
  });

  test('a line of its log that says it fails is told at once, and it is not ready', async () => {
    await planServed();
    pod.env['SERVED_PASSWORD'] = 'x';
    for (const name of ['engine', 'no-engine']) writeFileSync(at(name), '');
    const boot = pod.boot();
    const said = await boot.says(/FAILING[\s\S]*The whole log/);
    expect(said).toContain('served: no engine here [2J');
    expect(said).toContain('Its engine is missing.');
    expect(said).not.toContain('\u001B[2J');
    await lines(path.join(pod.workspace, '.pod-wizard/standin/logs/app.log'), 2);
    const status = run('bash', [at('startup.sh'), 'status', '--json'], '', pod.env);
    expect(JSON.parse(status.stdout)).toMatchObject({
      ready: false,
      failed: expect.stringContaining('no engine'),
    });
    expect(run('bash', [at('startup.sh'), 'verify'], '', pod.env).status).toBe(1);
    expect(boot.output()).not.toContain('READY');
  });
});

describe("the app's own requirements file", { timeout: 1_800_000 }, () => {
  test('is installed without what is left out, replaced or held', async () => {
    const repository = at('repos/app');
    const git = (...args: string[]) =>
      execFileSync('git', ['-C', repository, ...args], { encoding: 'utf8' }).trim();
    const own = [
      '# of upstream',
      'torch==1.0',
      'Standin_Web[extra] >= 99 # too new',
      'nowhere.to-be_found==9 \\\r',
      '  --hash=sha256:00',
      '--extra-index-url https://example.invalid/simple',
      'torch-like==9',
      'standin-schema',
    ];
    writeFileSync(path.join(repository, 'requirements.txt'), `${own.join('\n')}\n`);
    git('add', '-A');
    git('-c', 'user.name=t', '-c', 'user.email=t@example.invalid', 'commit', '-q', '-m', 'more');
    const commit = git('rev-parse', 'HEAD');
    const because = 'test';
    await pod.plan({}, (standin) => ({
      ...standin,
      repositories: standin.repositories.map((one) => (one.into === '.' ? { ...one, commit } : one)),
      install: {
        ...standin.install,
        passes: [
          {
            title: 'own',
            from: [
              {
                file: 'requirements.txt',
                replace: [{ spec: 'standin-web==1.0.0', because, source: because }],
                leaveOut: ['nowhere-to-be-found', '--extra-index-url', 'torch-like==9'].map((line) => ({
                  line,
                  because,
                })),
                lines: [],
              },
            ],
            requirements: [],
            editable: [],
            noDeps: false,
          },
          ...standin.install.passes.slice(1),
        ],
      },
    }));
    await pod.boot().says(/READY/);
    const app = path.join(pod.workspace, 'apps/standin');
    expect(readFileSync(path.join(app, 'requirements.txt.pod-wizard'), 'utf8')).toBe(
      '# of upstream\nstandin-schema\n',
    );
    const { stdout } = run(path.join(app, 'env/bin/python'), ['-m', 'pip', 'list']);
    expect(stdout).toMatch(/standin-web +1\.0\.0/);
  });
});
