import { createHash } from 'node:crypto';
import { lstatSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import path from 'node:path';
import type { Pod } from './pod.ts';

/** What lies on the volume only because of when and how the pod was booted, not of what was installed. */
const passing =
  /(^|\/)(__pycache__|\.cache|logs|lock|objects|config|index|ORIG_HEAD|FETCH_HEAD|startup\.sh\.before)(\/|$)/;

/**
 * What a boot left on the volume, one line for each file: two boots with the same lines had the same
 * result. The pod's own folder, port and commits are written as words, since every pod has others.
 */
export function fingerprint(pod: Pod): readonly string[] {
  const lines = [...walk(pod.workspace, '')].filter((file) => !passing.test(file));
  return lines.sort().map((file) => `${file} ${contentOf(pod, path.join(pod.workspace, file))}`);
}

function* walk(root: string, below: string): Generator<string> {
  for (const entry of readdirSync(path.join(root, below), { withFileTypes: true })) {
    const name = path.posix.join(below, entry.name);
    if (entry.isDirectory()) yield* walk(root, name);
    else yield name;
  }
}

function contentOf(pod: Pod, file: string): string {
  const stat = lstatSync(file);
  if (stat.isSymbolicLink()) return `-> ${readlinkSync(file).replace(pod.root, 'ROOT')}`;
  // Site-packages: RECORD tells what belongs there, and sizes whether it is whole.
  const installed = file.includes('/site-packages/');
  if (installed && !file.endsWith('.py')) return String(stat.size);
  const raw = readFileSync(file, 'latin1').replaceAll(pod.root, 'ROOT');
  // No package knows the port; a number like it in one (an issue's, say) means something else.
  const text = (installed ? raw : raw.replaceAll(String(pod.port), 'PORT'))
    .replaceAll(/\b[0-9a-f]{40}\b/g, 'COMMIT')
    .replaceAll(/\b[0-9a-f]{64}\b/g, 'SHA256')
    .replaceAll(/\b[0-9a-f]{16}\b/g, 'DIGEST');
  return createHash('sha256').update(text, 'latin1').digest('hex').slice(0, 12);
}
