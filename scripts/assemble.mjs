// Makes src/basics/assembled.ts of the .wat files beside it: node scripts/assemble.mjs. A test says when it is old.
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import wabt from 'wabt';

const folder = path.join(import.meta.dirname, '../src/basics');
const names = ['deflate', 'sha256'];

export async function assembled() {
  const { parseWat } = await wabt();
  const lines = ['// What the .wat files beside it are compiled to, in base64: node scripts/assemble.mjs'];
  for (const name of names) {
    const module = parseWat(name, await readFile(path.join(folder, `${name}.wat`), 'utf8'));
    const { buffer } = module.toBinary({});
    lines.push(`export const ${name} =`, `  '${Buffer.from(buffer).toString('base64')}';`);
  }
  return `${lines.join('\n')}\n`;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  await writeFile(path.join(folder, 'assembled.ts'), await assembled());
