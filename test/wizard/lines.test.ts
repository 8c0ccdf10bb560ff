import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  fitBlocks,
  fitLine,
  type Line,
  lineWidth,
  paragraph,
  shortenReference,
  span,
  truncate,
  widthOf,
  wrap,
} from '../../src/wizard/lines.ts';

const text = fc.oneof(
  fc.lorem(),
  fc.string({ unit: 'grapheme', maxLength: 80 }),
  fc.constant('日本語 テスト 🚀🚀 e\u0301'),
);

describe('text never takes more room than it is given', () => {
  it('cut, shortened or wrapped', () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 8, max: 90 }), (given, width) => {
        expect(widthOf(truncate(given, width, '…'))).toBeLessThanOrEqual(width);
        expect(widthOf(shortenReference(given, width, '…'))).toBeLessThanOrEqual(width);
        expect(lineWidth(fitLine([span(given), span(given)], width, '…'))).toBeLessThanOrEqual(width);
        for (const line of wrap(given, width, 2)) expect(widthOf(line)).toBeLessThanOrEqual(width);
      }),
    );
  });

  it('and no word is lost by wrapping', () => {
    fc.assert(
      fc.property(fc.lorem({ maxCount: 30 }), fc.integer({ min: 12, max: 60 }), (given, width) => {
        expect(wrap(given, width).join(' ')).toBe(given);
      }),
    );
  });
});

it('control characters become visible escapes', () => {
  expect(span('a\u001b[31mb').text).toBe('a\\u001b[31mb');
  expect(paragraph('x\u0007y', 20)[0]?.[0]?.text).toBe('x\\u0007y');
});

describe('an image reference', () => {
  const usual = 'runpod/pytorch:1.0.2-cu1281-torch280-ubuntu2404';
  it.each([
    [60, usual],
    [42, 'pytorch:1.0.2-cu1281-torch280-ubuntu2404'],
    [34, '1.0.2-cu1281-torch280-ubuntu2404'],
    [20, '1.0.2-cu1…ubuntu2404'],
  ])('in %i columns is %s', (width, shown) => {
    expect(shortenReference(usual, width, '…')).toBe(shown);
  });

  it("keeps the name of anybody else's image", () => {
    expect(shortenReference('nvidia/cuda:12.8.1-cudnn-devel-ubuntu24.04', 32, '…')).toMatch(/^cuda:12/);
  });
});

describe('blocks', () => {
  const lines = (count: number, name: string): readonly Line[] =>
    Array.from({ length: count }, (_, index) => [span(`${name}${index}`)]);
  const blocks = [
    { rank: 0, lines: lines(1, 'head') },
    { rank: 3, lines: lines(4, 'why') },
    { rank: 1, lines: lines(1, 'fix') },
    { rank: 9, lines: lines(3, 'evidence') },
  ];
  const shown = (height: number) =>
    fitBlocks(blocks, height, [span('? rest')]).map((line) => line.map((one) => one.text).join(''));

  it.each([
    [9, ['head0', 'why0', 'why1', 'why2', 'why3', 'fix0', 'evidence0', 'evidence1', 'evidence2']],
    [8, ['head0', 'why0', 'why1', 'why2', 'why3', 'fix0', '? rest']],
    [7, ['head0', 'why0', 'why1', 'why2', 'why3', 'fix0', '? rest']],
    [6, ['head0', 'fix0', 'evidence0', 'evidence1', 'evidence2', '? rest']],
    [4, ['head0', 'fix0', '? rest']],
    [2, ['head0', '? rest']],
    [1, ['head0']],
  ])('in %i rows: the important, each whole, and that there is more', (height, expected) => {
    expect(shown(height)).toEqual(expected);
  });
});
