// `npm run bench:startup`: first and second boot of our script and of the first seed document's. Needs bash,
// git, a Python 3.10, a package index, and some minutes. Ratios within one run are what counts.
// Writes docs/bench-startup.md.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { formatted } from './formatted.mjs';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const outfile = path.join(root, 'node_modules/.cache/pods/bench.mjs');
mkdirSync(path.dirname(outfile), { recursive: true });
await build({
  entryPoints: [path.join(root, 'test/e2e/pod/bench.ts')],
  outfile,
  bundle: true,
  platform: 'node',
  format: 'esm',
  packages: 'external',
  loader: { '.sh': 'text', '.py': 'text' },
  logLevel: 'error',
});
const { status } = spawnSync(process.execPath, [outfile], { cwd: root, stdio: 'inherit' });
if (status === 0) {
  const page = path.join(root, 'docs/bench-startup.md');
  writeFileSync(page, formatted(page, readFileSync(page, 'utf8')));
}
process.exit(status ?? 1);
