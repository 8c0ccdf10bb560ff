import { expect, it } from 'vitest';
import { optionsAt } from '../../src/wizard/options/options.ts';
import { frameOf, type Screen } from '../../src/wizard/view/frame.ts';
import { context, flags, opened, pressed, screen, type } from './context.ts';

const lists = (on: Screen, downs: number) => {
  const start = { ...opened(), place: 'gpu' as const };
  const first = frameOf(context, pressed(start, ['g']), on);
  const state = pressed(start, ['g', ...Array<string>(downs).fill('down')]);
  return { first, frame: frameOf(context, state, on), options: optionsAt(context, state.answers, 'gpu', '') };
};

// Screen readers and magnifiers follow the terminal's own cursor.
it.each([
  ['at the top', screen, 0],
  ['further down', screen, 4],
  ['in a list that has scrolled', { ...screen, rows: 15 }, 25],
  ['at its end', { ...screen, rows: 15 }, 1000],
  ['on a narrow screen', { ...screen, columns: 50, rows: 15 }, 7],
])('the cursor is on the highlighted row %s', (_, on, downs) => {
  const { frame, options } = lists(on, downs);
  const wanted = options[Math.min(downs, options.length - 1)];
  const seen = [...frame.top, frame.heading, ...frame.rows];
  expect(wanted).toBeDefined();
  expect(seen[frame.cursor?.y ?? -1]).toMatchObject({ id: wanted?.id });
});

it('each row down moves it one line down', () => {
  const { first, frame } = lists(screen, 3);
  expect((frame.cursor?.y ?? 0) - (first.cursor?.y ?? 0)).toBe(3);
  expect(frame.cursor?.x).toBe(first.cursor?.x);
});

it('is on the line that is typed in, after the text', () => {
  const field = pressed({ ...opened(flags.draft, flags.origins), place: 'review' }, ['s']);
  expect(field.editing?.target.kind).toBe('save-as');
  const cursors = ['', 'm', 'my'].map((text) => frameOf(context, pressed(field, type(text)), screen).cursor);
  const [empty, one, two] = cursors;
  expect(empty?.y).toBe(frameOf(context, field, screen).top.length);
  expect([one?.y, two?.y]).toEqual([empty?.y, empty?.y]);
  expect([one?.x, two?.x]).toEqual([(empty?.x ?? 0) + 1, (empty?.x ?? 0) + 2]);
});

it('is nowhere while a page is open over the list', () => {
  const state = pressed(opened(flags.draft, flags.origins), ['p']);
  expect(frameOf(context, state, screen).page).not.toBeNull();
  expect(frameOf(context, state, screen).cursor).toBeNull();
});
