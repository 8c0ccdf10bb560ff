import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { rules } from '../../src/rules/registry.ts';

const root = path.join(import.meta.dirname, '../..');
const read = (name: string) => readFileSync(path.join(root, 'docs', name), 'utf8');

describe('the tables of claims and of coverage', () => {
  it('are what npm run claims makes of the rules as they are', () => {
    const run = () =>
      execFileSync(process.execPath, ['scripts/claims.mjs', '--check'], { cwd: root, encoding: 'utf8' });
    expect(run).not.toThrow();
  });

  it('hold every claim: 30 lines of pins, 33 and 28 claims', () => {
    const ids = [...read('claims.md').matchAll(/^\| (S\d)-\d+ /gm)].map(([, seed]) => seed);
    expect(['S0', 'S1', 'S2'].map((seed) => ids.filter((id) => id === seed).length)).toEqual([30, 33, 28]);
  });

  it('name every rule that stands for a trap', () => {
    const named = new Set(read('coverage.md').match(/PW\d{3}/g));
    const unnamed = rules.filter(({ code }) => !named.has(code)).map(({ code }) => code);
    // Licences, what a preset allows, and slips of a plan come from no list of traps.
    expect(unnamed).toEqual(['PW303', 'PW307', 'PW309', 'PW413', 'PW434', 'PW701', 'PW702']);
  });
});
