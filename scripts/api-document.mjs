// Takes what we use of RunPod's OpenAPI document into the repository, and makes the types of it anew:
// node scripts/api-document.mjs [OPENAPI.JSON SOURCE]. Without a file, the types alone.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { trimmed, typesOf } from './api/document.mjs';

process.chdir(path.dirname(import.meta.dirname));
const kept = 'test/fixtures/runpod-v2.json';
const types = 'src/deploy/api-types.ts';

const [file, source] = process.argv.slice(2);
if (file !== undefined) {
  if (source === undefined) throw new Error('say where it is from: repository@commit path (version, date)');
  const reviewed = new Date().toISOString().slice(0, 10);
  const document = { source, reviewed, ...trimmed(JSON.parse(readFileSync(file, 'utf8'))) };
  writeFileSync(kept, `${JSON.stringify(document, null, 2)}\n`);
}
writeFileSync(types, typesOf(JSON.parse(readFileSync(kept, 'utf8'))));
execFileSync('npx', ['biome', 'check', '--write', kept, types], { stdio: 'inherit' });
