import { printable } from '../../basics/printable.ts';
import type { FileFinding } from '../../lint/finding.ts';
import type { LintResult } from '../../lint/lint.ts';
import type { Severity } from '../../rules/rule.ts';
import type { Paint } from '../paint.ts';
import { wrap } from '../report.ts';

export interface Checked extends LintResult {
  readonly path: string;
}

const colour = { error: 'red', warning: 'yellow', info: 'cyan' } as const;
const severities: readonly Severity[] = ['error', 'warning', 'info'];

/** Findings as text for people: the totals, then one paragraph for each kind of finding in a file. */
export function reportFiles(checked: readonly Checked[], paint: Paint): string {
  const totals = checked.map(({ path, kind, image, findings }) => {
    const on = image === null ? '' : `, on ${image}`;
    return `${paint('bold', printable(path))} (${kind}${printable(on)}): ${countOf(findings)}\n`;
  });
  const paragraphs = checked.flatMap(({ findings }) =>
    grouped(findings).map((group) => `\n${paragraph(group, paint)}`),
  );
  const fixable = checked.flatMap(({ findings }) => findings).filter(({ edits }) => edits.length > 0).length;
  const codes = [...new Set(checked.flatMap(({ findings }) => findings.map(({ code }) => code)))].sort();
  const end = [
    ...(fixable === 0
      ? []
      : [`${fixable} with a safe edit: --diff shows ${fixable === 1 ? 'it' : 'them'}, --fix writes.`]),
    ...(paragraphs.length === 0 ? [] : [`More: pod-wizard explain ${codes.join(' ')}`]),
  ];
  return [...totals, ...paragraphs, ...(end.length === 0 ? [] : [`\n${paint('dim', end.join(' '))}\n`])].join(
    '',
  );
}

/** `2 errors, 1 note`. */
export function countOf(findings: readonly FileFinding[]): string {
  const count = severities.flatMap((severity) => {
    const number = findings.filter((finding) => finding.severity === severity).length;
    if (number === 0) return [];
    return [`${number} ${severity === 'info' ? 'note' : severity}${number === 1 ? '' : 's'}`];
  });
  return count.join(', ') || 'no findings';
}

/** Findings of one code and severity in one file are one paragraph, in the order of the gravest. */
function grouped(findings: readonly FileFinding[]): readonly (readonly [FileFinding, ...FileFinding[]])[] {
  const groups = new Map<string, [FileFinding, ...FileFinding[]]>();
  for (const finding of findings) {
    const { code, severity, place, title } = finding;
    const key = JSON.stringify([code, severity, place.file, title]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [finding]);
    else group.push(finding);
  }
  return [...groups.values()];
}

/** Where, what it is, what happens and why, each further place of the same, and the fix. */
function paragraph([first, ...more]: readonly [FileFinding, ...FileFinding[]], paint: Paint): string {
  const { severity, code, title, place, message, why, fixes, error } = first;
  const where = printable(`${place.file}:${place.line}:${place.column}`);
  const same = more.filter((other) => other.message === message);
  const others = more.filter((other) => other.message !== message);
  const also = [...new Set(same.map((other) => other.place.line))].filter((line) => line !== place.line);
  const [fix, ...rest] = fixes;
  const literal = severity === 'error' && error !== null ? (error.split('\n')[0] ?? '') : '';
  return [
    `${paint('cyan', where)}: ${paint(colour[severity], `${severity} ${code}`)} ${paint('bold', printable(title))}${more.length === 0 ? '' : ` (${more.length + 1} times)`}`,
    ...wrap([message, why, ...(also.length === 0 ? [] : [`Also in line ${also.join(', ')}.`])].join(' ')),
    ...others
      .slice(0, 20)
      .flatMap((other) => wrap(`Line ${other.place.line}: ${other.message}${differs(other, first)}`)),
    ...(others.length > 20 ? [`  and ${others.length - 20} more.`] : []),
    ...(literal === '' ? [] : [paint('dim', `  ${printable(literal)}`)]),
    ...(fix === undefined
      ? []
      : wrap(`fix       ${[fix, ...rest.slice(0, 1)].join('; or ')}`).map((line) =>
          line.replace(/^ {2}fix /, `  ${paint('green', 'fix')}       `),
        )),
    '',
  ].join('\n');
}

/** The fix of a repeat, where it is another one than the first's. */
function differs({ fixes }: FileFinding, first: FileFinding): string {
  const [fix] = fixes;
  return fix === undefined || fix === first.fixes[0] ? '' : ` Fix: ${fix}.`;
}

const level = { error: 'error', warning: 'warning', info: 'notice' } as const satisfies Record<
  Severity,
  string
>;

/** Findings as annotations of GitHub Actions, a line each: `::error file=…,line=…,col=…,title=…::text`. */
export function annotations(findings: readonly FileFinding[]): string {
  return findings
    .map(({ severity, code, title, place, message, why, fixes }) => {
      const text = [message, why, ...fixes.slice(0, 1).map((fix) => `Fix: ${fix}.`)].join(' ');
      const properties = `file=${property(place.file)},line=${place.line},col=${place.column},title=${property(`${code} ${title}`)}`;
      return `::${level[severity]} ${properties}::${data(printable(text))}\n`;
    })
    .join('');
}

/** What would end an annotation or begin another one is written as the runner reads it. */
function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(printable(text)).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
