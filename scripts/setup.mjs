// Makes a fresh clone ready: installs what package-lock.json says when it is not there yet, then builds.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const stamp = path.join(root, 'node_modules/.pod-wizard-lock');
const lock = createHash('sha256')
  .update(readFileSync(path.join(root, 'package-lock.json')))
  .digest('hex');

if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== lock) {
  run('installing (first run only)', 'npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
  writeFileSync(stamp, lock);
}
run('building', process.execPath, [path.join(root, 'scripts/build.mjs')]);

function run(what, command, args) {
  process.stderr.write(`pod-wizard: ${what} …\n`);
  // What a step prints belongs to stderr: stdout is the command's own (`npm start -- check --json`).
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: ['ignore', 2, 2] });
  if (status === 0) return;
  process.stderr.write(`pod-wizard: ${what} failed${error ? `: ${error.message}` : ''}\n`);
  process.exit(1);
}
