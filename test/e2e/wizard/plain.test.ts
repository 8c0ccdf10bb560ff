import { spawnSync } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { keys } from '../../support/term.ts';
import { cli, step, wizardPrograms } from '../../support/wizard-program.ts';

/** Plain mode of the built program: in terminals, and through pipes. */

const { folder, state, start } = wizardPrograms();
const written = ['JOURNAL.md', 'start-command.txt', 'startup.sh'];

describe.each<[string, readonly string[], Readonly<Record<string, string>>]>([
  ['--plain', ['--plain'], {}],
  ['TERM=dumb', [], { TERM: 'dumb' }],
  ['ACCESSIBLE', [], { ACCESSIBLE: '1' }],
  ['INK_SCREEN_READER', [], { INK_SCREEN_READER: 'true' }],
])('%s', (_, args, env) => {
  it('asks line by line, sends nothing that moves the cursor, and writes', async () => {
    const wizard = start(args, [80, 24], env);
    await wizard.screen.until('plain mode');
    await step(wizard, '1\r', /Question 6 of 6/);
    wizard.send('1\r');
    expect(await wizard.exited).toEqual({ code: 0, signal: 0 });
    await wizard.screen.settled();
    // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what is looked for
    expect(wizard.screen.raw().replace(/\u001b\[\d*m/g, '')).not.toMatch(/\u001b/);
    expect((await readdir(folder())).sort()).toEqual(written);
  });
});

it('Ctrl-C leaves with 130, and says so', async () => {
  const wizard = start(['--plain'], [80, 24]);
  await wizard.screen.until(/^>$/m);
  wizard.send(keys.ctrlC);
  expect(await wizard.exited).toEqual({ code: 130, signal: 0 });
  expect(wizard.screen.raw()).toContain('nothing was written');
  expect(await readdir(folder())).toEqual([]);
});

describe('through a pipe', () => {
  const piped = (input: string) =>
    spawnSync(process.execPath, [cli, '--plain'], {
      cwd: folder(),
      input,
      encoding: 'utf8',
      env: { ...process.env, HOME: state(), XDG_STATE_HOME: state(), XDG_CACHE_HOME: '' },
    });

  it('many lines in one read are answered one after the other', async () => {
    expect(piped('1\n1\n1\n').status).toBe(0);
    expect((await readdir(folder())).sort()).toEqual(written);
  });

  it('an end before the end is leaving', async () => {
    const { status, stderr } = piped('1\n');
    expect(status).toBe(130);
    expect(stderr).toContain('nothing was written');
    expect(await readdir(folder())).toEqual([]);
  });
});

it('a walk that was kept goes on there, too', async () => {
  const first = start(['--plain'], [80, 24]);
  await first.screen.until(/^>$/m);
  // It is told last, and with many apps not on the first page.
  if (!first.screen.text().includes('Step by step')) await step(first, 'm\r', 'Step by step');
  const row = /^(\d+)\. Step by step/m.exec(first.screen.text())?.[1] ?? 'none';
  await step(first, `${row}\r`, 'Question 1 of 6');
  await step(first, '1\r', 'Question 2 of 6');
  first.send('q\r');
  expect((await first.exited).code).toBe(130);
  expect((await readdir(path.join(state(), 'pod-wizard'))).length).toBe(1);
  await step(start(['--plain'], [80, 24]), '', /1\. Continue, 2 of 6/);
});
