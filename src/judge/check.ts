import { byText } from '../basics/order.ts';
import type { Catalog } from '../catalog/types.ts';
import { complete } from '../plan/complete.ts';
import type { PlanDraft } from '../plan/draft.ts';
import { type Field, fields } from '../plan/plan.ts';
import type { Preset } from '../presets/schema.ts';
import { type Resolved, resolve } from '../resolve/resolve.ts';
import { rules as allRules } from '../rules/registry.ts';
import { dated, type Finding, gravity, type Hit, type Rule } from '../rules/rule.ts';
import { remembered } from './remembered-findings.ts';

/**
 * Every finding about a draft, gravest first, accepted ones included. The draft is judged as stated,
 * and once more with the defaults filled in where it can be completed: so a default neither hides a
 * known-bad pair that was stated, nor goes unjudged itself. `preset` is that of `draft.app`.
 */
export function check(draft: PlanDraft, preset: Preset | null, catalog: Catalog): readonly Finding[] {
  const found = foundBy(allRules, resolve(draft, preset, catalog));
  const completed = complete(draft, preset, catalog);
  if (completed.ok) {
    const concerned = rulesOnDefaults(draft, completed.plan);
    if (concerned.length > 0) found.push(...foundBy(concerned, resolve(completed.plan, preset, catalog)));
  }
  return sorted(merged(found));
}

const onDefaults = new Map<number, readonly Rule[]>();

/** The rules that look at a choice which a default decides: any other has said all it has to say. */
function rulesOnDefaults(draft: PlanDraft, whole: PlanDraft): readonly Rule[] {
  // A bit for each choice: this is asked of every plan.
  let filled = 0;
  for (const { name } of fields) filled = 2 * filled + Number(isFilled(draft[name], whole[name]));
  let rules = onDefaults.get(filled);
  if (rules === undefined) {
    rules = rulesReading(fields.map(({ name }) => name).filter((name) => isFilled(draft[name], whole[name])));
    onDefaults.set(filled, rules);
  }
  return rules;
}

/** Nothing (null, no pins) is the same as not stated. */
function isFilled(stated: unknown, value: unknown): boolean {
  return stated === undefined && value != null && !(Array.isArray(value) && value.length === 0);
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
  return foundBy(rules, resolved).sort(byCode);
}

/** The same in any order, but for the findings of one rule. */
function foundBy(rules: readonly Rule[], resolved: Resolved): Finding[] {
  const found = remembered(resolved, rules, (asked) => {
    const hits: Finding[] = [];
    for (const rule of asked) for (const hit of rule.check(resolved)) hits.push(toFinding(rule, hit));
    return hits;
  });
  const { accept = [] } = resolved.draft;
  if (accept.length === 0) return found;
  return found.map((finding) => {
    const reason = accept.findLast(({ code }) => code === finding.code)?.reason ?? null;
    return { ...finding, accepted: reason };
  });
}

/** Errors that nobody accepted: a plan with any of them is not written. */
export function standingErrors<One extends Pick<Finding, 'severity' | 'accepted'>>(
  findings: readonly One[],
): readonly One[] {
  return findings.filter((finding) => finding.severity === 'error' && finding.accepted === null);
}

function toFinding(rule: Rule, hit: Hit): Finding {
  return {
    code: rule.code,
    severity: hit.severity ?? rule.severity,
    field: hit.field,
    involves: hit.involves ?? rule.reads,
    title: hit.title ?? rule.title,
    brief: hit.brief,
    message: hit.message,
    error: hit.error,
    why: hit.why,
    fixes: hit.fixes,
    evidence:
      hit.evidence === undefined
        ? rule.page.evidence
        : [...dated(rule.reviewed, hit.evidence), ...rule.page.evidence],
    accepted: null,
  };
}

/** The same thing said twice is said once, with the graver of its severities. */
function merged(findings: readonly Finding[]): readonly Finding[] {
  const once: Finding[] = [];
  for (const finding of findings) {
    const at = once.findIndex((one) => isSame(one, finding));
    const earlier = once[at];
    if (earlier === undefined) once.push(finding);
    else if (gravity[finding.severity] < gravity[earlier.severity]) once[at] = finding;
  }
  return once;
}

function isSame(a: Finding, b: Finding): boolean {
  return a.code === b.code && a.message === b.message && a.field === b.field;
}

function sorted(findings: readonly Finding[]): readonly Finding[] {
  return findings.toSorted((a, b) => gravity[a.severity] - gravity[b.severity] || byCode(a, b));
}

function byCode(a: Finding, b: Finding): number {
  return byText(a.code, b.code);
}
