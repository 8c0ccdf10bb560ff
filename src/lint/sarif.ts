import type { Rule, Severity } from '../rules/rule.ts';
import { version } from '../version.ts';
import type { FileFinding } from './finding.ts';

const level = { error: 'error', warning: 'warning', info: 'note' } as const satisfies Record<
  Severity,
  string
>;

/** Findings as a SARIF 2.1.0 log, for code review tools. `rules` are those the findings may name. */
export function sarifLog(findings: readonly FileFinding[], rules: readonly Rule[]): object {
  const used = rules.filter(({ code }) => findings.some((finding) => finding.code === code));
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'pod-wizard',
            version,
            rules: used.map(({ code, title, severity, page }) => ({
              id: code,
              shortDescription: { text: title },
              fullDescription: { text: page.catches },
              help: { text: `${page.why}\n\n${page.fix}` },
              defaultConfiguration: { level: level[severity] },
            })),
          },
        },
        columnKind: 'utf16CodeUnits',
        results: findings.map(({ code, severity, message, why, fixes, place }) => ({
          ruleId: code,
          ruleIndex: used.findIndex((rule) => rule.code === code),
          level: level[severity],
          message: { text: [message, why, ...fixes.slice(0, 1).map((fix) => `Fix: ${fix}.`)].join(' ') },
          locations: [
            {
              physicalLocation: {
                artifactLocation: { uri: uriOf(place.file) },
                region: { startLine: place.line, startColumn: place.column },
              },
            },
          ],
        })),
      },
    ],
  };
}

/** A relative path as a URI reference; an absolute one as a file address. */
function uriOf(path: string): string {
  const encoded = path.replaceAll('\\', '/').split('/').map(encodePart).join('/');
  return encoded.startsWith('/') ? `file://${encoded}` : encoded;
}

/** A lone surrogate has no encoding. */
function encodePart(part: string): string {
  return encodeURIComponent(part.replace(/\p{Cs}/gu, '\uFFFD'));
}
