import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const root = path.join(import.meta.dirname, '../..');
const read = (name: string) => readFileSync(path.join(root, 'docs', name), 'utf8');

describe('the tables of claims and of coverage', () => {
  it('are what npm run claims makes of the rules as they are', () => {
    const run = () =>
      execFileSync(process.execPath, ['scripts/claims.mjs', '--check'], { cwd: root, encoding: 'utf8' });
    expect(run).not.toThrow();
  });

  it('hold every claim of the three documents: 30 lines of pins, 33 and 28 claims', () => {
    const documents = read('claims.md').split(/^## /m).slice(1);
    const rows = documents.map((text) => text.split('\n').filter((line) => line.startsWith('| ')).length - 2);
    expect(rows.slice(0, 3)).toEqual([30, 33, 28]);
  });
});
