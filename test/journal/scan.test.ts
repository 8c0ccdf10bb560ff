import fc from 'fast-check';
import { expect, test } from 'vitest';
import { headingNumber, scanLines } from '../../src/journal/scan.ts';

const heading = (number: number) => `## ${number}. a (v1.0.0, 2026-11-22)`;

/** For each line, where its block begins and ends, or null. */
function blocks(text: string) {
  return scanLines(text).map(({ block }) => (block === null ? null : [block.from, block.to, block.closed]));
}

test('a fence is closed by as many of its marks or more, with nothing after them', () => {
  expect(blocks('````\n```\n~~~~\n```` x\n`````\nout\n')).toEqual([
    ...Array.from({ length: 5 }, () => [0, 4, true]),
    null,
  ]);
});

test('one that is never closed ends before the next heading, and the next entry is seen', () => {
  const text = `${heading(1)}\n~~~ x\ntext\n${heading(2)}\n~~~\nin\n~~~\n`;
  expect(blocks(text)).toEqual([
    null,
    [1, 4, true],
    [1, 4, true],
    [1, 4, true],
    [1, 4, true],
    null,
    [6, 6, false],
  ]);
  expect(blocks(`~~~~ x\ntext\n${heading(2)}\n~~~\n`)).toEqual([
    [0, 1, false],
    [0, 1, false],
    null,
    [3, 3, false],
  ]);
});

test.each([
  ['fences that are never closed', `~~~~ a\n${heading(1)}\n`.repeat(60_000)],
  ['a fence of marks and blanks', `${'~~~ '.repeat(50_000)}x\n`],
  [
    'fences that grow shorter',
    Array.from({ length: 1500 }, (_, at) => `${'~'.repeat(1503 - at)} a\n`).join(''),
  ],
  ['headings', `${heading(1)}\n`.repeat(100_000)],
])('%s are read whole', (_, text) => {
  const lines = scanLines(text);
  expect(lines.map(({ content, ending }) => content + ending).join('') === text).toBe(true);
  expect(lines.every((line) => headingNumber(line) === null || line.block === null)).toBe(true);
});

test('a fence is closed by the first that may close it, whatever lies between', () => {
  const fence = fc
    .tuple(fc.constantFrom('`', '~'), fc.integer({ min: 3, max: 6 }), fc.constantFrom('', '', ' x'))
    .map(([mark, count, info]) => mark.repeat(count) + info);
  const line = fc.oneof(fence, fc.constantFrom('text', '``', '~~ x'));
  fc.assert(
    fc.property(fc.array(line, { maxLength: 14 }), (lines) => {
      expect(blocks(lines.map((one) => `${one}\n`).join(''))).toEqual(byLooking(lines));
    }),
  );
});

/** The same by going from each fence to the end. */
function byLooking(lines: readonly string[]) {
  const all = lines.map((): (number | boolean)[] | null => null);
  for (let at = 0; at < lines.length; at += 1) {
    const marks = /^(?:`{3,}|~{3,})/.exec(lines[at] ?? '')?.[0];
    if (marks === undefined) continue;
    const closing = lines.findIndex(
      (line, index) =>
        index > at && line.length >= marks.length && line === marks.charAt(0).repeat(line.length),
    );
    const to = closing === -1 ? lines.length - 1 : closing;
    all.fill([at, to, closing !== -1], at, to + 1);
    at = to;
  }
  return all;
}
