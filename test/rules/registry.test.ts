import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { ruleByCode, rules } from '../../src/rules/registry.ts';

const source = path.join(import.meta.dirname, '../../src/rules');
const isRuleFile = (name: string) => /^pw\d{3}-.*\.ts$/.test(name);

describe('the registry', () => {
  it('holds every rule file, each code once, in order', () => {
    const codes = rules.map(({ code }) => code);
    expect(new Set(codes).size).toBe(codes.length);
    expect(codes).toEqual(codes.toSorted());
    const files = readdirSync(source, { recursive: true, encoding: 'utf8' })
      .map((file) => path.basename(file))
      .filter(isRuleFile)
      .map((name) => name.slice(0, 5).toUpperCase());
    expect(codes).toEqual(files.toSorted());
  });

  it('finds a rule by its code, in any case', () => {
    expect(ruleByCode('pw203')?.code).toBe('PW203');
    expect(ruleByCode('PW999')).toBeNull();
  });
});

describe.each(rules)('$code', (rule) => {
  it('has every part of its page', () => {
    const { catches, happens, why, fix, override, evidence } = rule.page;
    for (const part of [rule.title, catches, happens, why, fix, override]) expect(part.trim()).not.toBe('');
    expect(evidence.length).toBeGreaterThan(0);
    for (const { text, source: read, reviewed } of evidence) {
      expect(text.trim()).not.toBe('');
      expect(read.trim()).not.toBe('');
      expect(reviewed).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    }
    expect(['error', 'warning', 'info']).toContain(rule.severity);
    expect(rule.reads.length).toBeGreaterThan(0);
  });

  it('is bracketed by plans that trip it and neighbours that do not', () => {
    const start = rule.code.toLowerCase();
    const name = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' }).find(
      (one) => path.basename(one).startsWith(start) && one.endsWith('.test.ts'),
    );
    expect(name, `test/rules/FAMILY/${start}-….test.ts`).toBeDefined();
    const text = readFileSync(path.join(import.meta.dirname, name ?? ''), 'utf8');
    expect(text).toMatch(/catches\b/);
    expect(text).toMatch(/catchesNot\b/);
  });
});
