import { printable } from '../basics/printable.ts';
import type { Finding } from '../rules/rule.ts';
import type { ParsedEntry } from './entry.ts';

/** A risk that was accepted, and says something else by now. */
export interface RaisedAgain {
  readonly finding: Finding;
  /** What it said when it was accepted; null: nothing of that rule is recorded. */
  readonly was: string | null;
}

/**
 * Who accepted a finding accepted what it said. Where the rule, or a fact that it speaks of, has changed since, that
 * is another risk. `findings`: what is said of the same plan today.
 */
export function raisedAgain({ told }: ParsedEntry, findings: readonly Finding[]): readonly RaisedAgain[] {
  return findings.flatMap((finding) => {
    if (finding.accepted === null) return [];
    const recorded = told().findings.filter(
      ({ code, accepted }) => code === finding.code && accepted !== null,
    );
    const said = `${finding.severity} ${oneLine(finding.title)}: ${oneLine(finding.message)}`;
    if (recorded.some(({ severity, text }) => `${severity} ${text}` === said)) return [];
    return [{ finding, was: recorded.map(({ text }) => text).join('; ') || null }];
  });
}

/** As an entry records it. */
function oneLine(text: string): string {
  return printable(text).trim();
}
