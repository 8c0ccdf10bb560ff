import { spawnSync } from 'node:child_process';

/** What a program said, byte for byte. */
export interface Output {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs bash on a program given by standard input. */
export function bash(program: string, env: Readonly<Record<string, string>> = {}): Output {
  return run('bash', ['-s'], program, env);
}

/** Runs a command with text on its standard input. */
export function run(
  command: string,
  args: readonly string[],
  input = '',
  env: Readonly<Record<string, string>> = {},
): Output {
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    input,
    encoding: 'utf8',
    env: { ...process.env, ...env },
    maxBuffer: 64 * 1024 * 1024,
  });
  if (error) throw error;
  return { status, stdout, stderr };
}
