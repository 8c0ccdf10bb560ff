import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatEntry, journalHeader } from '../../src/journal/format.ts';
import { nextNumbers, parseJournal, pickEntry } from '../../src/journal/parse.ts';
import { hostile } from './hostile.ts';
import { entry, plan } from './sample.ts';

const first = formatEntry({ ...entry, number: 1, version: 'v1.0.0' });
const second = formatEntry({ ...entry, number: 2, version: 'v1.0.1' });
const foley = formatEntry({ ...entry, number: 3, version: 'v1.0.0', plan: { ...plan, app: 'foley' } });
const journal = `${journalHeader}\n${first}\n${second}\n${foley}`;

const numbers = (text: string) => parseJournal(text).entries.map(({ number }) => number);

describe('parseJournal', () => {
  test('finds every entry', () => {
    expect(numbers(journal)).toEqual([1, 2, 3]);
    expect(parseJournal(journal).problems).toEqual([]);
  });

  test.each([
    ['nothing', ''],
    ['blanks', '  \n\n'],
    ['only the header', journalHeader],
    ["somebody else's Markdown", '# Notes\n\n## 2. Plan\n\n```json\n{}\n```\n'],
  ])('%s holds no entry and no problem', (_, text) => {
    expect(parseJournal(text)).toEqual({ entries: [], problems: [], highest: 0 });
  });

  test('line ends of Windows make no difference', () => {
    const windows = journal.replaceAll('\n', '\r\n');
    const read = (text: string) =>
      parseJournal(text).entries.map(({ told, ...rest }) => ({ ...rest, told: told() }));
    expect(read(windows)).toEqual(read(journal));
    expect(parseJournal(windows).problems).toEqual(parseJournal(journal).problems);
  });

  test('prose edited by hand makes no difference', () => {
    const edited = journal
      .replace('# Journal', '# Our pods')
      .replace('## 2. FluxGym on an RTX 4090', '## Second try, see below')
      .replace('### Verify', 'I tried it and\n```\nlog line\n# not a heading\n```\n\n### Verify');
    expect(numbers(edited)).toEqual([1, 2, 3]);
    expect(parseJournal(edited).problems).toEqual([]);
  });

  test.each<[what: string, text: string, left: readonly number[], line: number, message: RegExp]>([
    ['no JSON', journal.replace('"entry": 2,', '"entry": 2'), [1, 3], 0, /not JSON/],
    ['an unknown field', journal.replace('"entry": 2,', '"entry": 2, "x": 1,'), [1, 3], 0, /does not fit.*x/],
    [
      'a bad plan',
      journal.replace('"3.10"', '"3.10; id"'),
      [2, 3],
      0,
      /plan of entry 1 cannot be read: python\.version/,
    ],
    [
      'no plan block',
      journal.replace(second, '## 2. Mine (v1.0.1, 2026-11-22)\n\nnotes\n'),
      [1, 3],
      0,
      /entry 2 has no plan block/,
    ],
    [
      'no plan block at its end',
      `${journal}\n## 2. Mine (v1.0.1, 2026-11-22)\n`,
      [1, 2, 3],
      0,
      /entry 2 has no plan block/,
    ],
    ['a number twice', `${journal}\n${second}`, [1, 2, 3, 2], 0, /another entry 2/],
  ])('%s is reported with its line and skipped', (_, text, left, __, message) => {
    const { entries, problems } = parseJournal(text);
    expect(entries.map(({ number }) => number)).toEqual(left);
    expect(problems).toHaveLength(1);
    expect(problems[0]?.message).toMatch(message);
    const at = text.split('\n')[(problems[0]?.line ?? 0) - 1];
    expect(at).toMatch(/^(```json pod-wizard-plan|## 2\. )/);
  });

  test('a number is taken by a heading, and by a record whose heading was changed', () => {
    expect(parseJournal(journal.replace('## 3. ', '## ')).highest).toBe(3);
    expect(parseJournal(`${journal}\n## 7. Mine (v1.0.1, 2026-11-22)\n`).highest).toBe(7);
  });

  test('an entry cut short anywhere costs no other entry', () => {
    fc.assert(
      fc.property(fc.nat({ max: second.length - 1 }), (length) => {
        const found = numbers(`${first}\n${second.slice(0, length)}\n\n${foley}`);
        expect(found.filter((number) => number !== 2)).toEqual([1, 3]);
      }),
    );
  });

  test('a journal cut short anywhere keeps the entries before the cut', () => {
    fc.assert(
      fc.property(fc.nat({ max: journal.length }), (length) => {
        const whole = [first, second, foley].filter(
          (text) => journal.indexOf(text) + text.length <= length,
        ).length;
        expect(numbers(journal.slice(0, length)).length).toBeGreaterThanOrEqual(whole);
      }),
    );
  });

  test('an example in a fenced block is no entry', () => {
    expect(numbers(`${first}\n~~~~\n${second}~~~~\n\n${foley}`)).toEqual([1, 3]);
  });

  test('never throws', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            hostile,
            fc.constantFrom(first, second.slice(0, 900), '```json pod-wizard-plan\n', '```\n'),
          ),
        ),
        (parts) => {
          const { entries, problems, highest } = parseJournal(parts.join(''));
          expect(entries.every(({ line }) => line > 0)).toBe(true);
          expect(problems.every(({ line }) => line > 0)).toBe(true);
          expect(highest).toBeGreaterThanOrEqual(0);
        },
      ),
    );
    expect(
      parseJournal(`\`\`\`json pod-wizard-plan\n${'['.repeat(100_000)}\n\`\`\`\n`).problems,
    ).toHaveLength(1);
  });
});

