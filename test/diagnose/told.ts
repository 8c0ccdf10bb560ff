import path from 'node:path';
import { expect, it } from 'vitest';
import { diagnoseText } from '../../src/diagnose/diagnose-text.ts';
import type { Diagnosis } from '../../src/diagnose/diagnosis.ts';

const folder = path.join(import.meta.dirname, '../../snapshots/diagnose');

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
