import { printable } from '../basics/printable.ts';
import { wrapWords } from '../basics/wrap.ts';
import { flagsOf } from '../plan/command.ts';
import { complete } from '../plan/complete.ts';
import type { PlanDraft, PlanPatch } from '../plan/draft.ts';
import type { World } from '../presets/world.ts';
import { presetOf } from '../presets/world.ts';
import type { Finding, Severity } from '../rules/rule.ts';

import type { Paint } from './paint.ts';

const colour = { error: 'red', warning: 'yellow', info: 'cyan' } as const satisfies Record<Severity, string>;

/** Findings as text for people: what, the literal error, why, the fix as flags, how to override, evidence. */
export function reportFindings(
  findings: readonly Finding[],
  draft: PlanDraft,
  world: World,
  paint: Paint,
): string {
  const completed = complete(draft, presetOf(world, draft.app), world.catalog);
  const flags = (patch: PlanPatch) => (completed.ok ? flagsOf(completed.plan, patch) : '');
  return findings.map((finding) => reportOne(finding, flags, paint)).join('\n');
}

function reportOne(finding: Finding, flags: (patch: PlanPatch) => string, paint: Paint): string {
  const { severity, code, title, error, message, why, fixes, evidence, accepted } = finding;
  const lines = [
    `${paint(colour[severity], `${severity} ${code}`)}  ${paint('bold', printable(title))}`,
    ...(error === null ? [] : [paint('dim', `  ${printable(error)}`)]),
    ...wrap(message),
    ...wrap(why),
    ...fixes.map(
      ({ label, patch }) => `  ${paint('green', 'fix')}       ${printable(label)}${hint(flags(patch))}`,
    ),
    accepted === null
      ? severity === 'info'
        ? ''
        : `  override  --accept ${code}="why you know better"`
      : `  accepted  ${printable(accepted)}`,
    ...evidence
      .slice(0, 2)
      .map(({ text, source, reviewed }) =>
        paint('dim', `  evidence  ${printable(text)} (${printable(source)}, ${reviewed})`),
      ),
    paint('dim', `  more      ${paint.calledAs} explain ${code}`),
  ];
  return `${lines.filter((line) => line !== '').join('\n')}\n`;
}

const hint = (flags: string) => (flags === '' ? '' : `:  ${printable(flags)}`);

/** A paragraph in lines of at most 100 columns, indented by two. */
export function wrap(text: string): readonly string[] {
  return wrapWords(printable(text), 98).map((line) => `  ${line}`);
}

/** Findings that did not stop anything, a line each. */
export function listFindings(findings: readonly Finding[], paint: Paint): string {
  return findings
    .map(({ severity, code, title, message, accepted }) => {
      const mark = paint(colour[severity], `${accepted === null ? severity : 'accepted'} ${code}`);
      return `${mark}  ${paint('bold', printable(title))}: ${printable(message)}\n`;
    })
    .join('');
}

/** `2 errors, 1 warning`; `no findings` where there are none. */
export function countFindings(findings: readonly Finding[]): string {
  const parts = (['error', 'warning', 'info'] as const).flatMap((severity) => {
    const count = findings.filter(
      (finding) => finding.severity === severity && finding.accepted === null,
    ).length;
    if (count === 0) return [];
    return [`${count} ${severity === 'info' ? 'note' : severity}${count === 1 ? '' : 's'}`];
  });
  return parts.length === 0 ? 'no findings' : parts.join(', ');
}
