import { execFileSync } from 'node:child_process';
import path from 'node:path';

const biome = path.join(path.dirname(import.meta.dirname), 'node_modules/.bin/biome');

/** The text as `npm run lint` wants it, so that a page that a script writes does not turn the check red. */
export function formatted(file, text) {
  return execFileSync(biome, ['format', `--stdin-file-path=${file}`], { input: text, encoding: 'utf8' });
}
