import { describe, expect, it } from 'vitest';
import { defaultPlan } from '../../src/judge/advise.ts';
import { widthOf } from '../../src/wizard/lines.ts';
import { byGroup, type Heading, headingText } from '../../src/wizard/list/groups.ts';
import { inSight } from '../../src/wizard/list/window.ts';
import { headingsAt } from '../../src/wizard/options/options.ts';
import { listHere, rowsHere, type State } from '../../src/wizard/state.ts';
import { frameOf } from '../../src/wizard/view/frame.ts';
import { catalog, presets } from '../support/plans.ts';
import { context, opened, pressed, screen, type } from './context.ts';

/** GPU types under headings: how the app runs there, with which setting, or why not. */

const under = (app: string) => opened({ app }, { app: 'flag' });
const headings = (state: State) => {
  const { query, order } = listHere(state);
  return headingsAt(context, state.answers, state.place, query, order);
};
const ranks = (state: State) => headings(state).map(({ rank }) => rank);

describe.each(presets.map(({ id }) => id))('under %s', (app) => {
  it('each row stands below one heading, those that work best first', () => {
    const state = under(app);
    const rows = rowsHere(context, state);
    const all = headings(state);
    expect(all[0]?.at).toBe(0);
    expect(all.reduce((sum, { count }) => sum + count, 0)).toBe(rows.length);
    expect(ranks(state)).toEqual(ranks(state).toSorted((a, b) => a - b));
    // One heading a kind.
    const titles = all.map(({ title, because }) => `${title}: ${because}`);
    expect(new Set(titles).size).toBe(titles.length);
    for (const { title, because } of all) {
      expect(because === '').toBe(['Works fully', 'Not known whether it works'].includes(title));
    }
  });

  it('the card that is named is the one of the plan that is offered first', () => {
    const state = under(app);
    const preset = presets.find(({ id }) => id === app);
    const offer = preset === undefined ? null : defaultPlan({}, preset, catalog);
    const named = headings(state).flatMap(({ cheapest }) => (cheapest === null ? [] : [cheapest.name]));
    expect(named).toEqual(offer === null ? [] : [offer.gpu.name]);
  });

  it('another order sorts within the groups, and the cheapest stays named', () => {
    const before = under(app);
    const after = pressed(before, ['o', 'o']);
    const { at, count } = headings(after)[0] ?? { at: 0, count: 0 };
    const names = rowsHere(context, after)
      .slice(at, at + count)
      .map(({ label }) => label);
    expect(ranks(after)).toEqual(ranks(after).toSorted((a, b) => a - b));
    expect(headings(after).flatMap(({ cheapest }) => cheapest?.name ?? [])).toEqual(
      headings(before).flatMap(({ cheapest }) => cheapest?.name ?? []),
    );
    expect(names.length).toBeGreaterThan(0);
  });
});

it('without an app there are none, nor in a search', () => {
  expect(headings(pressed(opened(), ['end', 'enter']))).toEqual([]);
  expect(headings(pressed(under('fluxgym'), ['/', ...type('50')]))).toEqual([]);
  expect(headings(pressed(under('fluxgym'), ['/']))).not.toEqual([]);
});

it('groups that work alike stand in the order of their first rows', () => {
  const group = (because: string, rank = 1) => ({ rank, title: 'T', because });
  const rows = ['b1', 'a1', 'c1', 'b2', 'a2'];
  const of = (row: string) => group(row.charAt(0), row.startsWith('c') ? 0 : 1);
  expect(byGroup(rows, of)).toEqual(['c1', 'b1', 'b2', 'a1', 'a2']);
});

describe('what is in sight', () => {
  const heading = (at: number): Heading => ({
    at,
    count: 1,
    rank: 0,
    title: `from ${at}`,
    because: '',
    cheapest: null,
  });
  const rows = Array.from({ length: 20 }, (_, index) => index);
  const shown = (highlight: number, height: number, at: readonly number[]) =>
    inSight(rows, at.map(heading), highlight, height).map((row) =>
      row.kind === 'row' ? row.row : row.heading.title,
    );

  it.each([
    ['the first heading above the first row', 0, 4, [0, 10], ['from 0', 0, 1, 2]],
    ['one that scrolled out stands in place of the first row', 6, 5, [0, 10], ['from 0', 5, 6, 7, 8]],
    ['of the next one its rows are told apart', 10, 4, [0, 10], [9, 'from 10', 10, 11]],
    ['the end', 19, 4, [0, 10], ['from 10', 17, 18, 19]],
    ['a single row is the highlighted one', 7, 1, [0, 10], [7]],
    ['without headings', 6, 3, [], [5, 6, 7]],
  ])('%s', (_, highlight, height, at, expected) => {
    expect(shown(highlight, height, at)).toEqual(expected);
  });

  it('always holds the highlight, wherever it is', () => {
    for (const height of [1, 2, 3, 5, 9, 30]) {
      for (const highlight of rows) {
        const seen = shown(highlight, height, [0, 1, 7, 19]);
        expect(seen).toContain(highlight);
        expect(seen.length).toBeLessThanOrEqual(height);
      }
    }
  });
});

it.each([
  [80, 'Works with a setting: Choose 16G on the page (12), cheapest RTX A4000 $0.25/h'],
  [70, 'Setting: Choose 16G on the page, cheapest RTX A4000 $0.25/h'],
  [38, 'Setting: Choose 16G on the page'],
])('at %i columns a heading says as much as fits', (width, text) => {
  const heading: Heading = {
    at: 0,
    count: 12,
    rank: 1,
    title: 'Works with a setting',
    because: 'Choose 16G on the page',
    cheapest: { name: 'RTX A4000', price: '$0.25' },
  };
  expect(headingText(heading, width)).toBe(text);
});

it.each([
  [120, 40],
  [80, 24],
  [60, 20],
  [40, 12],
])(
  'at %i x %i the group, the cheapest and the price are on the screen, and the order beside the heading',
  (columns, rows) => {
    const frame = frameOf(context, under('fluxgym'), { ...screen, columns, rows });
    const text = (line: readonly { text: string }[]) => line.map((one) => one.text).join('');
    const [first, second] = frame.rows.map(({ line }) => text(line));
    expect(first).toMatch(/^Works fully.* RTX A6000 \$\d/);
    expect(second).toMatch(/RTX A6000 +\$\d\.\d\d\/h/);
    expect(text(frame.heading)).toContain('by price');
    expect(widthOf(first ?? '')).toBeLessThan(columns);
    expect(
      [...frame.rows, ...frame.panel.map((line) => ({ line }))].map(({ line }) => text(line)).join('\n'),
    ).toMatch(/secure.*2026-\d\d/);
  },
);
