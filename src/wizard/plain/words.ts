/** The question that nobody has to answer. */
export const whyAsked = 'Why do you make it?';
export const whyHelp = 'The journal keeps it; the files do not change. Nobody has to say.';

import type { Fit } from '../../judge/fit.ts';
import { reasonsOf } from '../../judge/fit.ts';
import type { Origin } from '../../plan/origin.ts';
import type { Finding, Severity } from '../../rules/rule.ts';
import type { Judged } from '../judge.ts';

/** Everything that is judged, as a sentence: plain mode is read aloud, and has neither signs nor colours. */

const fitSentence: Readonly<Record<Fit, string>> = {
  fully: 'Works fully',
  'with a setting': 'Works with a setting',
  unknown: 'Not known whether it works',
  not: 'Does not work',
};

const severityWord: Readonly<Record<Severity, string>> = {
  error: 'Error',
  warning: 'Warning',
  info: 'Note',
};

/** Who gave an answer. */
export const originSentence: Readonly<Record<Origin, string>> = {
  you: 'You chose it.',
  flag: 'From a flag or a variable.',
  preset: 'From the preset.',
  default: 'Nobody chose it: the default.',
  fix: 'Set by a fix (f).',
  recommended: 'Recommended (r).',
  journal: 'From the last deployment into this folder.',
};

/** One sentence: the verdict, and the finding that it hangs on. Empty where nothing is judged. */
export function verdictSentence({
  verdict,
  findings,
  fit,
}: Pick<Judged, 'verdict' | 'findings' | 'fit'>): string {
  if (verdict === null) return '';
  if (fit !== null) return because(fitSentence[fit], reasonsOf(findings)[0]);
  const open = findings.filter(({ accepted }) => accepted === null);
  const accepted = findings.find((one) => one.accepted !== null && one.severity !== 'info');
  switch (verdict) {
    case 'incompatible':
      return because('Does not work', open[0]);
    case 'unverified':
      return because('Not verified', open[0]);
    default: {
      const warning = open.find(({ severity }) => severity === 'warning');
      if (warning !== undefined) return because('Works, with a warning', warning);
      if (accepted !== undefined) return because('Accepted by you', accepted);
      return verdict === 'recommended' ? 'Recommended.' : 'Works.';
    }
  }
}

function because(verdict: string, finding: Finding | undefined): string {
  return finding === undefined ? `${verdict}.` : `${verdict}: ${finding.title} (${finding.code}).`;
}

/** All that a finding says, a paragraph each. */
export function findingSentences(finding: Finding): readonly string[] {
  const { severity, code, title, error, message, why, accepted, fixes, evidence } = finding;
  const [source] = evidence;
  return [
    `${severityWord[severity]} ${code}: ${title}.`,
    ...(error === null ? [] : [`The error reads: ${error}`]),
    message,
    why,
    ...(accepted === null ? fixes.map(({ label }) => `To fix it: ${label}.`) : [`Accepted: ${accepted}`]),
    ...(source === undefined ? [] : [`Source: ${source.source}, looked at on ${source.reviewed}.`]),
  ].map(spoken);
}

/** Abbreviations and signs that are read badly. */
export function spoken(text: string): string {
  return text
    .replace(/\/h\b/g, ' an hour')
    .replaceAll(' · ', ', ')
    .replaceAll('✓ ', '')
    .replaceAll('…', '...')
    .replace(/ {2,}/g, ' ');
}

/** Facts in one breath, the empty ones left out. */
export function listed(facts: readonly string[]): string {
  return spoken(facts.filter((fact) => fact.trim() !== '').join(', '));
}
