import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { soundFlags } from '../../commands/support.ts';
import { type CloudServer, startCloud } from '../../support/cloud-server.ts';
import { keys } from '../../support/term.ts';
import { wizardPrograms } from '../../support/wizard-program.ts';

/** Renting in a terminal, with the built program. */

let cloud: CloudServer;
beforeAll(async () => {
  cloud = await startCloud();
});
afterAll(() => cloud.close());
const { start } = wizardPrograms();
const env = () => ({ RUNPOD_API_KEY: cloud.key, POD_WIZARD_API_URL: cloud.url });
const plain = (text: string) =>
  text
    .replaceAll(cloud.url, 'https://API')
    .replaceAll(/-\d{8}-[0-9a-f]{8}/g, '-20261122-1a2b3c4d')
    .replaceAll(/pod\d+x/g, 'pod1x')
    .replaceAll(/\b\d+ s\b/g, '0 s');

it.each<[number, number]>([
  [120, 40],
  [80, 24],
])('asks, rents on a yes, and follows: %i x %i', async (columns, rows) => {
  const program = start(['deploy', ...soundFlags, '--or-gpu', '5090'], [columns, rows], env());
  await program.screen.until('Rent it? [y/N]', 30);
  await expect(`${plain(program.screen.text())}\n`).toMatchFileSnapshot(
    path.join(import.meta.dirname, `../../../snapshots/deploy/asks-${columns}x${rows}.txt`),
  );
  const before = cloud.pods.length;
  program.send('y\r');
  expect(await program.exited).toEqual({ code: 0, signal: 0 });
  await program.screen.settled();
  expect(program.screen.raw()).toMatch(/Rented[\s\S]*container up[\s\S]*ready: /);
  expect(program.screen.raw()).not.toContain(cloud.key);
  expect(cloud.pods.length).toBe(before + 1);
});

it('Ctrl-C at the question rents nothing', async () => {
  const program = start(['deploy', ...soundFlags], [80, 24], env());
  await program.screen.until('Rent it? [y/N]', 30);
  const before = cloud.pods.length;
  program.send(keys.ctrlC);
  const { code, signal } = await program.exited;
  expect(signal === 2 || code === 130).toBe(true);
  expect(cloud.pods.length).toBe(before);
});
