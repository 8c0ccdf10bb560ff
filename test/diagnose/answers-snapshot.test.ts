import path from 'node:path';
import { describe, expect, it } from 'vitest';
import * as groups from '../../src/diagnose/signatures/all.ts';
import { told } from './told.ts';

const folder = path.join(import.meta.dirname, '../../snapshots/diagnose');

describe('what is told', () => {
  it.each(Object.entries(groups))('for the examples of %s', async (name, signatures) => {
    const answers = signatures.flatMap(({ id, matches }) => matches.map((log) => told(id, log)));
    await expect(answers.join('\n')).toMatchFileSnapshot(path.join(folder, `${name}.md`));
  });
});
