import type { Catalog } from '../catalog/types.ts';
import { complete } from '../plan/complete.ts';
import { answeredFields, answersOf, type PlanDraft } from '../plan/draft.ts';
import type { Field } from '../plan/plan.ts';
import type { Preset } from '../presets/schema.ts';
import { type Resolved, resolve } from '../resolve/resolve.ts';
import { rules as allRules } from '../rules/registry.ts';
import { dated, type Finding, gravity, type Hit, type Rule } from '../rules/rule.ts';
import { asker } from './remembered-hits.ts';

/**
 * Every finding about a draft, gravest first, accepted ones included. The draft is judged as stated,
 * and once more with the defaults filled in where it can be completed: so a default neither hides a
 * known-bad pair that was stated, nor goes unjudged itself. `preset` is that of `draft.app`.
 */
export function check(draft: PlanDraft, preset: Preset | null, catalog: Catalog): readonly Finding[] {
  const found = findingsOf(resolve(draft, preset, catalog));
  const completed = complete(draft, preset, catalog);
  if (completed.ok) {
    const whole = answersOf(completed.plan);
    // A rule that reads none of the defaults has said all it has to say.
    const concerned = rulesReading(filledIn(draft, whole));
    if (concerned.length > 0) found.push(...findingsOf(resolve(whole, preset, catalog), concerned));
  }
  return sorted(merged(found));
}

/** Choices that a default decides. Nothing (null, no pins) is the same as not stated. */
function filledIn(draft: PlanDraft, whole: PlanDraft): readonly Field[] {
  return answeredFields(whole).filter((field) => {
    if (draft[field] !== undefined) return false;
    const value = whole[field];
    return value !== undefined && value !== null && !(Array.isArray(value) && value.length === 0);
  });
}

const reading = new Map<string, readonly Rule[]>();

/** The rules that look at any of these choices. */
export function rulesReading(choices: readonly Field[]): readonly Rule[] {
  const key = choices.join();
  const known = reading.get(key);
  if (known !== undefined) return known;
  const concerned = allRules.filter((rule) => rule.reads.some((field) => choices.includes(field)));
  reading.set(key, concerned);
  return concerned;
}

/** What the rules say about one resolved draft, in the order of their codes. */
export function findingsOf(resolved: Resolved, rules: readonly Rule[] = allRules): Finding[] {
  const findings: Finding[] = [];
  const hitsOf = asker(resolved);
  for (const rule of rules) {
    for (const hit of hitsOf(rule)) findings.push(toFinding(rule, hit, resolved.draft));
  }
  return findings;
}

/** Errors that nobody accepted: a plan with any of them is not written. */
export function standingErrors<One extends Pick<Finding, 'severity' | 'accepted'>>(
  findings: readonly One[],
): readonly One[] {
  return findings.filter((finding) => finding.severity === 'error' && finding.accepted === null);
}

function toFinding(rule: Rule, hit: Hit, { accept }: PlanDraft): Finding {
  return {
    code: rule.code,
    severity: hit.severity ?? rule.severity,
    field: hit.field,
    involves: hit.involves ?? rule.reads,
    title: hit.title ?? rule.title,
    ...(hit.brief === undefined ? {} : { brief: hit.brief }),
    message: hit.message,
    error: hit.error,
    why: hit.why,
    fixes: hit.fixes,
    evidence:
      hit.evidence === undefined
        ? rule.page.evidence
        : [...dated(rule.reviewed, hit.evidence), ...rule.page.evidence],
    accepted: accept?.findLast(({ code }) => code === rule.code)?.reason ?? null,
  };
}

/** The same thing said twice is said once, with the graver of its severities. */
function merged(findings: readonly Finding[]): readonly Finding[] {
  const once: Finding[] = [];
  for (const finding of findings) {
    const { code, field, message } = finding;
    const at = once.findIndex((one) => one.code === code && one.message === message && one.field === field);
    const earlier = once[at];
    if (earlier === undefined) once.push(finding);
    else if (gravity[finding.severity] < gravity[earlier.severity]) once[at] = finding;
  }
  return once;
}

function sorted(findings: readonly Finding[]): readonly Finding[] {
  return findings.toSorted(
    (a, b) => gravity[a.severity] - gravity[b.severity] || Number(a.code > b.code) - Number(a.code < b.code),
  );
}
