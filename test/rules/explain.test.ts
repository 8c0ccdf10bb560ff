import { describe, expect, it } from 'vitest';
import { explain, explainIndex } from '../../src/rules/explain.ts';
import { ruleByCode, rules } from '../../src/rules/registry.ts';

describe('explain', () => {
  const rule = ruleByCode('PW203');

  it('prints every part of the page', () => {
    if (rule === null) throw new Error('PW203 is gone');
    const text = explain(rule);
    expect(text).toMatch(/^PW203 .*PEP 668.* \(error\)\n/);
    for (const heading of ['What it catches', 'What happens', 'Why', 'Fix', 'Override', 'Evidence']) {
      expect(text).toContain(`\n${heading}\n`);
    }
    expect(text).toContain('  error: externally-managed-environment\n');
    expect(text).toContain('--accept PW203=');
    expect(text.endsWith('\n')).toBe(true);
  });

  it.each([40, 80])('wraps prose at %i columns', (width) => {
    if (rule === null) throw new Error('PW203 is gone');
    const prose = explain(rule, width)
      .split('\n')
      .slice(1)
      // Error texts and single long words stay whole.
      .filter((line) => !line.startsWith('  ') && line.trim().includes(' '));
    for (const line of prose) expect(line.length).toBeLessThanOrEqual(width);
  });

  it('lists every rule on one line each', () => {
    const lines = explainIndex(rules).trimEnd().split('\n');
    expect(lines).toHaveLength(rules.length);
    expect(lines[0]).toMatch(/^PW101 {2}error {4}\S/);
  });
});