describe('pickEntry', () => {
  const parsed = parseJournal(journal);
  test('the last, the one asked for, or none', () => {
    expect(pickEntry(parsed, null)?.number).toBe(3);
    expect(pickEntry(parsed, 2)?.version).toBe('v1.0.1');
    expect(pickEntry(parsed, 9)).toBeNull();
    expect(pickEntry(parseJournal(''), null)).toBeNull();
  });
});

/** Two entries of one app with these versions. */
function versions(...[one, two]: readonly [string, string]): string {
  return `${journalHeader}\n${formatEntry({ ...entry, number: 1, version: one })}\n${formatEntry({ ...entry, number: 2, version: two })}`;
}

describe('nextNumbers', () => {
  test.each([
    ['', 'fluxgym', { number: 1, version: 'v1.0.0' }],
    [journal, 'fluxgym', { number: 4, version: 'v1.0.2' }],
    [journal, 'foley', { number: 4, version: 'v1.0.1' }],
    [journal, 'new', { number: 4, version: 'v1.0.0' }],
    [
      journal.replace('"version": "v1.0.1"', '"version": "v1.2.9"'),
      'fluxgym',
      { number: 4, version: 'v1.2.10' },
    ],
    // The highest version counts, by its numbers and wherever it stands: people move entries about.
    [versions('v1.0.10', 'v1.0.9'), 'fluxgym', { number: 3, version: 'v1.0.11' }],
    [versions('v1.0.9', 'v1.0.10'), 'fluxgym', { number: 3, version: 'v1.0.11' }],
    [versions('v1.2.0', 'v1.1.7'), 'fluxgym', { number: 3, version: 'v1.2.1' }],
    [versions('v2.0.0', 'v1.9.9'), 'fluxgym', { number: 3, version: 'v2.0.1' }],
    // A number that somebody saw is never given again, even where its entry is broken.
    [`${first}\n## 7. Mine (v1.0.0, 2026-11-22)\n`, 'fluxgym', { number: 8, version: 'v1.0.1' }],
  ])('case %#', (text, app, numbered) => {
    expect(nextNumbers(parseJournal(text), app)).toEqual(numbered);
  });
});

test('what was installed is that of the entry whose outcome says so', () => {
  const sha256 = 'a'.repeat(64);
  const file = `installed-${'b'.repeat(16)}.txt`;
  const line = `Outcome: **works** (2026-11-23), 3 packages in \`${file}\` (sha256 \`${sha256}\`)`;
  const text = `${journalHeader}\n${first}\n${second.replace('Outcome: not yet recorded', line)}\n${foley}`;
  expect(parseJournal(text).entries.map(({ installed }) => installed)).toEqual([
    null,
    { file, sha256 },
    null,
  ]);
});
