import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { scriptOnPod } from '../../../src/artifacts/start-command.ts';
import { exchange } from '../../../src/system/http.ts';
import { homeWith } from '../../commands/deploy-support.ts';
import { type CloudServer, startCloud } from '../../support/cloud-server.ts';
import type { FakeOptions } from '../../support/fake-system.ts';
import type { Boot } from './boot.ts';
import { makePod, type Pod } from './pod.ts';

let pod: Pod;
let cloud: CloudServer;
beforeEach(async () => {
  [pod, cloud] = [await makePod(), await startCloud()];
}, 600_000);
afterEach(async () => {
  pod.remove();
  await cloud.close();
});

/** The whole way: what `deploy` sends is booted as it was sent, and followed, verified, stopped, started and ended. */
test('from a plan to a running pod, and back', { timeout: 1_800_000 }, async () => {
  const boots: Boot[] = [];
  /** As the cloud does it: the container's command, with its environment. */
  const bootSent = () => {
    const [sent] = cloud.asked.filter(({ method, url }) => method === 'POST' && url === '/v2/pods');
    const { args, env } = JSON.parse(sent?.body ?? '{}') as { args: string; env?: Record<string, string> };
    const boot = pod.run(['bash', '-c', `exec ${args}`], env);
    boots.push(boot);
    const [rented] = cloud.pods;
    if (rented !== undefined) rented.status = 'RUNNING';
  };
  const http: NonNullable<FakeOptions['http']> = async (ask, onText) => {
    cloud.settings.log = (boots.at(-1)?.output() ?? '').split('\n').slice(0, -1);
    if (ask.url.includes('/proxy/'))
      cloud.settings.page = await fetch(`http://127.0.0.1:${pod.port}/`)
        .then((answer) => answer.text())
        .catch(() => null);
    return exchange(ask, onText);
  };
  const real = { http, wait: () => pause(200) };
  const home = homeWith(cloud);
  const flags = [
    ...['--preset', './standin.yaml', '--gpu', '4090', '--python', pod.python.version],
    ...[
      '--image',
      'runpod/pytorch:1.0.2-cu1281-torch280-ubuntu2404',
      '--install',
      'venv',
      '--volume-gb',
      '20',
    ],
    '--accept',
    'PW409=the stand-in for the hub needs none',
    ...['--volume-path', pod.workspace, '--workspace', pod.workspace],
  ];
  const existing = { 'standin.yaml': pod.presetText() };
  const rented = await home.run(['deploy', ...flags, '--yes', '--max-price', '1'], { ...real, existing });
  expect(rented.code, rented.err).toBe(0);
  expect(cloud.wrong).toEqual([]);

  bootSent();
  const ready = await home.run(['deploy', 'verify', '--minutes', '60'], real);
  expect(ready.code, `${ready.err}${boots[0]?.output()}`).toBe(0);
  // It ends when the app answers, whether or not the log's last lines were told by then.
  expect(ready.err).toMatch(
    /container up[\s\S]*Step \d+ of \d+: Install torch[\s\S]*Check what is installed/,
  );
  expect(ready.out).toMatch(/^ready: /);

  const verify = pod.run(['bash', scriptOnPod, 'verify', '--json']);
  expect(await verify.ended, verify.output()).toBe(0);
  const result = await home.run(['journal', 'result'], { stdin: verify.output() });
  expect(result.out, result.err).toMatch(/^entry 1: works/);

  expect((await home.run(['deploy', 'stop'], real)).code).toBe(0);
  boots.at(-1)?.killAll();
  pod.replaceContainer();
  expect((await home.run(['deploy', 'verify'], real)).err).toContain('not ready: the pod is stopped');
  // The same command again, on the volume as it was: nothing is done twice.
  expect((await home.run(['deploy', 'start'], real)).code).toBe(0);
  bootSent();
  expect((await home.run(['deploy', 'verify', '--minutes', '60'], real)).code).toBe(0);

  const gone = await home.run(['deploy', 'terminate', '--yes'], real);
  boots.at(-1)?.killAll();
  expect(gone.out).toMatch(/is gone after /);
  expect(home.file('/home/user/JOURNAL.md')).toMatch(
    /Outcome: \*\*works\*\* [\s\S]*Note .*: pod pod1x: NVIDIA GeForce RTX 4090 in US-KS-2[\s\S]*Note .*: pod pod1x is gone after/,
  );
});
