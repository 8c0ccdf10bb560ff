import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseSync } from 'oxc-parser';
import { describe, expect, it } from 'vitest';

const root = path.join(import.meta.dirname, '../..');

interface Mutant {
  readonly from: number;
  readonly to: number;
  readonly now: string;
}

/** What a module of ours gives, asked in a process of its own since it is no TypeScript. */
function mutated(texts: Readonly<Record<string, string>>): Readonly<Record<string, readonly string[]>> {
  const module = pathToFileURL(path.join(root, 'scripts/mutants/operators.mjs')).href;
  const code = `import { mutantsOf } from '${module}'; import { readFileSync } from 'node:fs';
    const texts = JSON.parse(readFileSync(0, 'utf8'));
    console.log(JSON.stringify(Object.fromEntries(Object.entries(texts).map(([file, text]) => [file, mutantsOf(text, file)]))));`;
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', code], {
    encoding: 'utf8',
    input: JSON.stringify(texts),
    maxBuffer: 64 * 1024 * 1024,
  });
  expect(stderr).toBe('');
  const found = JSON.parse(stdout) as Readonly<Record<string, readonly Mutant[]>>;
  return Object.fromEntries(
    Object.entries(found).map(([file, mutants]) => {
      const text = texts[file] ?? '';
      return [file, mutants.map(({ from, to, now }) => text.slice(0, from) + now + text.slice(to))];
    }),
  );
}

const made = (text: string) => mutated({ 'a.ts': text })['a.ts'];

describe('the slips', () => {
  it.each([
    [
      'for (;;) { if (a) break; b(); }',
      ['for (;;) { ; b(); }', 'for (;;) { if (!(a)) break; b(); }', 'for (;;) { if (a) break; ; }'],
    ],
    ['x = a < b;', ['x = a <= b;', ';']],
    ['x = a.some(f);', ['x = a.every(f);', ';']],
    ['x = [...a, 1];', ['x = [...[], 1];', 'x = [...a, 0];', ';']],
    ['x = a ?? b;', ['x = (a);', ';']],
    ['x = a.filter(f);', ['x = (a);', ';']],
    ['const f = (): string | null => g();', ['const f = (): string | null => null;']],
    [
      'function f(): readonly string[] { g(); }',
      ['function f(): readonly string[] { return []; }', 'function f(): readonly string[] { ; }'],
    ],
    // Types, imports, keys, and what is written for people.
    ["import { a } from './a.ts'; export type B = 'b' | 1; const c: B = d as 'b';", []],
    ["const a = { 'b': c, title: 'Short', 'd-e': `some of them` };", []],
    ["const a = 'a sentence for people';", []],
  ])('of %s', (text, expected) => {
    expect(made(text)?.toSorted()).toEqual(expected.toSorted());
  });

  it('leave every file of src a program', () => {
    const names = readdirSync(path.join(root, 'src'), { recursive: true, encoding: 'utf8' });
    const texts = Object.fromEntries(
      names
        .filter((name) => /^(plan|journal|system)\/.*\.ts$/.test(name))
        .map((name) => [name, readFileSync(path.join(root, 'src', name), 'utf8')]),
    );
    const broken = Object.entries(mutated(texts)).flatMap(([file, all]) =>
      all.filter((text) => parseSync(file, text).errors.length > 0).map(() => file),
    );
    expect(broken).toEqual([]);
  });
});
