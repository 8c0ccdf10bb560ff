import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatEntry, journalHeader } from '../../src/journal/format.ts';
import { entryText, withNote } from '../../src/journal/outcome.ts';
import { nextNumbers, parseJournal } from '../../src/journal/parse.ts';
import { entry, plan } from './sample.ts';

/** Journals that were cut, spliced, merged or saved by another editor. */

const [first, second, third, foley] = [
  formatEntry({ ...entry, number: 1, version: 'v1.0.0' }),
  formatEntry({ ...entry, number: 2, version: 'v1.0.1' }),
  formatEntry({ ...entry, number: 3, version: 'v1.0.2', plan: { ...plan, volumeGb: 120 } }),
  formatEntry({
    ...entry,
    number: 3,
    version: 'v1.0.0',
    title: 'Foley on an L40S',
    plan: { ...plan, app: 'foley', gpu: 'NVIDIA L40S' },
  }),
];
const base = `${journalHeader}\n${first}\n${second}`;
const named = (text: string) =>
  parseJournal(text).entries.map(({ number, plan: { app } }) => `${number} ${app}`);
const messages = (text: string) => parseJournal(text).problems.map(({ message }) => message);

/** What git makes of two additions at one place: what is alike stands once, the rest between marks. */
function merged(ours: string, theirs: string): string {
  const [a, b] = [ours.split('\n'), theirs.split('\n')];
  const lines: string[] = [];
  for (let at = 0; at < Math.max(a.length, b.length); ) {
    if (a[at] === b[at]) {
      lines.push(a[at] ?? '');
      at += 1;
      continue;
    }
    let to = at;
    while (to < Math.max(a.length, b.length) && a[to] !== b[to]) to += 1;
    lines.push('<<<<<<< HEAD', ...a.slice(at, to), '=======', ...b.slice(at, to), '>>>>>>> night-runs');
    at = to;
  }
  return lines.join('\n');
}

describe('a merge that was not finished', () => {
  test('of two whole entries, one below the other, gives both', () => {
    const text = `${base}\n<<<<<<< HEAD\n${third}=======\n${foley}>>>>>>> night-runs\n`;
    expect(named(text)).toEqual(['1 fluxgym', '2 fluxgym', '3 fluxgym', '3 foley']);
    expect(messages(text)).toEqual([
      expect.stringContaining('a merge was not finished here'),
      'there is another entry 3 before this one',
    ]);
  });

  test('whose marks cut through both entries gives both, each whole', () => {
    const text = `${base}\n${merged(third ?? '', foley ?? '')}`;
    expect(text.match(/^<{7}/gm)?.length).toBeGreaterThan(2);
    const { entries } = parseJournal(text);
    expect(entries.map(({ plan: { app, volumeGb, gpu } }) => [app, volumeGb, gpu])).toEqual([
      ['fluxgym', 100, plan.gpu],
      ['fluxgym', 100, plan.gpu],
      ['fluxgym', 120, plan.gpu],
      ['foley', 100, 'NVIDIA L40S'],
    ]);
    expect(entries.slice(2).map((one) => entryText(text, one))).toEqual([third, foley]);
  });

  test('with what was there before, as diff3 shows it, loses none of the three', () => {
    const text = `${journalHeader}\n${first}\n<<<<<<< a\n${second}||||||| base\n${foley}=======\n${third}>>>>>>> b\n`;
    expect(named(text)).toEqual(['1 fluxgym', '2 fluxgym', '3 foley', '3 fluxgym']);
  });

  test('of one outcome is one entry', () => {
    const outcomes = 'Outcome: **works** (2026-11-23)\n=======\nOutcome: **failed** (2026-11-23)';
    const text = base.replace('Outcome: not yet recorded', `<<<<<<< a\n${outcomes}\n>>>>>>> b`);
    expect(named(text)).toEqual(['1 fluxgym', '2 fluxgym']);
    expect(parseJournal(text).entries[0]?.told().outcome?.result).toBe('works');
  });

  test('that was resolved by keeping both lines of everything is said, not guessed at', () => {
    const text = base.replace('    "volumeGb": 100,\n', '    "volumeGb": 100,\n    "volumeGb": 120,\n');
    expect(named(text)).toEqual(['2 fluxgym']);
    expect(messages(text)).toEqual([expect.stringContaining('says something twice')]);
  });

  test('a line of seven = under a text is no mark', () => {
    expect(parseJournal(base.replace('# Journal', 'Journal\n======='))).toMatchObject({ problems: [] });
  });

  test('a note goes to the side that has the entry, and changes no other line', () => {
    const text = `${base}\n<<<<<<< HEAD\n${third}=======\n${foley}>>>>>>> night-runs\n`;
    const last = parseJournal(text).entries.at(-1);
    if (last === undefined) throw new Error('no entry');
    const edited = withNote(text, last, '2026-11-24', 'loud');
    const at = text.lastIndexOf('Outcome: not yet recorded') + 'Outcome: not yet recorded'.length;
    expect(edited).toEqual({
      ok: true,
      text: `${text.slice(0, at)}\n\nNote (2026-11-24): loud${text.slice(at)}`,
    });
  });
});

