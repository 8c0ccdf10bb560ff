import { readdirSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { type CloudServer, startCloud } from '../../support/cloud-server.ts';
import { keys } from '../../support/term.ts';
import { step, wizardPrograms } from '../../support/wizard-program.ts';

/** From the wizard's start to a pod whose app answers, with the built program in a real terminal. */

let cloud: CloudServer;
beforeAll(async () => {
  cloud = await startCloud();
});
beforeEach(() => {
  cloud.pods.length = 0;
  cloud.asked.length = 0;
});
afterAll(() => cloud.close());
const { folder, start } = wizardPrograms();
const env = () => ({ HOME: folder(), RUNPOD_API_KEY: cloud.key, POD_WIZARD_API_URL: cloud.url });
const posts = () => cloud.asked.filter(({ method }) => method === 'POST');

/** The command lines of every process there is, as anybody on the machine may read them. */
function commandLines(): string {
  const texts = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((pid) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
      } catch {
        // It has ended meanwhile.
        return '';
      }
    });
  return texts.join('\n');
}

it.each<[number, number]>([
  [120, 40],
  [80, 24],
  [60, 15],
  [40, 12],
])('D on the review writes, asks, rents on a yes, and follows: %i x %i', async (columns, rows) => {
  const program = start([], [columns, rows], env());
  await program.screen.until('What do you want to run?', 30);
  await step(program, '/fluxgym\r', '6 of 6');

  await step(program, 'D', 'Rent it? [y/N]');
  expect(program.screen.isAlternate()).toBe(false);
  expect(posts()).toEqual([]);
  expect(commandLines()).not.toContain(cloud.key);
  program.send('y\r');
  expect(await program.exited).toEqual({ code: 0, signal: 0 });
  await program.screen.settled();
  expect(cloud.wrong).toEqual([]);
  expect(cloud.pods).toHaveLength(1);
  expect(program.screen.raw()).toMatch(/Rented[\s\S]*container up[\s\S]*ready: /);
  expect(program.screen.raw()).not.toContain(cloud.key);
  const journal = await readFile(path.join(folder(), 'JOURNAL.md'), 'utf8');
  expect(journal).toContain(`pod ${cloud.pods[0]?.id}`);
  expect(journal).not.toContain(cloud.key);
});

it.each([
  ['a no', 'n\r', 'nothing was rented'],
  ['Ctrl-C', keys.ctrlC, 'left; nothing was rented'],
])('%s rents nothing, says so, and leaves what was written', async (_, key, told) => {
  const program = start([], [80, 24], env());
  await program.screen.until('What do you want to run?', 30);
  await step(program, '/fluxgym\r', '6 of 6');
  await step(program, 'D', 'Rent it? [y/N]');
  program.send(key);
  expect(await program.exited).toEqual({ code: 130, signal: 0 });
  await program.screen.settled();
  expect(program.screen.text()).toContain(told);
  expect(posts()).toEqual([]);
  expect((await readdirSync(folder())).filter((name) => !name.startsWith('.'))).toContain('startup.sh');
});

it('without a key, D says in one line what is missing, and everything else is as before', async () => {
  const program = start([], [80, 24], { ...env(), RUNPOD_API_KEY: '' });
  await program.screen.until('What do you want to run?', 30);
  await step(program, '/fluxgym\r', '6 of 6');
  await step(program, 'D', "there is no key for RunPod's API");
  expect(program.screen.isAlternate()).toBe(true);
  program.send(keys.ctrlC);
  expect((await program.exited).code).toBe(130);
  expect(readdirSync(folder())).not.toContain('startup.sh');
  expect(cloud.asked).toEqual([]);
});
