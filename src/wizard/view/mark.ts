import type { Origin } from '../../plan/origin.ts';
import type { Brief, Severity, Verdict } from '../../rules/rule.ts';
import type { Judged } from '../judge.ts';
import { type Span, span } from '../lines.ts';
import type { Glyphs, Role } from '../theme.ts';

/** A verdict or severity as a sign and a role; the word beside it says the same. */
export function verdictMark(
  { verdict, brief: findings }: Pick<Judged, 'verdict' | 'brief'>,
  glyphs: Glyphs,
): Span {
  if (verdict !== null && isAccepted(findings)) return span(glyphs.warn, 'dim');
  switch (verdict) {
    case 'recommended':
      return span(glyphs.good, 'good');
    case 'compatible':
      return warned(findings) ? span(glyphs.warn, 'warn') : span(glyphs.good, 'plain');
    case 'unverified':
      return span(glyphs.unknown, 'warn');
    case 'incompatible':
      return span(glyphs.bad, 'bad');
    default:
      return span(' ');
  }
}

export function verdictRole(verdict: Verdict | null, findings: readonly Brief[]): Role {
  if (isAccepted(findings)) return 'dim';
  switch (verdict) {
    case 'recommended':
      return 'good';
    case 'unverified':
      return 'warn';
    case 'incompatible':
      return 'bad';
    default:
      return warned(findings) ? 'warn' : 'plain';
  }
}

/** What would stand in the way, or be minded, was accepted with a reason, and nothing else of it stands. */
export function isAccepted(findings: readonly Brief[]): boolean {
  const minded = findings.filter(({ severity }) => severity !== 'info');
  return minded.length > 0 && minded.every(({ accepted }) => accepted !== null);
}

/** The verdict in a word. */
export function verdictWord({ verdict, brief }: Pick<Judged, 'verdict' | 'brief'>): string {
  if (verdict === null) return '';
  return isAccepted(brief) ? 'accepted' : verdict;
}

function warned(findings: readonly Brief[]): boolean {
  return findings.some(({ severity, accepted }) => severity === 'warning' && accepted === null);
}

export function severityMark(severity: Severity, glyphs: Glyphs): Span {
  return span(
    { error: glyphs.bad, warning: glyphs.warn, info: glyphs.note }[severity],
    severityRole(severity),
  );
}

export function severityRole(severity: Severity): Role {
  return ({ error: 'bad', warning: 'warn', info: 'accent' } as const)[severity];
}

/** Who gave an answer, in a word. */
export const originWord: Readonly<Record<Origin, string>> = {
  you: 'you',
  flag: 'flag',
  preset: 'preset',
  default: 'default',
  fix: 'fix',
  recommended: 'advised',
  journal: 'again',
};
