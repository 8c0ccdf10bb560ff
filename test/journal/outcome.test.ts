import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Outcome } from '../../src/journal/entry.ts';
import { formatEntry, journalHeader } from '../../src/journal/format.ts';
import { entryText, formatOutcome, outcomeText, withNote, withOutcome } from '../../src/journal/outcome.ts';
import { parseJournal, pickEntry } from '../../src/journal/parse.ts';
import { scanLines } from '../../src/journal/scan.ts';
import { installedIn } from '../../src/journal/told.ts';
import { hostile } from './hostile.ts';
import { entry } from './sample.ts';

const first = formatEntry({ ...entry, number: 1, version: 'v1.0.0' });
const second = formatEntry({ ...entry, number: 2, version: 'v1.0.1' });
const journal = `${journalHeader}\n${first}\n${second}`;
const works: Outcome = {
  result: 'works',
  date: '2026-11-23',
  facts: [],
  installed: null,
  note: 'in 9 minutes',
};

function picked(text: string, number: number) {
  const found = pickEntry(parseJournal(text), number);
  if (found === null) throw new Error(`there is no entry ${number}`);
  return found;
}

function replaced(text: string, number: number, outcome: Outcome): string {
  const result = withOutcome(text, picked(text, number), outcome);
  return result.ok ? result.text : `refused: ${result.message}`;
}

describe('withOutcome', () => {
  test('changes the line of that entry only', () => {
    const line = 'Outcome: **works** (2026-11-23): in 9 minutes';
    expect(replaced(journal, 1, works)).toBe(journal.replace('Outcome: not yet recorded', line));
    expect(replaced(journal, 2, works)).toBe(
      `${journalHeader}\n${first}\n${second.replace('Outcome: not yet recorded', line)}`,
    );
  });

  test('of several entries, one without a place for it does not take that of a later one', () => {
    const third = formatEntry({ ...entry, number: 3, version: 'v1.0.2' });
    const bare = first.replace('Outcome: not yet recorded', 'fine');
    expect(replaced(`${bare}\n${second}\n${third}`, 1, works)).toMatch(/^refused: entry 1 has no line/);
    const text = `${first}\n${second.replace('Outcome: not yet recorded', 'fine')}\n${third}`;
    expect(replaced(text, 2, works)).toMatch(/^refused: entry 2 has no line/);
  });

  test('can be said again, and keeps the line ends of Windows', () => {
    const windows = journal.replaceAll('\n', '\r\n');
    const twice = replaced(replaced(windows, 1, works), 1, {
      result: 'failed',
      date: '2026-11-24',
      facts: [],
      installed: null,
      note: '',
    });
    expect(twice).toBe(windows.replace('Outcome: not yet recorded', 'Outcome: **failed** (2026-11-24)'));
  });

  test('whatever the note says, the rest stays', () => {
    fc.assert(
      fc.property(hostile, (note) => {
        const text = replaced(journal, 1, { ...works, note });
        const at = (journal.slice(0, journal.indexOf('Outcome:')).match(/\n/g) ?? []).length;
        const without = (whole: string) => whole.split('\n').filter((_, index) => index !== at);
        expect(without(text)).toEqual(without(journal));
        const recorded = (whole: string) =>
          parseJournal(whole).entries.map(({ told: _, installed: __, ...record }) => record);
        expect(recorded(text)).toEqual(recorded(journal));
      }),
    );
  });

  test('an entry without a place for it is refused', () => {
    const text = journal.replace('Outcome: not yet recorded', 'fine');
    expect(replaced(text, 1, works)).toMatch(/entry 1 has no line that starts with "Outcome:"/);
  });

  test('one that lost its heading is found all the same, below the one before', () => {
    const text = journal.replace('## 2. FluxGym on an RTX 4090 (v1.0.1, 2026-11-22)', '## Second try');
    expect(
      parseJournal(replaced(text, 2, works)).entries.map(({ told }) => told().outcome?.result ?? null),
    ).toEqual([null, 'works']);
  });
});

const sha256 = 'a'.repeat(64);
const installed = { file: `installed-${'b'.repeat(16)}.txt`, sha256, packages: 171 };
const whole: Outcome = { ...works, facts: ['ready after 2 min', '$0.04'], installed };

describe('the line', () => {
  test('tells the result, what is known, what was installed, and the note', () => {
    expect(formatOutcome(whole)).toBe(
      `Outcome: **works** (2026-11-23), ready after 2 min, \\$0.04, 171 packages in \`${installed.file}\` (sha256 \`${sha256}\`): in 9 minutes`,
    );
    expect(formatOutcome({ ...works, note: '  ' })).toBe('Outcome: **works** (2026-11-23)');
    expect(formatOutcome(null)).toBe('Outcome: not yet recorded');
  });

  test('for a terminal leaves out what is not known', () => {
    expect(outcomeText(whole)).toBe(
      `works, ready after 2 min, $0.04, 171 packages in ${installed.file}: in 9 minutes`,
    );
    expect(outcomeText({ ...works, note: '' })).toBe('works');
  });

  test.each([
    ['is read back', formatOutcome(whole), { file: installed.file, sha256 }],
    ['without a list says nothing', formatOutcome(works), null],
    ['that only ends like one is none', `it said ${formatOutcome(whole)} Outcome:`, null],
    ['in a block is none', `\`\`\`\n${formatOutcome(whole)}\n\`\`\``, null],
  ])('what was installed %s', (_, text, read) => {
    expect(
      scanLines(text)
        .map(installedIn)
        .find((one) => one !== null) ?? null,
    ).toEqual(read);
  });
});

describe('withNote', () => {
  const noted = (text: string, note: string) => {
    const result = withNote(text, picked(text, 1), '2026-11-24', note);
    return result.ok ? result.text : `refused: ${result.message}`;
  };

  test('adds each below the one before, and nothing else', () => {
    const twice = noted(noted(journal, 'slow at night'), 'better at noon');
    const after = '\n\nNote (2026-11-24): slow at night\n\nNote (2026-11-24): better at noon';
    expect(twice).toBe(journal.replace('Outcome: not yet recorded', `Outcome: not yet recorded${after}`));
  });

  test('of an entry that stands twice, the last is meant, and its first outcome', () => {
    const other = `${first}\nOutcome: as somebody wrote below it\n`;
    expect(noted(`${first}\n${other}`, 'here')).toBe(
      `${first}\n${other.replace('Outcome: not yet recorded', 'Outcome: not yet recorded\n\nNote (2026-11-24): here')}`,
    );
  });
});

test('the text of an entry is what stands from its heading to the next', () => {
  const { entries } = parseJournal(journal);
  expect(entries.map((one) => entryText(journal, one))).toEqual([`${first}\n`, second]);
});
