import { describe, expect, it } from 'vitest';
import { applyPatch, type PlanDraft } from '../../src/plan/draft.ts';
import type { Preset } from '../../src/presets/schema.ts';
import { resolve } from '../../src/resolve/resolve.ts';
import type { Rule, Severity } from '../../src/rules/rule.ts';
import { catalog, presetOf } from './plans.ts';
import { smallPreset } from './small-preset.ts';

/** One plan that a rule must judge, and how. */
export interface RuleCase {
  readonly title: string;
  readonly draft: PlanDraft;
  /** By default that of the draft's app, where it names one; `small` is the test preset. */
  readonly preset?: Preset;
}

/** What is expected of the hit: its severity, and text in message or error. */
export interface Catch extends RuleCase {
  readonly severity?: Severity;
  readonly says?: RegExp;
}

/** Brackets a rule: plans that trip it, and the nearest neighbours at which it must stay silent. */
export function bracket(
  rule: Rule,
  { catches, catchesNot }: { readonly catches: readonly Catch[]; readonly catchesNot: readonly RuleCase[] },
): void {
  describe(`${rule.code} ${rule.title}`, () => {
    it.each(catches)('catches: $title', ({ draft, preset, severity, says }) => {
      const hits = judge(rule, draft, preset);
      expect(hits.length).toBeGreaterThan(0);
      const [hit] = hits;
      if (severity !== undefined) expect(hit?.severity ?? rule.severity).toBe(severity);
      if (says !== undefined) expect(`${hit?.message}\n${hit?.error}\n${hit?.why}`).toMatch(says);
      for (const { label, patch } of hits.flatMap((one) => one.fixes)) {
        const left = judge(rule, applyPatch(draft, patch), preset);
        const same = left.filter((one) => hits.some((before) => before.message === one.message));
        expect(same, `"${label}" must end it`).toEqual([]);
      }
    });

    it.each(catchesNot)('catches not: $title', ({ draft, preset }) => {
      expect(judge(rule, draft, preset)).toEqual([]);
    });
  });
}

function judge(rule: Rule, draft: PlanDraft, preset: Preset | undefined) {
  return rule.check(resolve(draft, preset ?? presetFor(draft.app), catalog));
}

function presetFor(app: string | undefined): Preset | null {
  if (app === undefined) return null;
  return app === smallPreset.id ? smallPreset : presetOf(app);
}
