import { defineRule, type Evidence, type Rule, type RuleSource, type Severity } from '../rules/rule.ts';
import type { Place } from './place.ts';

/** A change of the file that ends a finding. It is made only where `old` stands at `place`. */
export interface FileEdit {
  readonly place: Place;
  readonly old: string;
  readonly new: string;
}

/** What the linter says about one place of a file. */
export interface FileFinding {
  /** A rule's code where a rule speaks, else PW8xx or PW9xx. */
  readonly code: string;
  readonly severity: Severity;
  readonly title: string;
  readonly place: Place;
  readonly message: string;
  /** The literal error text; null where nothing fails loudly. */
  readonly error: string | null;
  readonly why: string;
  /** In the imperative, best first. */
  readonly fixes: readonly string[];
  /** The first fix as safe changes of the file; empty where it needs a person. */
  readonly edits: readonly FileEdit[];
  readonly evidence: readonly Evidence[];
}

/** What one place adds to the page of a file rule. */
export interface FileHit {
  readonly place: Place;
  readonly severity?: Severity;
  readonly message: string;
  readonly error?: string | null;
  readonly why: string;
  readonly fixes: readonly string[];
  readonly edits?: readonly FileEdit[];
}

/**
 * A rule about something only a file shows (PW8xx, and PW9xx from PW901 on). It has the page of any rule, so that `explain`
 * prints it, and judges no plan: the linter raises it.
 */
export function fileRule(rule: {
  readonly code: `PW${number}`;
  readonly title: string;
  readonly severity: Severity;
  readonly reviewed: string;
  readonly page: RuleSource['page'];
}): Rule {
  return defineRule({ ...rule, reads: [], check: () => [] });
}

/** A finding of a file rule. */
export function found(rule: Rule, hit: FileHit): FileFinding {
  return {
    code: rule.code,
    severity: hit.severity ?? rule.severity,
    title: rule.title,
    place: hit.place,
    message: hit.message,
    error: hit.error ?? null,
    why: hit.why,
    fixes: hit.fixes,
    edits: hit.edits ?? [],
    evidence: rule.page.evidence,
  };
}
