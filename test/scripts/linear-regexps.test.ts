import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../system/support.ts';

const script = path.join(import.meta.dirname, '../../scripts/linear-regexps.mjs');

/** What the checker says of a folder with this one file. */
function judged(text: string) {
  const folder = temporaryFolder();
  writeFileSync(path.join(folder, 'planted.ts'), text);
  const { status, stderr } = spawnSync(process.execPath, [script, folder], { encoding: 'utf8' });
  return { status, stderr };
}

test.each([
  ['an exponential one', 'export const form = /^[a-z]+(?:[._]+[a-z_]+)*$/;', 'planted.ts:1: exponential'],
  ['a polynomial one', '// Why.\nexport const form = /^ *(.*?) *$/;', 'planted.ts:2: polynomial'],
  ['a search that begins anew at each character', 'export const form = /\\d+$/;', 'planted.ts:1: polynomial'],
  [
    'one that is put together',
    "const word = '\\\\w+';\nexport const form: RegExp = new RegExp('^(' + word + ')*$');",
    'built when loaded: exponential',
  ],
])('%s is found', (_, text, problem) => {
  const { status, stderr } = judged(text);
  expect(stderr).toContain(problem);
  expect(status).toBe(1);
});

test.each([
  ['disjoint neighbours', 'export const form = /^[a-z]+(?:[.][a-z]+)*$/;'],
  ['a search that cannot begin within', 'export const form = /(?<!\\d)\\d+$/;'],
  ['one that is put together', "export const form: RegExp = new RegExp('^' + '\\\\w+' + '$');"],
  ['no expression at all', "export const half = 6 / 3; // 'a/b/c'"],
])('%s: nothing is said', (_, text) => {
  const { status, stderr } = judged(text);
  expect(stderr).toMatch(/all of them linear/);
  expect(status).toBe(0);
});
