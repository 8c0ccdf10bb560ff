import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = path.join(import.meta.dirname, '../..');
const script = path.join(root, 'scripts/check-house.mjs');
let copy = '';

beforeAll(() => {
  copy = mkdtempSync(path.join(tmpdir(), 'house-'));
  cpSync(path.join(root, 'src'), path.join(copy, 'src'), { recursive: true });
  cpSync(path.join(root, 'CONTRIBUTING.md'), path.join(copy, 'CONTRIBUTING.md'));
});
afterAll(() => rmSync(copy, { recursive: true, force: true }));

/** What the check says of the copy with this added to a file of it. */
function checked(file: string, added: string): string {
  const target = path.join(copy, file);
  const before = readFileSync(target, 'utf8');
  writeFileSync(target, `${added}${before}`);
  const { stderr, status } = spawnSync(process.execPath, [script, copy], { encoding: 'utf8' });
  writeFileSync(target, before);
  expect(status).toBe(stderr === '' ? 0 : 1);
  return stderr;
}

describe('the check of the house', () => {
  it('has nothing to say of src as it is', () => {
    expect(() => execFileSync(process.execPath, [script], { stdio: 'pipe' })).not.toThrow();
  });

  it.each([
    [
      'an import that goes up',
      'src/plan/draft.ts',
      "import '../judge/check.ts';\n",
      'plan may not import judge',
    ],
    [
      'one of a type only',
      'src/catalog/types.ts',
      "import type { Plan } from '../plan/plan.ts';\nexport type Back = Plan;\n",
      'catalog may not import plan',
    ],
    ['an effect in the core', 'src/rules/fixes.ts', "import 'node:fs';\n", 'the core has no effects'],
    ['a drawing outside the wizard', 'src/commands/deps.ts', "import 'ink';\n", 'only the wizard draws'],
    [
      'a process outside system',
      'src/commands/deps.ts',
      "import 'execa';\n",
      'processes are started in system',
    ],
    [
      'a circle, of types too',
      'src/plan/field.ts',
      "import type { Plan } from './plan.ts';\nexport type Back = Plan;\n",
      'a circle: ',
    ],
    [
      'an array of fields',
      'src/judge/verdict.ts',
      "export const some = ['gpu', 'image', 'python', 'app'];\n",
      'src/judge/verdict.ts:1: lists 4 fields by hand',
    ],
    [
      'a table of fields',
      'src/wizard/judge.ts',
      "export const some = { gpu: 'GPU', image: 'Image', python: 'Python', app: 'App' };\n",
      'lists 4 fields by hand',
    ],
    [
      'a switch over fields',
      'src/journal/compose.ts',
      "export function some(field: string) { switch (field) { case 'gpu': case 'torch': case 'pins': case 'app': return 1; } return 0; }\n",
      'lists 4 fields by hand',
    ],
  ])('refuses %s', (_, file, added, message) => {
    expect(checked(file, added)).toContain(message);
  });

  it.each([
    [
      'the choices that a rule reads',
      'src/rules/rule.ts',
      "export const x = { reads: ['gpu', 'image', 'python', 'app'] };\n",
    ],
    [
      'a draft put together',
      'src/judge/matrix.ts',
      'export const y = (gpu: string, image: string, python: string, app: string) => ({ gpu, image, python, app });\n',
    ],
    ['three of them', 'src/judge/matrix.ts', "export const z = ['gpu', 'image', 'python'];\n"],
  ])('lets %s be', (_, file, added) => {
    expect(checked(file, added)).toBe('');
  });

  it('refuses a table of rooms that is not what is imported', () => {
    expect(checked('src/basics/wrap.ts', "import '../packaging/versions.ts';\n")).toContain(
      'CONTRIBUTING.md',
    );
  });
});
