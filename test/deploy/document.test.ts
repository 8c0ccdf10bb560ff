import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

const root = path.join(import.meta.dirname, '../..');
// Blanks, quotes and semicolons are the formatter's.
const plain = (text: string) => text.replaceAll(/[\s'"();|]/g, '');

it('the types are those of the document that is kept', async () => {
  const { typesOf }: { typesOf: (document: object) => string } = await import(
    path.join(root, 'scripts/api/document.mjs')
  );
  const document = JSON.parse(readFileSync(path.join(root, 'test/fixtures/runpod-v2.json'), 'utf8'));
  const kept = readFileSync(path.join(root, 'src/deploy/api-types.ts'), 'utf8');
  expect(plain(kept)).toBe(plain(typesOf(document)));
});
