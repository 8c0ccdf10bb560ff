import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { type CloudServer, startCloud } from '../../support/cloud-server.ts';
import { keys, type PtyProgram } from '../../support/term.ts';
import { step, wizardPrograms } from '../../support/wizard-program.ts';

/** From the wizard's start to a pod whose app answers, with the built program in a real terminal. */

let cloud: CloudServer;
beforeAll(async () => {
  cloud = await startCloud();
});
beforeEach(() => {
  cloud.pods.length = 0;
  cloud.asked.length = 0;
  cloud.faults.length = 0;
  cloud.settings.page = null;
  cloud.settings.log = [];
});
afterAll(() => cloud.close());
const { folder, start } = wizardPrograms();
const env = () => ({ HOME: folder(), RUNPOD_API_KEY: cloud.key, POD_WIZARD_API_URL: cloud.url });
const posts = () => cloud.asked.filter(({ method, url }) => method === 'POST' && url === '/v2/pods');
const written = () => readdirSync(folder()).filter((name) => !name.startsWith('.'));
const journal = () => readFileSync(path.join(folder(), 'JOURNAL.md'), 'utf8');
const says = (text: string) => `[pod-wizard 2026-11-29 10:00:00Z] ${text}`;

/** The command lines of what was started here, as anybody on the machine may read them. */
function commandLines(): string {
  const texts = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((pid) => {
      try {
        return readlinkSync(`/proc/${pid}/cwd`) === folder()
          ? readFileSync(`/proc/${pid}/cmdline`, 'utf8')
          : '';
      } catch {
        // It has ended meanwhile.
        return '';
      }
    });
  return texts.join('\n');
}

/** At the question whether to rent what is the default of FluxGym. */
async function atQuestion(
  size: readonly [number, number],
  args: readonly string[] = [],
  more = {},
): Promise<PtyProgram> {
  const program = start(args, size, { ...env(), ...more });
  await program.screen.until('What do you want to run?', 30);
  await step(program, '/fluxgym', '1 of');
  await step(program, '\r', '6 of 6');
  await step(program, 'D', /rent it\?[\s\S]*Rent it: \$/);
  return program;
}

it.each<[number, number]>([
  [120, 40],
  [80, 24],
  [60, 15],
  [40, 12],
])('asks, rents, follows, and is left with the pod running: %i x %i', async (columns, rows) => {
  const program = await atQuestion([columns, rows]);
  const { screen } = program;
  expect(screen.isAlternate()).toBe(true);
  expect(posts()).toEqual([]);
  expect(written()).toEqual([]);
  expect(commandLines()).toContain('cli.js');
  expect(commandLines()).not.toContain(cloud.key);

  await step(program, keys.down, /❯ Rent it/);
  await step(program, '\r', 'deploying');
  cloud.settings.log.push(says('Step 1 of 7: apt packages'));
  await screen.until('Step 1 of 7', 30);
  cloud.settings.log.push(says('READY: FluxGym answers'));
  cloud.settings.page = 'Step 1. LoRA Info';
  await screen.until('The app answers with its own page', 30);
  expect(screen.scrolledOut()).toBe(0);
  expect(cloud.pods).toHaveLength(1);
  expect(cloud.wrong).toEqual([]);

  program.send(keys.ctrlC);
  expect(await program.exited).toEqual({ code: 0, signal: 0 });
  await screen.settled();
  expect(screen.isAlternate()).toBe(false);
  expect(screen.raw()).toMatch(/Rented[\s\S]*left; the pod goes on, and is billed/);
  expect(screen.raw()).not.toContain(cloud.key);
  expect(journal()).toMatch(/Outcome: \*\*works\*\*/);
  expect(journal()).not.toContain(cloud.key);
});

