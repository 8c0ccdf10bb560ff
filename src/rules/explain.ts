import { wrapWords } from '../basics/wrap.ts';
import type { Rule } from './rule.ts';

/** A rule's page as plain text, wrapped to `width` columns. Ends with a line feed. */
export function explain(rule: Rule, width = 80): string {
  const { page } = rule;
  const sections: readonly (readonly [heading: string, body: string])[] = [
    ['What it catches', wrapped(page.catches, width)],
    ['What happens', indented(page.happens)],
    ['Why', wrapped(page.why, width)],
    ['Fix', wrapped(page.fix, width)],
    ['Override', wrapped(page.override, width)],
    [
      'Evidence',
      [...page.evidence, ...(page.ofSome ?? [])].map((one) => evidenceText(one, width)).join('\n'),
    ],
  ];
  const text = sections.map(([heading, body]) => `${heading}\n${body}`).join('\n\n');
  return `${rule.code} ${rule.title} (${rule.severity})\n\n${text}\n`;
}

/** One line per rule: code, severity, title. */
export function explainIndex(rules: readonly Rule[]): string {
  return rules.map((rule) => `${rule.code}  ${rule.severity.padEnd(7)}  ${rule.title}\n`).join('');
}

function evidenceText({ text, source, reviewed }: Rule['page']['evidence'][number], width: number): string {
  return `- ${wrapped(`${text} Source: ${source} (reviewed ${reviewed})`, width - 2).replaceAll('\n', '\n  ')}`;
}

/** Error texts are searched for as they are, so they are never broken. */
function indented(text: string): string {
  return text.replaceAll(/^/gm, '  ');
}

/** A word longer than a line stays whole. */
function wrapped(text: string, width: number): string {
  return wrapWords(text, width).join('\n');
}
