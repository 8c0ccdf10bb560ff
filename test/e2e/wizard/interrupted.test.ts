import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { keys, type PtyProgram } from '../../support/term.ts';
import { step, wizardPrograms } from '../../support/wizard-program.ts';

const { start, state } = wizardPrograms();

it.each<[string, (wizard: PtyProgram) => void]>([
  ['Ctrl-C', (wizard) => wizard.send(keys.ctrlC)],
  ['a terminal that went away', (wizard) => wizard.kill('SIGHUP')],
  ['kill -9', (wizard) => wizard.kill('SIGKILL')],
])('a walk interrupted by %s goes on at the next start, until files are written', async (_, interrupt) => {
  const first = start([]);
  await first.screen.until('What do you want to run?');
  await step(first, keys.end + keys.enter, '1 of 6');
  await step(first, `/4090${keys.enter}`, '2 of 6');
  await step(first, keys.enter, '3 of 6');
  // It is on the disk a moment after the frame is on the screen.
  await waitForFile(state(), '"place":"python"');
  interrupt(first);
  await first.exited;

  const second = start([]);
  await second.screen.until(/Continue .*3 of 6/);
  expect(await step(second, keys.enter, /\S 3 of 6|3 of 6 /)).toContain('GPU RTX 4090');
  await step(second, keys.enter, '4 of 6');
  await step(second, keys.enter, '5 of 6');
  await step(second, keys.enter, '6 of 6');
  second.send(keys.enter);
  expect((await second.exited).code).toBe(0);

  const third = start([]);
  expect(await third.screen.until('What do you want to run?')).toMatch(/Again: /);
  expect(third.screen.text()).not.toContain('Continue');
});

/** Resolves when a file in the folder, or below it, holds this. */
async function waitForFile(within: string, text: string): Promise<void> {
  for (;;) {
    // Not what lies ready beside its place: the program may end before it takes it.
    for (const name of await readdir(within, { recursive: true })) {
      const held = await readFile(path.join(within, name), 'utf8').catch(() => '');
      if (name.endsWith('.json') && held.includes(text)) return;
    }
    await new Promise((resolve) => setImmediate(resolve));
  }
}
