import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { diagnoseText } from '../../src/diagnose/diagnose-text.ts';
import type { Diagnosis } from '../../src/diagnose/diagnosis.ts';
import * as groups from '../../src/diagnose/signatures/all.ts';

/**
 * What a person is told for each example of each known message, as files that are read in review: a word that is
 * changed in a cause, a fix, or a source is seen there.
 */
const folder = path.join(import.meta.dirname, '../../snapshots/diagnose');

describe('what is told', () => {
  it.each(Object.entries(groups))('for the examples of %s', async (name, signatures) => {
    const told = signatures.flatMap(({ id, matches }) =>
      matches.map((log) => `## ${id}\n${quoted(log)}\n\n${diagnoseText(log).map(said).join('\n')}\n`),
    );
    await expect(`${told.join('\n')}`).toMatchFileSnapshot(path.join(folder, `${name}.md`));
  });
});

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
