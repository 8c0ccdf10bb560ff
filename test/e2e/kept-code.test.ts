import { spawn } from 'node:child_process';
import fs from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { keys } from '../support/term.ts';
import { cli, step, wizardPrograms } from '../support/wizard-program.ts';

/** The built program, and the compiled code that it keeps in a home. */

const { start } = wizardPrograms();
let home = '';
beforeEach(() => {
  home = fs.mkdtempSync(path.join(tmpdir(), 'pod-wizard-home-'));
});
afterEach(() => fs.rmSync(home, { recursive: true, force: true }));

const plan = ['--preset', 'fluxgym', '--gpu', '4090', '--yes', '--dry-run'];

function run(env: NodeJS.ProcessEnv = { HOME: home }, args = plan): Promise<string> {
  return new Promise((resolve) => {
    const { PATH } = process.env;
    const child = spawn(process.execPath, [cli, ...args], { cwd: tmpdir(), env: { PATH, ...env } });
    let text = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (text += data));
    child.on('close', (code) => resolve(`${text}exit ${code}`));
  });
}

const folder = () => path.join(home, '.cache/pod-wizard/compiled');
const kept = () =>
  new Map(fs.readdirSync(folder()).map((name) => [name, fs.statSync(path.join(folder(), name)).ino]));

describe.skipIf(process.platform === 'win32')('compiled code', () => {
  it('is kept by the first run, and left as it is by the next, which says the same', async () => {
    const first = await run();
    expect(first).toMatch(/exit 0$/);
    const files = kept();
    expect([...files.keys()].some((name) => name.endsWith('-main.js.br.bin'))).toBe(true);
    expect(await run()).toBe(first);
    expect(kept()).toEqual(files);
  });

  it('changes nothing where it is damaged, cut or off, or has no place', async () => {
    const first = await run();
    for (const [at, name] of [...kept().keys()].entries()) {
      const file = path.join(folder(), name);
      const data = fs.readFileSync(file);
      fs.writeFileSync(file, at % 2 === 0 ? data.subarray(0, data.length >> 1) : data.fill(0, 64, 128));
    }
    expect(await run()).toBe(first);
    expect(await run({ HOME: home, NODE_DISABLE_COMPILE_CACHE: '1' })).toBe(first);
    expect(await run({})).toBe(first);
    expect(await run({ HOME: home, XDG_CACHE_HOME: '/dev/null' })).toBe(first);
  });

  it('is whole when several write it at once', async () => {
    const said = await Promise.all([run(), run(), run()]);
    expect(new Set(said).size).toBe(1);
    const files = kept();
    expect([...files.keys()].filter((name) => !name.endsWith('.bin'))).toEqual([]);
    expect(await run()).toBe(said[0]);
    expect(kept()).toEqual(files);
  });

  it('of the wizard is kept when it is left, and it draws and answers with it', async () => {
    const frames: string[] = [];
    for (const _ of ['anew', 'kept']) {
      const wizard = start(['--preset', 'fluxgym'], [100, 30], { XDG_CACHE_HOME: home });
      frames.push(await wizard.screen.until(/ 1 of \d\d/));
      frames.push(await step(wizard, keys.down, / 2 of \d\d/));
      wizard.send(keys.ctrlC);
      expect(await wizard.exited).toEqual({ code: 130, signal: 0 });
    }
    expect(frames.slice(2)).toEqual(frames.slice(0, 2));
    const names = fs.readdirSync(path.join(home, 'pod-wizard/compiled'));
    expect(names.some((name) => name.includes('-mount-'))).toBe(true);
  });
});
