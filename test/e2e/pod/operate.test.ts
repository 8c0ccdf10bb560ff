import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { run } from '../../support/bash.ts';
import { type Boot, start } from './boot.ts';
import { makePod, type Pod } from './pod.ts';

/** The script as something that is operated from a shell of the pod, and what it holds when it cannot work. */

const inState = (pod: Pod, ...parts: string[]) => path.join(pod.workspace, '.pod-wizard/standin', ...parts);
const script = (pod: Pod) => path.join(pod.root, 'startup.sh');
const shell = (pod: Pod, ...args: string[]) => run('bash', [script(pod), ...args], '', pod.env);
const wanted = (said: string) =>
  [...said.matchAll(/Step \d+ of \d+: (.*): done before/g)].map(([, title]) => title);

const promise = (title: string, use: (pod: Pod) => Promise<void>) =>
  test(title, async () => {
    const pod = await makePod();
    try {
      await use(pod);
    } finally {
      pod.remove();
    }
  });

/** Unlike `says`, also after a boot that was held. */
async function until<T>(look: () => T | null | false): Promise<T> {
  for (;;) {
    const found = look();
    if (found !== null && found !== false) return found;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Of every process there is. */
function commandLines(): readonly string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        return [readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')];
      } catch {
        return []; // It has ended meanwhile.
      }
    });
}

const saysLater = (boot: Boot, what: RegExp) => until(() => what.exec(boot.output()));

