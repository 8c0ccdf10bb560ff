import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { runFake } from '../commands/support.ts';

/**
 * Plans with what public evidence says of them (cases/plans.jsonl): what a finding must say and how gravely,
 * what nothing above a note may say, and what no error may say. Patterns are tried on all the words of a finding.
 */
const caseSchema = z.strictObject({
  id: z.string(),
  args: z.string(),
  expect: z._default(z.array(z.tuple([z.string(), z.string()])), []),
  silent: z._default(z.array(z.string()), []),
  noError: z._default(z.array(z.string()), []),
  because: z.string(),
  source: z.string(),
});

const findingSchema = z.object({
  code: z.string(),
  severity: z.string(),
  title: z.string(),
  message: z.string(),
  error: z.nullable(z.string()),
  why: z.string(),
  fixes: z.array(z.object({ label: z.string() })),
  evidence: z.array(z.object({ text: z.string() })),
});

const folder = path.join(import.meta.dirname, 'cases');
const cases = readFileSync(path.join(folder, 'plans.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => caseSchema.parse(JSON.parse(line)));
const existing = Object.fromEntries(
  readdirSync(path.join(folder, 'presets')).map((name) => [
    `presets/${name}`,
    readFileSync(path.join(folder, 'presets', name), 'utf8'),
  ]),
);

/** As a shell splits it: only double quotes occur. */
const split = (args: string) =>
  [...args.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');

async function findingsOf(args: string) {
  const { out, err } = await runFake(['check', ...split(args), '--json'], { existing });
  const read = z.object({ findings: z.array(findingSchema) }).safeParse(out === '' ? null : JSON.parse(out));
  if (!read.success) throw new Error(err);
  return read.data.findings.map(({ severity, code, title, message, error, why, fixes, evidence }) => ({
    severity,
    words: [
      code,
      title,
      message,
      error,
      why,
      ...fixes.map(({ label }) => label),
      ...evidence.map(({ text }) => text),
    ].join(' '),
  }));
}

describe('plans from public evidence', () => {
  it.each(cases)('$id $because', async ({ args, expect: expected, silent, noError }) => {
    const findings = await findingsOf(args);
    const said = (pattern: string, severities: string) =>
      findings.filter(
        ({ severity, words }) =>
          new RegExp(`^(?:${severities})$`).test(severity) && new RegExp(pattern, 'i').test(words),
      );
    for (const [severities, pattern] of expected)
      expect(said(pattern, severities), `${severities}: ${pattern}`).not.toEqual([]);
    for (const pattern of silent) {
      // That something works says nothing of who else may use it (PW505, a warning by the issue on the script).
      const told = said(pattern, 'error|warning').filter(({ words }) => !words.startsWith('PW505 '));
      expect(told, `silent: ${pattern}`).toEqual([]);
    }
    for (const pattern of noError) expect(said(pattern, 'error'), `no error: ${pattern}`).toEqual([]);
  });
});
