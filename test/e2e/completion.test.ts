import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { spawn } from '@lydell/node-pty';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { quote } from '../../src/basics/shell.ts';
import { needs } from '../support/needs.ts';

const cli = path.join(import.meta.dirname, '../../dist/cli.js');
let folder: string;

// A pod-wizard that completes as the real one and otherwise notes what it was called with.
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'pod-wizard-completion-'));
  const program = `#!/bin/bash
[ "$1" = completion ] && exec ${quote(process.execPath)} ${quote(cli)} "$@"
{ printf '<%s>' "$@"; echo; } >>"$NOTES"
`;
  writeFileSync(path.join(folder, 'pod-wizard'), program, { mode: 0o755 });
  writeFileSync(path.join(folder, 'a log of mine.txt'), 'x\n');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Shell {
  readonly program: string;
  readonly args: readonly string[];
  readonly load: string;
}

const shells: readonly Shell[] = [
  { program: 'bash', args: ['--norc', '--noprofile', '-i'], load: 'source <(pod-wizard completion bash)' },
  {
    program: 'zsh',
    args: ['-f', '-i'],
    load: 'autoload -Uz compinit; compinit -u -D; source <(pod-wizard completion zsh)',
  },
  { program: 'fish', args: ['--no-config', '-i'], load: 'pod-wizard completion fish | source' },
];

/** Types lines into a real shell, each when the one before is done, and gives what pod-wizard was called with. */
async function typed({ program, args, load }: Shell, lines: readonly string[]): Promise<readonly string[]> {
  const notes = path.join(folder, `notes-${program}`);
  rmSync(notes, { force: true });
  const env = {
    PATH: `${folder}:${process.env['PATH']}`,
    HOME: folder,
    NOTES: notes,
    TERM: 'xterm',
    LANG: 'C.UTF-8',
  };
  const pty = spawn(program, [...args], { name: 'xterm', cols: 200, rows: 40, cwd: folder, env });
  onTestFinished(() => pty.kill());
  // Echo would show the word as it is typed, so it is typed in two halves.
  const todo = [load, ...lines].map((line, at) => ({ line, mark: `done${at}`, ask: `echo do''ne${at}` }));
  let seen = '';
  await new Promise<void>((resolve) => {
    let waiting: string | null = null;
    const next = () => {
      const step = todo.shift();
      waiting = step?.mark ?? null;
      pty.write(step === undefined ? 'exit\r' : `${step.line}\r${step.ask}\r`);
    };
    pty.onData((data) => {
      seen += data;
      if (waiting === null || !seen.includes(waiting)) return;
      seen = '';
      next();
    });
    pty.onExit(() => resolve());
    next();
  });
  return existsSync(notes) ? readFileSync(notes, 'utf8').trimEnd().split('\n') : [];
}

describe.each(shells)('completion in a real $program', (shell) => {
  if (!needs(shell.program)) {
    it.skip(`${shell.program} is not here`, () => {});
    return;
  }

  it('completes names, flags, values with spaces and colons, and files; runs nothing that was typed', {
    timeout: 600_000,
  }, async () => {
    const pwned = path.join(folder, `pwned-${shell.program}`);
    // fish completes what follows --flag= from its own tables only.
    const isInline = shell.program !== 'fish';
    const calls = await typed(shell, [
      'pod-wizard matrix --mark\t',
      'pod-wizard check --gpu rtx\\ 409\t',
      "pod-wizard check --gpu 'RTX 409\t",
      'pod-wizard check --gpu "RTX 409\t',
      'pod-wizard check --image runpod/pytorch:1.0.2-cu1281-torch280-ubuntu24\t',
      ...(isInline ? ['pod-wizard check --image=runpod/pytorch:1.0.2-cu1281-torch280-ubuntu24\t'] : []),
      'pod-wizard recommend --preset fluxgym-\t',
      'pod-wizard --accept PW104\treason',
      'pod-wizard journal li\t',
      'pod-wizard diagnose a\\ lo\t',
      `pod-wizard check --name "$(touch ${pwned})" --mar\t\u0003`,
      `pod-wizard check --name '$(touch ${pwned})' --install system-b\t`,
    ]);
    expect(calls).toEqual([
      '<matrix><--markdown>',
      '<check><--gpu><RTX 4090>',
      '<check><--gpu><RTX 4090>',
      '<check><--gpu><RTX 4090>',
      '<check><--image><runpod/pytorch:1.0.2-cu1281-torch280-ubuntu2404>',
      ...(isInline ? ['<check><--image=runpod/pytorch:1.0.2-cu1281-torch280-ubuntu2404>'] : []),
      '<recommend><--preset><fluxgym-hardened>',
      '<--accept><PW104=reason>',
      '<journal><list>',
      '<diagnose><a log of mine.txt>',
      `<check><--name><$(touch ${pwned})><--install><system-break>`,
    ]);
    expect(existsSync(pwned)).toBe(false);
  });
});
