import { describe, expect, it } from 'vitest';
import { catalog } from '../../src/catalog/facts.ts';
import { type Include, lintFile } from '../../src/lint/lint.ts';
import { fileRules } from '../../src/lint/pages/all.ts';
import type { Rule } from '../../src/rules/rule.ts';

export interface Around {
  readonly image?: string;
  readonly python?: string;
  readonly include?: Include;
}

/** What the linter says about a text, as `code@line`, sorted by line. */
export function codesOf(path: string, text: string, around: Around = {}): readonly string[] {
  return findingsOf(path, text, around).map(({ code, place }) => `${code}@${place.line}`);
}

/** The codes of one rule, as `code@line`; `beside`: the files that lie beside it. */
export function codesOfRule(
  path: string,
  text: string,
  code: string,
  beside: Readonly<Record<string, string>> = {},
): readonly string[] {
  return codesOf(path, text, { include: (name) => beside[name] ?? null }).filter((one) =>
    one.startsWith(code),
  );
}

export function findingsOf(path: string, text: string, { image, python, include }: Around = {}) {
  const { findings } = lintFile(
    path,
    text,
    { catalog, image: image ?? null, python: python ?? null },
    include,
  );
  return findings.toSorted((a, b) => a.place.line - b.place.line || a.code.localeCompare(b.code, 'en'));
}

export const cuda2404 = 'nvidia/cuda:12.8.1-cudnn-devel-ubuntu24.04';
export const cuda2204 = 'nvidia/cuda:12.4.1-cudnn-devel-ubuntu22.04';

/** Texts of one file that trip a rule, and the nearest ones that must stay silent. */
interface RuleCases {
  readonly file?: string;
  readonly trips: readonly string[];
  readonly silent: readonly string[];
}

/** Every rule of a page, with its parts and its cases by code. */
export function brackets(
  page: Readonly<Record<string, Rule>>,
  cases: Readonly<Record<string, RuleCases>>,
): void {
  describe.each(Object.values(page))('$code', (rule) => {
    const { file = 'start.sh', trips, silent } = cases[rule.code] ?? { trips: [], silent: [] };

    it('has every part of its page', () => {
      const { catches, happens, why, fix, override, evidence } = rule.page;
      for (const part of [rule.title, catches, happens, why, fix, override]) expect(part.trim()).not.toBe('');
      for (const { text, source } of evidence) expect(`${text}${source}`.trim()).not.toBe('');
      expect(evidence.length).toBeGreaterThan(0);
    });

    it('is in the list, so that it can be explained', () => {
      expect(fileRules).toContain(rule);
    });

    it('is bracketed', () => {
      expect(trips.length, `cases for ${rule.code}`).toBeGreaterThan(0);
      expect(silent.length).toBeGreaterThan(0);
    });

    it.each(trips)('trips on %j', (text) => {
      expect(codesOf(file, text).map((one) => one.slice(0, 5))).toContain(rule.code);
    });

    it.each(silent)('is silent on %j', (text) => {
      expect(codesOf(file, text).map((one) => one.slice(0, 5))).not.toContain(rule.code);
    });
  });
}