describe.concurrent('operated like a service', { timeout: 1_800_000 }, () => {
  promise('an app that is slow with its page is not asked until it works on nothing else', async (pod) => {
    await pod.plan({});
    Object.assign(pod.env, { STANDIN_DOES: 'slow page', POD_WIZARD_PAGE_SECONDS: '1' });
    const said = await pod.boot().says(/READY/);
    expect(Number(/standin: asked (\d+) times/.exec(said)?.[1])).toBeLessThan(8);
  });

  promise('a step that failed is mended and the same boot goes on; what was done stays', async (pod) => {
    await pod.plan({ pins: ['standin-missing==1.0'] });
    const boot = pod.boot();
    await boot.says(/After a fix: bash .*startup\.sh restart/);
    const asked = pod.farEnd.asked.length;
    await pod.plan({ pins: ['standin-extra==3.0.0'] });
    const restarted = shell(pod, 'restart');
    expect(restarted.stdout).toContain(`is now ${inState(pod, 'startup.sh.before')}`);
    expect(restarted.status).toBe(0);
    await saysLater(boot, /Starting over, as told[\s\S]*READY/);
    const again = boot.output().split('Starting over, as told')[1] ?? '';
    expect(wanted(again)).toEqual(
      expect.arrayContaining(['Make the virtual environment', 'Install torch 2.8.0']),
    );
    expect(pod.farEnd.asked.slice(asked).filter((one) => one.includes('/torch/'))).toEqual([]);
    expect(readFileSync(inState(pod, 'startup.sh'), 'utf8')).toBe(readFileSync(script(pod), 'utf8'));
    // The services of the image are not started a second time.
    expect(again).not.toContain('start.sh');
  });

  promise('stop, stop again, start, and logs', async (pod) => {
    await pod.plan();
    const boot = pod.boot();
    await boot.says(/READY/);
    expect(boot.output(), 'the app is heard in the log of the pod').toContain('standin: model loaded');
    expect(shell(pod, 'start').stdout).toBe('It runs already.\n');
    expect(shell(pod, 'stop').stdout).toContain('still billed');
    await boot.says(/is being stopped, as asked[\s\S]*standin: saved my work[\s\S]*held open/);
    expect(boot.output()).not.toContain('Terminated');
    expect(shell(pod, 'stop').stdout).toBe('It is stopped already. The pod is still billed.\n');
    expect(JSON.parse(shell(pod, 'status', '--json').stdout)).toMatchObject({ now: 'stopped', ready: false });
    expect(shell(pod, 'start').status).toBe(0);
    await saysLater(boot, /Starting over, as told[\s\S]*READY/);
    expect(shell(pod, 'logs').stdout).toContain('standin: model loaded');
    expect(shell(pod, 'logs', 'torch', '-n', '1').stdout).toContain('torch');
    expect(shell(pod, 'nonsense').status).toBe(2);
  });

  promise('another pod on the same volume is named, and this one is held with a way in', async (pod) => {
    writeFileSync(path.join(pod.root, 'start.sh'), `echo served >>${pod.root}/served\nexec sleep infinity\n`);
    await pod.plan();
    const first = pod.boot();
    await first.says(/READY/);
    Object.assign(pod.env, {
      POD_WIZARD_LOCAL: path.join(pod.root, 'other'),
      POD_WIZARD_LOCK_SECONDS: '1',
      RUNPOD_POD_ID: 'other9',
    });
    const said = await pod.boot().says(/After a fix/);
    expect(said).toContain('FAILED: another pod works on this volume: abc123');
    await until(() => readFileSync(path.join(pod.root, 'served'), 'utf8') === 'served\nserved\n');
    expect(first.output()).not.toContain('Starting over');
  });

  promise('a pin of the last pass redoes that pass only', async (pod) => {
    await pod.plan({ pins: ['standin-extra==3.0.0'] });
    const first = pod.boot();
    await first.says(/READY/);
    first.killAll();
    const asked = pod.farEnd.asked.length;
    await pod.plan();
    const changed = readFileSync(script(pod), 'utf8').replaceAll(
      'huggingface-hub==0.34.3',
      'huggingface-hub<1',
    );
    writeFileSync(script(pod), changed);
    const said = await pod.boot().says(/READY/);
    expect(wanted(said)).toEqual(
      expect.arrayContaining([
        'Make the virtual environment',
        'Install torch 2.8.0',
        'Install packages: the web part',
      ]),
    );
    expect(said).toContain('Install packages: the hub (again: what it depends on has changed)');
    expect(pod.farEnd.asked.slice(asked).filter((one) => /torch|standin-web/.test(one))).toEqual([]);
  });

  promise('a volume that 0.1 set up is taken over', async (pod) => {
    await pod.plan();
    const first = pod.boot();
    await first.says(/READY/);
    first.killAll();
    const old = /OLD_PACKAGES=(\w+)/.exec(readFileSync(script(pod), 'utf8'))?.[1];
    const image = /^IMAGE=(.*)$/m.exec(readFileSync(script(pod), 'utf8'))?.[1];
    const python = readFileSync(path.join(pod.root, 'container/pod-wizard/standin/python'), 'utf8').split(
      '\n',
    )[1];
    for (const name of readdirSync(inState(pod, 'done')))
      writeFileSync(inState(pod, 'done', name), `${old} ${image} ${python}\n`);
    writeFileSync(inState(pod, 'done/environment'), `${old} ${image} ${python}\n`);
    rmSync(inState(pod, 'done/all'));
    const asked = pod.farEnd.asked.length;
    const said = await pod.boot().says(/READY/);
    expect(said).toContain('taken over, and not installed again? yes');
    expect(wanted(said)).toEqual(
      expect.arrayContaining(['Install torch 2.8.0', 'Install packages: the hub']),
    );
    expect(pod.farEnd.asked.slice(asked).filter((one) => /torch|packages/.test(one))).toEqual([]);
    expect(existsSync(inState(pod, 'done/environment'))).toBe(false);
  });

  promise('a long step says that it goes on, and what was installed is written down', async (pod) => {
    pod.env['POD_WIZARD_PULSE'] = '0.3';
    pod.env['RUNPOD_DC_ID'] = 'EU-RO-1';
    await pod.plan();
    const boot = pod.boot();
    const said = await boot.says(/READY/);
    expect(said).toMatch(/\.\.\. .*: \d+ seconds so far, \d+\.\d GB in its folder/);
    expect(said).toContain('The first boot fetches and unpacks about');
    expect(said).not.toContain('Successfully installed');
    const installed = readFileSync(inState(pod, 'installed.txt'), 'utf8');
    expect(installed).toMatch(/^torch==2\.8\.0\+cu128 --hash=sha256:[0-9a-f]{64}$/m);
    for (const name of ['standin-web', 'standin-schema', 'huggingface-hub', 'torchvision'])
      expect(installed).toMatch(new RegExp(`^${name}==\\S+ --hash=sha256:[0-9a-f]{64}$`, 'm'));
    const report = JSON.parse(shell(pod, 'verify', '--json').stdout);
    expect(report.installed).toEqual(installed.trim().split('\n'));
    expect(report.installedDigest).toBe(createHash('sha256').update(installed).digest('hex'));
    expect(report.pod).toEqual({
      id: 'abc123',
      region: 'EU-RO-1',
      gpu: 'NVIDIA GeForce RTX 4090',
      driver: '570.124.06',
      secondsToReady: expect.any(Number),
    });
    // What it lists can be had again: the very same files, or nothing.
    const again = path.join(pod.root, 'again');
    const own = /^(pip|setuptools)==/;
    const locked = report.installed.filter((line: string) => !own.test(line));
    writeFileSync(`${again}.txt`, locked.join('\n'));
    const install = ['-m', 'pip', 'install', '-q', '--no-deps', '--require-hashes', '--target', again];
    const indexes = ['--extra-index-url', pod.env['POD_WIZARD_TORCH_INDEX'] ?? '', '-r', `${again}.txt`];
    // Not waited for in one go: the index is served by this very process.
    expect(await start([pod.python.executable, ...install, ...indexes], pod.env).ended).toBe(0);
    expect(readdirSync(again)).toContain('torch');
  });

  promise('what is asked from a folder that is gone is answered, too', async (pod) => {
    await pod.plan();
    await pod.boot().says(/READY/);
    const gone = 'mkdir "$1/gone" && cd "$1/gone" && rmdir "$1/gone" && bash "$2" verify --json';
    const asked = run('bash', ['-c', gone, '--', pod.root, script(pod)], '', pod.env);
    const { ok, checks } = JSON.parse(asked.stdout);
    const levels = checks.map(({ name, level }: { name: string; level: string }) => `${name}: ${level}`);
    expect(levels).toEqual(expect.arrayContaining(['torch: ok', 'pins: ok', 'pip check: ok', 'app: ok']));
    expect(ok).toBe(true);
  });

  promise('one that was killed while it installed is known as such', async (pod) => {
    await pod.plan();
    const first = pod.boot();
    await first.says(/READY/);
    first.killAll();
    writeFileSync(inState(pod, 'unfinished'), '');
    const said = await pod.boot().says(/READY/);
    expect(said).toContain('The last install was killed half way');
    expect(said).toMatch(/Step \d+ of \d+: Install torch 2\.8\.0\n/);
  });

  promise('a script with Windows line ends is mended', async (pod) => {
    await pod.plan();
    writeFileSync(script(pod), readFileSync(script(pod), 'utf8').replaceAll('\n', '\r\n'));
    expect(await pod.boot().says(/READY/)).toContain('this file has Windows line ends');
  });

  for (const [what, env] of [
    ['the volume', {}],
    ['the container disk', { POD_WIZARD_LOCAL: '/dev/null/no' }],
  ] as const) {
    promise(`the services run although ${what} cannot be written`, async (pod) => {
      writeFileSync(
        path.join(pod.root, 'start.sh'),
        `echo served >${pod.root}/served\nexec sleep infinity\n`,
      );
      Object.assign(pod.env, env);
      await pod.plan(what === 'the volume' ? { workspace: '/dev/null/no' } : {});
      const boot = pod.boot();
      const said = await boot.says(/After a fix/);
      expect(said).toMatch(/FAILED: \S+ cannot be written/);
      expect(said, 'no disk is full').not.toContain('Likely cause');
      await until(() => existsSync(path.join(pod.root, 'served')));
      expect(boot.process.exitCode).toBeNull();
    });
  }

  promise(
    'a pod that fails is stopped by the cloud after so many minutes, and the user is told',
    async (pod) => {
      const told: string[] = [];
      // While a request is under way, what anybody in the pod may read of the one who asks.
      const shown: string[] = [];
      const cloud = createServer((request, response) => {
        shown.push(...commandLines().filter((line) => line.startsWith('curl')));
        request.on('data', (data: Buffer) =>
          told.push(`${request.method} ${request.url} ${request.headers.authorization ?? ''} ${data}`),
        );
        request.on('end', () => response.writeHead(told.length > 2 ? 200 : 503).end());
      });
      await new Promise<void>((resolve) => cloud.listen(0, '127.0.0.1', resolve));
      const address = cloud.address();
      const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
      Object.assign(pod.env, {
        POD_WIZARD_HOLD: '3',
        POD_WIZARD_MINUTE: '1',
        POD_WIZARD_PULSE: '0.5',
        POD_WIZARD_CLOUD: url,
        POD_WIZARD_NOTIFY: `${url}/hook`,
        RUNPOD_API_KEY: 'a secret',
      });
      pod.command('nvidia-smi', ['exit 6']);
      await pod.plan();
      const boot = pod.boot();
      await boot.says(/After a fix/);
      await saysLater(boot, /WARNING: THE POD WAS NOT STOPPED/);
      await saysLater(boot, /The cloud has taken the order/);
      expect(boot.output()).not.toContain('a secret');
      expect(told).toContain('POST /v2/pods/abc123/action Bearer a secret {"action": "stop"}');
      const hooks = told.filter((one) => one.startsWith('POST /hook'));
      expect(hooks[0]).toContain('"text": "Stand-in app on pod abc123: FAILED: step 1');
      expect(hooks.join('')).not.toContain('a secret');
      expect(shown.length).toBeGreaterThan(1);
      expect(shown.join('\n')).not.toMatch(/a secret|\/hook/);
      cloud.close();
    },
  );

  promise('a signal is named, and memory suspected', async (pod) => {
    pod.command('apt-get', ['kill -KILL $$']);
    await pod.plan();
    const said = await pod.boot().says(/After a fix/);
    expect(said).toContain('(exit code 137: killed by SIGKILL)');
    expect(said).toContain('Likely cause: out of memory');
  });
});
