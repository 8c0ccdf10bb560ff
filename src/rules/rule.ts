import type { PlanPatch } from '../plan/draft.ts';
import type { Field } from '../plan/plan.ts';
import type { Resolved } from '../resolve/resolve.ts';

/** `error`: it cannot work, or it exposes the user. `warning`: known trouble, or untested upstream. */
export type Severity = 'error' | 'warning' | 'info';

/** Gravest first, for sorting. */
export const gravity: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

export interface Evidence {
  /** What was read, measured or reported. */
  readonly text: string;
  /** Document, repository@commit path, or address. */
  readonly source: string;
  /** ISO date it was last looked at. */
  readonly reviewed: string;
}

/** Evidence as a rule states it; it was last looked at when the rule was reviewed. */
export type Statement = Omit<Evidence, 'reviewed'>;

export interface Fix {
  /** In the imperative, naming the new value: `use Python 3.10`. */
  readonly label: string;
  readonly patch: PlanPatch;
}

/** What a rule says about one plan. */
export interface Hit {
  /** Defaults to the rule's own. */
  readonly severity?: Severity;
  readonly title?: string;
  /** The choice to change first. */
  readonly field: Field;
  /** The choices this very hit hangs on, where those are fewer than the rule reads. */
  readonly involves?: readonly Field[];
  /** In a few words: the setting with which it works, or why it does not; many stand one below the other. */
  readonly brief?: string;
  /** What was chosen and what will happen, in one or two sentences. */
  readonly message: string;
  /** The literal error text; null where nothing fails loudly. */
  readonly error: string | null;
  /** The chain of facts that leads there: "Because …, so …". */
  readonly why: string;
  /** Best first. A rule whose trouble no change of the plan can end gives none and says so in `message`. */
  readonly fixes: readonly Fix[];
  /** Beside the rule's own. */
  readonly evidence?: readonly (Statement | Evidence)[];
}

/** The page that `pod-wizard explain PWnnn` prints. Plain text; every part is required. */
export interface RulePage {
  readonly catches: string;
  /** The literal error, as people paste it into a search box. */
  readonly happens: string;
  readonly why: string;
  readonly fix: string;
  /** When overriding is sound, and how. */
  readonly override: string;
  readonly evidence: readonly Evidence[];
  /** What only some findings rest on: they bring it themselves, so that the others are not told of it. */
  readonly ofSome?: readonly Evidence[];
}

export interface Rule {
  /** Stable. PW1xx GPU and driver, 2xx image and OS, 3xx Python and pip, 4xx packages, 5xx ports and security, 6xx storage and life cycle, 7xx licence and cost, 8xx and 9xx what only a file shows. */
  readonly code: `PW${number}`;
  readonly title: string;
  readonly severity: Severity;
  /** ISO date on which the sources of its page were last looked at. */
  readonly reviewed: string;
  /** The choices it looks at. An option of another question is never blamed for it. */
  readonly reads: readonly Field[];
  /** Choices that only its fixes look at: they decide how it ends, not whether it holds. */
  readonly fixesRead?: readonly Field[];
  /** All that it and its fixes see of the image is the torch that comes of it, or that there is an image. */
  readonly imageIsItsTorch?: true;
  readonly page: RulePage;
  /** Pure. Gives nothing where a fact or a choice it needs is missing. */
  readonly check: (situation: Resolved) => readonly Hit[];
}

/** A rule as its file states it. */
export interface RuleSource extends Omit<Rule, 'page'> {
  readonly page: Omit<RulePage, 'evidence' | 'ofSome'> & {
    readonly evidence: readonly (Statement | Evidence)[];
    readonly ofSome?: readonly Evidence[];
  };
}

/** Dates the evidence of the page; there is nothing else to defining a rule. */
export function defineRule(rule: RuleSource): Rule {
  return { ...rule, page: { ...rule.page, evidence: dated(rule.reviewed, rule.page.evidence) } };
}

/** Evidence of a rule with the date of its review, unless it has one of its own (a row of the Catalog, a preset). */
export function dated(reviewed: string, evidence: readonly (Statement | Evidence)[]): readonly Evidence[] {
  return evidence.map((one) => ('reviewed' in one ? one : { ...one, reviewed }));
}

/** A hit with all that a reader needs. */
export interface Finding {
  readonly code: string;
  readonly severity: Severity;
  readonly field: Field;
  readonly involves: readonly Field[];
  readonly title: string;
  readonly brief?: string | undefined;
  readonly message: string;
  readonly error: string | null;
  readonly why: string;
  readonly fixes: readonly Fix[];
  readonly evidence: readonly Evidence[];
  /** The reason given with `--accept`; null: it stands. */
  readonly accepted: string | null;
}

/** What a list shows of a finding. */
export type Brief = Pick<Finding, 'code' | 'severity' | 'field' | 'title' | 'brief' | 'accepted'>;

/** What an option is worth under the choices made so far; the cloud console's own words. */
export type Verdict = 'recommended' | 'compatible' | 'unverified' | 'incompatible';
