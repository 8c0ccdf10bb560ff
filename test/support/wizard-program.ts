import { access, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import { type PtyOptions, type PtyProgram, startPty } from './term.ts';

/** The built program. `npm test` builds first. */
export const cli = path.join(import.meta.dirname, '../../dist/cli.js');

/** The built wizard in real terminals, for the tests of one file. */
export interface WizardPrograms {
  /** Of the running test: where files are written, and where a walk is kept. */
  readonly folder: () => string;
  readonly state: () => string;
  readonly start: (
    args: readonly string[],
    size?: readonly [columns: number, rows: number],
    env?: Readonly<Record<string, string>>,
  ) => PtyProgram;
  /** A shell in such a terminal, from which the wizard is started as a person would. */
  readonly shell: () => PtyProgram;
}

/** A folder of its own for each test, gone after it, with whatever was started in it. */
export function wizardPrograms(): WizardPrograms {
  let folder = '';
  let state = '';
  let started: PtyProgram[] = [];
  beforeEach(async () => {
    await access(cli);
    folder = await mkdtemp(path.join(tmpdir(), 'pod-wizard-walk-'));
    state = await mkdtemp(path.join(tmpdir(), 'pod-wizard-state-'));
  });
  afterEach(async () => {
    for (const program of started) program.kill();
    started = [];
    for (const one of [folder, state]) await rm(one, { recursive: true, force: true });
  });
  const open = (options: Omit<PtyOptions, 'cwd'>, args: readonly string[]) => {
    const env = { XDG_CONFIG_HOME: folder, XDG_STATE_HOME: state, ...options.env };
    const program = startPty(cli, args, { ...options, cwd: folder, env });
    started.push(program);
    return program;
  };
  return {
    folder: () => folder,
    state: () => state,
    start: (args, [columns, rows] = [100, 30], env = {}) => open({ columns, rows, env }, args),
    shell: () =>
      open({ columns: 80, rows: 24, shell: 'bash', env: { PS1: 'prompt$ ' } }, [
        '--norc',
        '--noprofile',
        '-i',
      ]),
  };
}

/** Sends a key and waits for what it leads to. */
export async function step(
  { send, screen }: PtyProgram,
  key: string,
  shows: string | RegExp,
): Promise<string> {
  send(key);
  return screen.until(shows);
}
