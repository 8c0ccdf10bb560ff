import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Pod } from './pod.ts';

/** Path of a Python of that version: by its own name, or as pyenv keeps it. */
export function interpreter(version: string): string | null {
  const look = `command -v python${version} && python${version} -c '' 2>/dev/null || ls -d ~/.pyenv/versions/${version}.*/bin/python${version} 2>/dev/null | tail -n 1`;
  const found = execFileSync('bash', ['-c', look]).toString().trim().split('\n').at(-1) ?? '';
  return found === '' ? null : found;
}

/** Path of the real uv, in an environment of its own that is kept. Fetches it the first time. */
export function realUv(): string {
  const home = path.resolve('node_modules/.cache/pods/uv');
  if (!existsSync(path.join(home, 'bin/uv'))) {
    execFileSync('python3', ['-m', 'venv', home]);
    execFileSync(path.join(home, 'bin/python'), ['-m', 'pip', 'install', '-q', 'uv==0.13.9']);
  }
  return path.join(home, 'bin/uv');
}

/** This machine's own package index and certificates, in place of the stand-in. */
export function withRealIndex(pod: Pod): void {
  delete pod.env['PIP_INDEX_URL'];
  const { env } = process;
  for (const name of [
    'PIP_INDEX_URL',
    'PIP_CERT',
    'SSL_CERT_FILE',
    'REQUESTS_CA_BUNDLE',
    'HTTPS_PROXY',
    'HTTP_PROXY',
  ]) {
    const value = env[name];
    if (value !== undefined) pod.env[name] = value;
  }
}

/** A \`uv\` on the pod: only the interpreter is a stand-in, which it would fetch from no package index. */
export function uvCommand(pod: Pod): void {
  pod.command('uv', [
    `case "$1 $2" in`,
    "  'python install') exit ;;",
    `  'python find') echo ${pod.python.executable} ;;`,
    `  *) exec ${realUv()} "$@" ;;`,
    'esac',
  ]);
}