it('a failure is explained, stopped, and leads back to the review with its fix', async () => {
  const program = await atQuestion([80, 24], ['--volume-gb', '20', '--accept', 'PW602=mine']);
  await step(program, keys.down, /❯ Rent it/);
  await step(program, '\r', 'deploying');
  cloud.settings.log.push(
    "OSError: [Errno 28] No space left on device: '/workspace/models'",
    says('FAILED: step weights (exit code 1)'),
  );
  await program.screen.until('f changes the plan', 30);
  await step(program, 't', 'Stop the pod?');
  await step(program, '\r', 'It is stopped.');
  expect(cloud.pods.map(({ status }) => status)).toEqual(['EXITED']);
  await step(program, 'f', 'Changed for: The disk is full');
  expect(program.screen.text()).toContain('6 of 6');
  // What was written for the first is there; the second follows it.
  await step(program, 'D', 'Replace startup.sh');
  await step(program, 'w', /Rent it: \$/);
  await step(program, keys.down, /❯ Rent it/);
  await step(program, '\r', 'deploying');
  cloud.settings.page = 'Step 1. LoRA Info';
  await program.screen.until('The app answers with its own page', 30);
  program.send(keys.ctrlC);
  expect((await program.exited).code).toBe(0);
  expect(cloud.pods).toHaveLength(2);
  expect(journal()).toMatch(/## 2\. [\s\S]*Follows entry 1, which failed: The disk is full/);
  expect(JSON.parse(posts()[1]?.body ?? '{}')).toMatchObject({ mounts: { persistent: { size: 100 } } });
});

it('who leaves from the review after renting is told what was written, and what is billed', async () => {
  const program = await atQuestion([80, 24], ['--volume-gb', '20', '--accept', 'PW602=mine']);
  await step(program, keys.down, /❯ Rent it/);
  await step(program, '\r', 'l log');
  cloud.settings.log.push('OSError: [Errno 28] No space left on device', says('FAILED: step weights'));
  await program.screen.until('f changes the plan', 30);
  await step(program, 'f', 'Changed for: The disk is full');
  program.send(keys.ctrlC);
  expect((await program.exited).code).toBe(130);
  await program.screen.settled();
  expect(program.screen.raw()).toMatch(
    /what was written stands: entry 1[\s\S]*the pod goes on, and is billed/,
  );
  expect(program.screen.raw()).not.toContain('nothing was written');
});

it('keys in a burst rent nothing and stop nothing', async () => {
  const program = await atQuestion([80, 24]);
  program.send(`${keys.down}\r`);
  await program.screen.until(/❯ Rent it/);
  // What the burst held is taken in once a later key was answered; the row is chosen anew, key by key.
  await step(program, keys.up, /❯ Not now/);
  await step(program, keys.down, /❯ Rent it/);
  expect(posts()).toEqual([]);
  await step(program, '\r', 'l log');
  program.send('tt');
  await program.screen.until('Stop the pod?');
  program.send(keys.ctrlC);
  await program.exited;
  expect(cloud.pods.map(({ status }) => status)).toEqual(['PROVISIONING']);
  expect(posts()).toHaveLength(1);
});

it('Esc leads back to the review, and to leave from there writes and rents nothing', async () => {
  const program = await atQuestion([80, 24]);
  await step(program, keys.esc, '6 of 6');
  await step(program, 'D', /Rent it: \$/);
  program.send(keys.ctrlC);
  expect((await program.exited).code).toBe(130);
  await program.screen.settled();
  expect(program.screen.text()).toContain('left; nothing was written');
  expect([posts(), written()]).toEqual([[], []]);
});

it('what is not free is told, and the same plan asked for again gets no second entry', async () => {
  cloud.faults.push('capacity', 'capacity');
  const program = await atQuestion([80, 24]);
  for (const _ of [1, 2]) {
    await step(program, keys.down, /❯ Rent it/);
    await step(program, '\r', 'none of them is free now');
    await step(program, keys.esc, '6 of 6');
    await step(program, 'D', /Rent it: \$/);
  }
  program.send(keys.ctrlC);
  await program.exited;
  expect(journal().match(/^## \d/gm)).toHaveLength(1);
  expect(cloud.pods).toEqual([]);
});

it('without a key, it says what is missing, and leads back', async () => {
  const program = start([], [80, 24], { ...env(), RUNPOD_API_KEY: '' });
  await program.screen.until('What do you want to run?', 30);
  await step(program, '/fluxgym', '1 of');
  await step(program, '\r', '6 of 6');
  await step(program, 'D', "there is no key for RunPod's API");
  await step(program, keys.esc, '6 of 6');
  program.send(keys.ctrlC);
  expect((await program.exited).code).toBe(130);
  expect([written(), cloud.asked]).toEqual([[], []]);
});

it('left while it is asked for, the pod is found later: one, and a record that names it', async () => {
  cloud.faults.push('silent, made');
  const program = await atQuestion([80, 24]);
  await step(program, keys.down, /❯ Rent it/);
  await step(program, '\r', 'asking for');
  // It is there: what is left before it was sent is none for sure.
  await vi.waitFor(() => expect(posts()).toHaveLength(1));
  program.send(keys.ctrlC);
  expect((await program.exited).code).toBe(3);
  await program.screen.settled();
  expect(program.screen.text()).toContain('deploy status');
  const status = start(['deploy', 'status'], [100, 30], env());
  expect((await status.exited).code).toBe(0);
  await status.screen.settled();
  expect(status.screen.text()).toContain(cloud.pods[0]?.id);
  expect(cloud.pods).toHaveLength(1);
});

it('in plain mode asks, rents on a yes, and follows, line by line', async () => {
  cloud.settings.page = 'Step 1. LoRA Info';
  const program = start(['--plain'], [80, 24], env());
  await program.screen.until('Start. What do you want to run?', 30);
  await step(program, '1\r', 'Question 6 of 6');
  await step(program, 'D\r', 'Rent it? [y/N]');
  expect([posts(), written()]).toEqual([[], []]);
  program.send('y\r');
  expect(await program.exited).toEqual({ code: 0, signal: 0 });
  await program.screen.settled();
  expect(program.screen.raw()).toMatch(/Rented[\s\S]*container up[\s\S]*ready: /);
  expect(cloud.pods).toHaveLength(1);
  expect(journal()).toMatch(/Outcome: \*\*works\*\*/);
});
