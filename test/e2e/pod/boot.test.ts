import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { run } from '../../support/bash.ts';
import { makePod, type Pod } from './pod.ts';

let pod: Pod;
beforeEach(async () => {
  pod = await makePod();
}, 600_000);
afterEach(() => pod.remove());

const inApp = (...parts: string[]) => path.join(pod.workspace, 'apps/standin', ...parts);
const inState = (...parts: string[]) => path.join(pod.workspace, '.pod-wizard/standin', ...parts);
const installed = () => run(inApp('env/bin/python'), ['-m', 'pip', 'list', '--format=freeze']).stdout;

describe('a boot', { timeout: 1_800_000 }, () => {
  test('the first installs everything, keeps the services, and says ready when the app is', async () => {
    writeFileSync(path.join(pod.root, 'start.sh'), `echo served >${pod.root}/served\nexec sleep infinity\n`);
    await pod.plan({ pins: ['standin-extra==3.0.0'] });
    const boot = pod.boot();
    const said = await boot.says(/READY/);
    expect(said).toContain(`READY: Stand-in app answers at https://abc123-${pod.port}.proxy.runpod.net`);
    expect(readFileSync(path.join(pod.root, 'served'), 'utf8')).toBe('served\n');
    expect(readFileSync(path.join(pod.root, 'apt.log'), 'utf8')).toContain('ffmpeg');
    expect(statSync(inApp('weights/model.bin')).size).toBe(1_000_000);
    for (const wanted of [
      'torch==2.8.0+cu128',
      'torchvision==0.23.0+cu128',
      'standin-web==1.0.0',
      'standin-schema==1.0.0',
      'standin-extra==3.0.0',
    ]) {
      expect(installed()).toContain(`${wanted}\n`);
    }

    // A wheel that somebody unpacked where the container starts is none of the app's packages.
    const stray = `/${path.basename(pod.root)}-1.0.dist-info`;
    mkdirSync(stray);
    writeFileSync(path.join(stray, 'METADATA'), 'Metadata-Version: 2.1\nName: standin-extra\nVersion: 1.0\n');
    const verified = pod.boot('verify', '--json');
    expect(await verified.ended.finally(() => rmSync(stray, { recursive: true })), verified.output()).toBe(0);
    expect(JSON.parse(verified.output())).toMatchObject({ ok: true });
    const status = pod.boot('status', '--json');
    expect(await status.ended, status.output()).toBe(0);
    expect(JSON.parse(status.output())).toMatchObject({
      running: true,
      ready: true,
      port: pod.port,
      failed: '',
    });

    const second = pod.boot();
    await second.says(/Another copy of this script is at work here/);
    expect(await second.ended).toBe(1);
    expect(await pod.boot('status').ended, 'the other copy left it alone').toBe(0);

    const stop = pod.boot('stop');
    expect(await stop.ended, stop.output()).toBe(0);
    await boot.says(/being stopped, as asked[\s\S]*still billed/);
    expect(readFileSync(inState('logs/app.log'), 'utf8')).toContain('standin: saved my work');
  });

  test('the second does nothing again, in the same container and in a new one', async () => {
    await pod.plan();
    const first = pod.boot();
    const missing = `This image has no ${pod.root}/start.sh`;
    expect(await first.says(/READY/)).toContain(missing);
    first.killAll();
    const made = statSync(inApp('env/pyvenv.cfg')).mtimeMs;
    // The far ends are gone, so whatever is fetched again fails.
    writeFileSync(path.join(pod.root, 'offline'), '');

    const second = pod.boot();
    const began = performance.now();
    const said = await second.says(/READY/);
    console.info(
      `second boot, the stand-in app's own start included: ${Math.round(performance.now() - began)} ms`,
    );
    expect(said.match(/done before/g)).toHaveLength(10);
    second.killAll();
    // A new container has to get its system packages again, and nothing else.
    rmSync(path.join(pod.root, 'offline'));
    const asked = pod.farEnd.asked.length;
    pod.replaceContainer();
    const third = pod.boot();
    await third.says(/READY/);
    expect(pod.farEnd.asked.slice(asked)).toEqual([]);
    expect(statSync(inApp('env/pyvenv.cfg')).mtimeMs).toBe(made);
  });

  test('other pins make the environment anew', async () => {
    await pod.plan();
    const first = pod.boot();
    await first.says(/READY/);
    first.killAll();
    await pod.plan({ pins: ['standin-schema==2.0.0'] });
    await pod.boot().says(/READY/);
    expect(installed()).toContain('standin-schema==2.0.0\n');
  });

  test('a name full of quotes stays text', async () => {
    const bait = path.join(pod.root, 'pwned');
    const name = `x'; touch ${bait}; '$(touch ${bait}) \`touch ${bait}\` é`.slice(0, 80);
    await pod.plan({ name });
    expect(await pod.boot().says(/READY/)).toContain(name);
    expect(existsSync(bait)).toBe(false);
  });
});

describe('what goes wrong is told, and the pod is held', { timeout: 1_800_000 }, () => {
  test('a package that does not exist', async () => {
    await pod.plan({ pins: ['standin-missing==1.0'] });
    const said = await pod.boot().says(/After a fix/);
    expect(said).toMatch(/FAILED: step \d+, Install packages: the plan's own pins \(exit code 1\)/);
    expect(said).toContain('Stop it with: runpodctl pod stop abc123');
    expect(said).toContain(`Explained: npx pod-wizard diagnose ${inState('logs/packages-3.log')} `);
  });

  test('with POD_WIZARD_HOLD=0 it ends instead', async () => {
    pod.command('nvidia-smi', ['echo "No devices were found"; exit 6']);
    Object.assign(pod.env, { POD_WIZARD_HOLD: '0' });
    await pod.plan();
    const boot = pod.boot();
    expect(await boot.ended).toBe(1);
    expect(boot.output()).toContain('nvidia-smi sees no GPU: No devices were found');
  });

  test('another GPU with code in this torch is only warned of', async () => {
    pod.command('nvidia-smi', ['echo "NVIDIA A40, 8.6, 570.124.06"']);
    await pod.plan();
    expect(await pod.boot().says(/READY/)).toContain(
      'Warning: planned for NVIDIA GeForce RTX 4090, running on NVIDIA A40',
    );
  });

  test('SIGTERM reaches the app and ends the script', async () => {
    await pod.plan();
    const boot = pod.boot();
    await boot.says(/READY/);
    boot.process.kill('SIGTERM');
    expect(await boot.ended).toBe(143);
    expect(readFileSync(inState('logs/app.log'), 'utf8')).toContain('standin: saved my work');
  });
});
