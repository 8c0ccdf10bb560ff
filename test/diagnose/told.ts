import path from 'node:path';
import { expect, it } from 'vitest';
import { diagnoseText } from '../../src/diagnose/diagnose-text.ts';
import type { Diagnosis } from '../../src/diagnose/diagnosis.ts';

const folder = path.join(import.meta.dirname, '../../snapshots/diagnose');

/** A log, the class of what is told first of it (`none`: nothing is), what its fix says, and what it must not say. */
export type AnswerCase = readonly [
  log: string,
  name: string,
  fix?: RegExp | undefined,
  not?: RegExp | undefined,
];

/**
 * A test for each log of a table, and one of all that is told of them. `first`: what the fix says must stand in the
 * first way, before the line that offers another; `anywhere`: in any.
 */
export function answersAs(
  testFile: string,
  {
    first = [],
    anywhere = [],
  }: { readonly first?: readonly AnswerCase[]; readonly anywhere?: readonly AnswerCase[] },
): void {
  const cases = [...first, ...anywhere];
  it.each(cases.map((one, at) => ({ said: one[0], one, ways: at < first.length ? 1 : undefined })))(
    '$said',
    ({ one: [log, name, fix, not], ways }) => {
      const [found] = diagnoseText(log);
      expect(found?.class ?? 'none').toBe(name);
      const lines = (found?.fix ?? []).join('\n');
      if (fix !== undefined)
        expect(
          lines
            .split(/\n# or/)
            .slice(0, ways)
            .join('\n# or'),
        ).toMatch(fix);
      if (not !== undefined) expect(lines).not.toMatch(not);
    },
  );
  keepsWhatIsTold(
    testFile,
    cases.map(([log]) => log),
  );
}

/** One more test of a table: all that a person is told for its logs, as a file that is read in review. */
export function keepsWhatIsTold(testFile: string, logs: readonly string[]): void {
  it('tells what is kept in snapshots/diagnose', async () => {
    const name = path.basename(testFile, '.test.ts');
    await expect(logs.map((log) => told('a log', log)).join('\n')).toMatchFileSnapshot(
      path.join(folder, 'cases', `${name}.md`),
    );
  });
}

/** The log as a quote, and each answer whole: a word that is changed in a cause, a fix or a source is seen there. */
export function told(heading: string, log: string): string {
  return `## ${heading}\n${quoted(log)}\n\n${diagnoseText(log).map(said).join('\n')}\n`;
}

function quoted(log: string): string {
  return log
    .split('\n')
    .map((line) => `> ${line}`)
    .join('\n');
}

function said({
  class: kind,
  stage,
  title,
  cause,
  fix,
  confidence,
  consequences,
  sources,
}: Diagnosis): string {
  return [
    `${kind} (${stage}, ${confidence}): ${title}`,
    `  ${cause}`,
    ...fix.map((line) => `    ${line}`),
    ...consequences.map((one) => `  with it: ${one.title}`),
    ...sources.map((source) => `  from ${source}`),
  ].join('\n');
}
