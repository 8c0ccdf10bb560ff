import type { Catalog } from '../catalog/types.ts';
import { complete } from '../plan/complete.ts';
import type { PlanDraft } from '../plan/draft.ts';
import { type Resolved, resolve } from '../plan/resolve.ts';
import type { Preset } from '../presets/schema.ts';
import { rules as allRules } from './registry.ts';
import type { Finding, Hit, Rule, Severity } from './rule.ts';

const rank: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

/**
 * Every finding about a draft, gravest first, accepted ones included. The draft is judged as stated,
 * and once more with the defaults filled in where it can be completed: so a default neither hides a
 * known-bad pair that was stated, nor goes unjudged itself. `preset` is that of `draft.app`.
 */
export function check(draft: PlanDraft, preset: Preset | null, catalog: Catalog): readonly Finding[] {
  const found = findingsOf(resolve(draft, preset, catalog));
  const completed = complete(draft, preset, catalog);
  if (completed.ok) {
    const { format: _, ...whole } = completed.plan;
    const isWhole = Object.keys(whole).every((field) => field in draft);
    // A draft that states everything is its own completion.
    if (!isWhole) found.push(...findingsOf(resolve(whole, preset, catalog)));
  }
  return sorted(merged(found));
}

/** What the rules say about one resolved draft, in the order of their codes. */
export function findingsOf(resolved: Resolved, rules: readonly Rule[] = allRules): Finding[] {
  return rules.flatMap((rule) => rule.check(resolved).map((hit) => toFinding(rule, hit, resolved.draft)));
}

/** Errors that nobody accepted: a plan with any of them is not written. */
export function standingErrors(findings: readonly Finding[]): readonly Finding[] {
  return findings.filter((finding) => finding.severity === 'error' && finding.accepted === null);
}

function toFinding(rule: Rule, hit: Hit, { accept }: PlanDraft): Finding {
  return {
    code: rule.code,
    severity: hit.severity ?? rule.severity,
    field: hit.field,
    involves: hit.involves ?? rule.reads,
    title: hit.title ?? rule.title,
    message: hit.message,
    error: hit.error,
    why: hit.why,
    fixes: hit.fixes,
    evidence: [...(hit.evidence ?? []), ...rule.page.evidence],
    accepted: accept?.findLast(({ code }) => code === rule.code)?.reason ?? null,
  };
}

/** The same thing said twice is said once, with the graver of its severities. */
function merged(findings: readonly Finding[]): readonly Finding[] {
  const byMessage = new Map<string, Finding>();
  for (const finding of findings) {
    const key = JSON.stringify([finding.code, finding.field, finding.message]);
    const earlier = byMessage.get(key);
    if (earlier === undefined || rank[finding.severity] < rank[earlier.severity]) byMessage.set(key, finding);
  }
  return [...byMessage.values()];
}

function sorted(findings: readonly Finding[]): readonly Finding[] {
  return findings.toSorted(
    (a, b) => rank[a.severity] - rank[b.severity] || a.code.localeCompare(b.code, 'en'),
  );
}