describe('what another editor saved', () => {
  test.each([
    ['a byte order mark', `\uFEFF${base}`],
    ['one before the first entry', `\uFEFF${first}\n${second}`],
    ['line ends of Windows', base.replaceAll('\n', '\r\n')],
    ['both kinds of line ends', base.replace(first ?? '', (first ?? '').replaceAll('\n', '\r\n'))],
  ])('%s costs nothing', (_, text) => {
    const { problems, entries } = parseJournal(text);
    expect(problems).toEqual([]);
    expect(entries.map(({ number, told }) => [number, told().title])).toEqual([
      [1, 'FluxGym on an RTX 4090'],
      [2, 'FluxGym on an RTX 4090'],
    ]);
  });

  test('UTF-16, as some shells write, is said to be no text', () => {
    const bytes = Buffer.from(`\uFEFF${base}`, 'utf16le').toString('utf8');
    expect(messages(bytes)).toEqual(['this is not UTF-8 text (UTF-16?)']);
  });
});

describe('a lost entry', () => {
  test('keeps its number and its version', () => {
    const broken = base.replace('"entry": 2,', '"entry": 2');
    expect(parseJournal(broken).problems.map(({ entry: lost }) => lost)).toEqual([
      { number: 2, version: 'v1.0.1', app: 'fluxgym' },
    ]);
    expect(nextNumbers(parseJournal(broken), 'fluxgym')).toEqual({ number: 3, version: 'v1.0.2' });
    expect(nextNumbers(parseJournal(broken), 'foley')).toEqual({ number: 3, version: 'v1.0.0' });
  });

  test('is told with what to do', () => {
    const { problems } = parseJournal(base.slice(0, base.lastIndexOf('"plan"')));
    expect(problems).toMatchObject([{ message: expect.stringContaining('cut short'), advice: /./ }]);
  });
});

const parts = [first, second, foley].map((text) => text ?? '');
const whole = (text: string) => parts.filter((part) => text.includes(part)).length;
const count = (text: string) =>
  new Set(parseJournal(text).entries.map(({ number, plan: { app } }) => `${number} ${app}`)).size;
const journal = `${journalHeader}\n${parts.join('\n')}`;
const scrap = fc.oneof(
  fc.constantFrom(
    '<<<<<<< HEAD\n',
    '=======\n',
    '>>>>>>> b\n',
    '||||||| base\n',
    '\r\n',
    '\uFEFF',
    '{',
    '}\n',
    '\0',
  ),
  fc.tuple(fc.nat(journal.length), fc.nat(600)).map(([at, length]) => journal.slice(at, at + length)),
);
type Damage = readonly [at: number, cut: number, put: string];
const damage: fc.Arbitrary<Damage> = fc.tuple(
  fc.nat(journal.length),
  fc.oneof(fc.constant(0), fc.nat(2000)),
  scrap,
);

test('whatever is cut out and put in: nothing throws, and an entry that is whole still is read', () => {
  fc.assert(
    fc.property(fc.array(damage, { minLength: 1, maxLength: 4 }), (damages) => {
      const text = damages.reduce(
        (all, [at, cut, put]) => `${all.slice(0, at)}${put}${all.slice(at + cut)}`,
        journal,
      );
      const { entries, problems, highest } = parseJournal(text);
      expect(count(text)).toBeGreaterThanOrEqual(whole(text));
      expect(Math.max(0, ...entries.map(({ number }) => number))).toBeLessThanOrEqual(highest);
      expect(problems.every(({ line, advice }) => line > 0 && advice !== '')).toBe(true);
      for (const one of entries) expect(entryText(text, one)).toContain('json pod-wizard-plan');
    }),
    { numRuns: 300 },
  );
});

test('what is added to it afterwards is read, under a number that nobody had', () => {
  fc.assert(
    fc.property(fc.array(damage, { maxLength: 3 }), (damages) => {
      const text = damages.reduce(
        (all, [at, cut, put]) => `${all.slice(0, at)}${put}${all.slice(at + cut)}`,
        journal,
      );
      const next = nextNumbers(parseJournal(text), 'fluxgym');
      const grown = `${text}${text.endsWith('\n') ? '' : '\n'}\n${formatEntry({ ...entry, ...next })}`;
      expect(parseJournal(grown).entries.map(({ number }) => number)).toContain(next.number);
      expect(parseJournal(text).entries.length).toBeLessThan(parseJournal(grown).entries.length);
    }),
    { numRuns: 150 },
  );
});
