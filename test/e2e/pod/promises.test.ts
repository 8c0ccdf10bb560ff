import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { fingerprint } from './fingerprint.ts';
import { makePod, type Pod } from './pod.ts';

const inApp = (pod: Pod, ...parts: string[]) => path.join(pod.workspace, 'apps/standin', ...parts);
const inState = (pod: Pod, ...parts: string[]) => path.join(pod.workspace, '.pod-wizard/standin', ...parts);
const appLog = (pod: Pod) => readFileSync(inState(pod, 'logs/app.log'), 'utf8');
const odd = 'it\'s "quoted" $HOME `id` $(id) \\ \u00e9\u4f60\nnext line';

async function withPod(use: (pod: Pod) => Promise<void>): Promise<void> {
  const pod = await makePod();
  try {
    await use(pod);
  } finally {
    pod.remove();
  }
}

const promise = (title: string, use: (pod: Pod) => Promise<void>) => test(title, () => withPod(use));

describe.concurrent('what the script promises', { timeout: 1_800_000 }, () => {
  promise('another image under the same volume: the environment is made anew', async (pod) => {
    await pod.plan();
    const first = pod.boot();
    await first.says(/READY/);
    first.killAll();
    // The old interpreter is gone with the image, and what the environment links to with it.
    rmSync(inApp(pod, 'env/bin/python'));
    pod.replaceContainer();
    const said = await pod.boot().says(/READY/);
    expect(said).not.toContain('Make the virtual environment: done before');
  });

  promise('a killed clone of another tool is completed, and hand edits are never lost', async (pod) => {
    await pod.plan();
    execFileSync('git', ['clone', '-q', path.join(pod.root, 'repos/app'), inApp(pod)]);
    const git = (...args: string[]) =>
      execFileSync('git', [
        '-C',
        inApp(pod),
        '-c',
        'user.name=t',
        '-c',
        'user.email=t@example.invalid',
        ...args,
      ]);
    git('checkout', '-qb', 'mine');
    git('commit', '-q', '--allow-empty', '-m', 'my own work');
    for (const file of ['README', '.git/index']) rmSync(inApp(pod, file));
    const first = pod.boot();
    await first.says(/READY/);
    first.killAll();
    expect(existsSync(inApp(pod, 'README'))).toBe(true);
    expect(git('log', '--format=%s', 'mine').toString(), 'branches stay').toContain('my own work');

    appendFileSync(inApp(pod, 'README'), 'mine\n');
    rmSync(inState(pod, 'done/source-1'));
    const said = await pod.boot().says(/READY/);
    expect(said).toContain(`You had changed README: yours is now ${inApp(pod)}.changed-1/README`);
    expect(readFileSync(`${inApp(pod)}.changed-1/README`, 'utf8')).toContain('mine');
    expect(readFileSync(inApp(pod, 'README'), 'utf8')).not.toContain('mine');
  });

  promise('of two copies at once, one works and the other says why it does not', async (pod) => {
    await pod.plan();
    const copies = [pod.boot(), pod.boot()];
    const said = await Promise.all(
      copies.map((copy) => copy.says(/READY|Another copy of this script is at work/)),
    );
    expect(said.filter((text) => text.includes('READY'))).toHaveLength(1);
  });

  promise('values stay text, and the image\u2019s switches do not reach the app', async (pod) => {
    pod.env['HF_HUB_ENABLE_HF_TRANSFER'] = '1';
    pod.env['PIP_REQUIRE_VIRTUALENV'] = '0';
    pod.env['PIP_TARGET'] = path.join(pod.root, 'elsewhere');
    pod.env['PYTHONPATH'] = path.join(pod.root, 'elsewhere');
    await pod.plan({}, (preset) => ({
      ...preset,
      title: `Stand-in ${odd.split('\n')[0]}`,
      env: [...preset.env, { name: 'STANDIN_ODD', value: odd, because: 'test' }],
    }));
    const said = await pod.boot().says(/READY/);
    expect(said).toContain(`READY: Stand-in ${odd.split('\n')[0]} answers`);
    expect(appLog(pod)).toContain('$HOME `id` $(id) \\\\ \\xe9\\u4f60\\nnext line');
    expect(appLog(pod)).toContain('transfer 0');
    expect(existsSync(path.join(pod.root, 'elsewhere'))).toBe(false);
  });

  promise('the app sees no secret but what its preset names; the download sees its token', async (pod) => {
    const secrets = ['HF_TOKEN', 'WANDB_API_KEY', 'RUNPOD_API_KEY', 'JUPYTER_PASSWORD', 'POD_WIZARD_NOTIFY'];
    for (const name of secrets) pod.env[name] = `http://127.0.0.1:1/of-${name}`;
    Object.assign(pod.env, {
      TOKENIZERS_PARALLELISM: 'false',
      STANDIN_SHOWS: `${secrets},TOKENIZERS_PARALLELISM`,
    });
    await pod.plan({}, (preset) => ({
      ...preset,
      asks: [{ name: 'WANDB_API_KEY', kind: 'secret', required: false, default: null, because: 'test' }],
    }));
    await pod.boot().says(/READY/);
    expect(appLog(pod)).toContain('standin: sees TOKENIZERS_PARALLELISM WANDB_API_KEY\n');
    expect([...pod.farEnd.tokens]).toEqual([`Bearer ${pod.env['HF_TOKEN']}`]);
  });

  promise('a shell without the container\u2019s variables', async (pod) => {
    delete pod.env['HOME'];
    await pod.plan();
    const boot = pod.boot();
    const url = /answers at (\S+)/.exec(await boot.says(/READY.*\n/))?.[1];
    expect(url).toContain('abc123');
    delete pod.env['RUNPOD_POD_ID'];
    const status = pod.boot('status');
    expect(await status.ended).toBe(0);
    expect(status.output()).toContain(`ready at ${url}`);
  });

  promise('a clock that jumped between two boots changes nothing', async (pod) => {
    await pod.plan();
    const first = pod.boot();
    await first.says(/READY/);
    first.killAll();
    execFileSync('find', [pod.workspace, '-exec', 'touch', '-h', '-d', '2050-01-01', '{}', '+']);
    const said = await pod.boot().says(/READY/);
    expect(said.match(/done before/g)).toHaveLength(10);
    // Nor does one that jumps meanwhile: no wall clock is asked how long something took.
    const script = readFileSync(path.join(pod.root, 'startup.sh'), 'utf8');
    expect(script).not.toMatch(/\b(SECONDS|EPOCHSECONDS|EPOCHREALTIME)\b|\$\(date|-newer|-mtime/);
  });

  promise('an app that talks without end does not fill the disk', async (pod) => {
    pod.env['STANDIN_DOES'] = 'chat';
    pod.env['POD_WIZARD_LOG_BYTES'] = '10000';
    await pod.plan();
    await pod.boot().says(/READY/);
    await until(() => existsSync(inState(pod, 'logs/app.log.earlier')));
    await until(() => statSync(inState(pod, 'logs/app.log')).size < 10_000);
  });

  promise('weights come beside the packages, with a token that nobody sees', async (pod) => {
    const token = 'hf_secretsecret';
    pod.env['HF_TOKEN'] = token;
    pod.command('curl', [
      `tr '\\0' ' ' </proc/$$/cmdline >>${pod.root}/arguments`,
      'exec /usr/bin/curl "$@"',
    ]);
    await pod.plan();
    const said = await pod.boot().says(/READY/);
    const first = (what: string) => pod.farEnd.asked.findIndex((asked) => asked.includes(what));
    expect(first('model.bin')).toBeGreaterThanOrEqual(0);
    expect(first('model.bin')).toBeLessThan(first('/packages/'));
    expect([...pod.farEnd.tokens]).toEqual([`Bearer ${token}`]);
    const everything = [
      said,
      readFileSync(path.join(pod.root, 'arguments'), 'utf8'),
      ...fingerprintable(pod).map((file) => readFileSync(file, 'latin1')),
    ];
    expect(everything.filter((text) => text.includes(token))).toEqual([]);
  });

  promise('verify lists who listens, and sees a weight file that changed', async (pod) => {
    writeFileSync(path.join(pod.root, 'start.sh'), 'exec sleep infinity\n');
    await pod.plan();
    await pod.boot().says(/READY/);
    const good = pod.boot('verify', '--json');
    expect(await good.ended, good.output()).toBe(0);
    const report = JSON.parse(good.output()) as {
      ok: boolean;
      sockets: unknown[];
      checks: { name: string }[];
    };
    expect(report.sockets).toContainEqual({
      port: pod.port,
      process: expect.stringMatching(/python/),
      auth: null,
    });
    expect(report.checks).toContainEqual(expect.objectContaining({ name: 'open ports', level: 'warning' }));
    expect(report.checks).toContainEqual(expect.objectContaining({ name: 'weights', level: 'ok' }));
    expect(statSync(path.join(pod.root, 'container/pod-wizard/standin/services.log')).mode & 0o777).toBe(
      0o600,
    );
    expect(
      readdirSync(inState(pod)).filter((name) => (statSync(inState(pod, name)).mode & 0o022) !== 0),
    ).toEqual([]);

    writeFileSync(inApp(pod, 'weights/model.bin'), Buffer.alloc(1_000_000, 8));
    const bad = pod.boot('verify');
    expect(await bad.ended).toBe(1);
    expect(bad.output()).toMatch(/failed +weights: .*is not what was fetched/);
  });
});

function fingerprintable(pod: Pod): readonly string[] {
  return fingerprint(pod)
    .map((line) => path.join(pod.workspace, line.replace(/ [^ ]+$/, '')))
    .filter(isFile);
}

const isFile = (file: string) => statSync(file, { throwIfNoEntry: false })?.isFile() ?? false;

/** The script looks at its logs at every tick; the test's own time limit ends the wait. */
async function until(happened: () => boolean): Promise<void> {
  while (!happened()) await new Promise((resolve) => setTimeout(resolve, 50));
}
