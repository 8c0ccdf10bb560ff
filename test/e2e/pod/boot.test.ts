import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { run } from '../../support/bash.ts';
import { makePod, type Pod } from './pod.ts';

let pod: Pod;
beforeEach(async () => {
  pod = await makePod();
});
afterEach(() => pod.remove());

const inApp = (...parts: string[]) => path.join(pod.workspace, 'apps/standin', ...parts);

describe('a boot', { timeout: 90_000 }, () => {
  test('first: installs everything, keeps the services, and says ready when the app is', async () => {
    writeFileSync(path.join(pod.root, 'start.sh'), `echo served >${pod.root}/served\nexec sleep infinity\n`);
    await pod.plan({ pins: ['standin-extra==3.0.0'] });
    const boot = pod.boot();
    const said = await boot.says(/READY/);
    expect(said).toContain(`READY: Stand-in app answers at https://abc123-${pod.port}.proxy.runpod.net`);
    expect(readFileSync(path.join(pod.root, 'served'), 'utf8')).toBe('served\n');
    expect(readFileSync(path.join(pod.root, 'apt.log'), 'utf8')).toContain('ffmpeg');
    const freeze = run(inApp('env/bin/python'), ['-m', 'pip', 'list', '--format=freeze']).stdout;
    for (const wanted of [
      'torch==2.8.0+cu128',
      'standin-web==1.0.0',
      'standin-schema==1.0.0',
      'standin-extra==3.0.0',
    ]) {
      expect(freeze).toContain(`${wanted}\n`);
    }
    const verified = pod.boot('verify', '--json');
    expect(await verified.ended, verified.output()).toBe(0);
    expect(JSON.parse(verified.output())).toMatchObject({ ok: true });
  });
});
