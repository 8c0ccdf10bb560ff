import path from 'node:path';
import { quote } from '../basics/shell.ts';
import type { System } from './system.ts';

const program = 'pod-wizard';

/**
 * The words that start this program again, here and for this person: what is printed on the screen is to
 * be pasted. `script` is process.argv[1], made absolute by Node; links in it are not followed.
 *
 * npm tells what it was asked for in npm_command and npm_lifecycle_event (npm 7 and newer).
 */
export function callFrom(
  script: string,
  { env, cwd }: Pick<System, 'env' | 'cwd'>,
  isWindows = false,
): string {
  if (env['npm_lifecycle_event'] === 'start' && env['npm_package_name'] === program) return 'npm start --';
  const folder = path.dirname(script);
  const isBin = path.basename(script) === program;
  // Such a folder is on the PATH only within npm's own scripts.
  if (env['npm_command'] === 'exec' || (isBin && folder.endsWith(path.join('node_modules', '.bin'))))
    return `npx ${program}`;
  if (isWindows || script === '') return `npx ${program}`;
  if (isBin && (env['PATH'] ?? '').split(path.delimiter).includes(folder)) return program;
  const near = path.relative(cwd, script);
  return `node ${quote(near.startsWith('..') ? script : near)}`;
}
