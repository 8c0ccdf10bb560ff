import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

/** docs/ux-table.md: what it names as shown is there, and shows what it says. */

interface Row {
  readonly feature: string;
  readonly here: string;
  readonly shown: string;
}

const rows = tables(readFileSync('docs/ux-table.md', 'utf8'));

describe.each(rows)('$feature', ({ here, shown }) => {
  it('is shown by something, or says why it is not there', () => {
    if (shown === '-') expect(here).toMatch(/^no: .{10}/);
    else if (shown === '') expect(here).toBe('see above');
    else expect(shown).toMatch(/`/);
  });

  it.each(evidence(shown))('%s %s', (place, words) => {
    const found = filesOf(place.includes('/') ? place : `snapshots/frames/${place}.txt`);
    expect(found).not.toEqual([]);
    if (words === '') return;
    const text = found
      .map((file) => readFileSync(file, 'utf8'))
      .join('\n')
      .toLowerCase();
    for (const part of words.split(', ')) expect(text, part).toContain(part.toLowerCase());
  });
});

/** The files of a folder that a name with `*` fits. */
function filesOf(pattern: string): readonly string[] {
  const { dir, base } = path.parse(pattern);
  const [start = '', ...rest] = base.split('*');
  const end = rest.at(-1) ?? null;
  return readdirSync(dir)
    .filter((name) => (end === null ? name === base : name.startsWith(start) && name.endsWith(end)))
    .map((name) => path.join(dir, name));
}

/** Every row of the tables that end in evidence. */
function tables(page: string): readonly Row[] {
  const cells = page.split('\n').map((line) =>
    line.startsWith('|')
      ? line
          .slice(1, -1)
          .split(/(?<!\\)\|/)
          .map((cell) => cell.trim())
      : [],
  );
  let isEvidence = false;
  return cells.flatMap(([feature = '', here = '', shown = '']) => {
    if (feature === '') isEvidence = false;
    if (shown === 'shown by') isEvidence = true;
    else if (isEvidence && !/^-+$/.test(feature)) return [{ feature, here, shown }];
    return [];
  });
}

/** Each file or frame that a cell names, with the words of it that stand in brackets behind. */
function evidence(cell: string): [string, string][] {
  return [...cell.matchAll(/`([^`]+)`(?: \(([^)]+)\))?/g)].map(([, place = '', words = '']) => [
    place.replace(/\/$/, '/*'),
    words,
  ]);
}
