import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { printable } from '../../src/basics/printable.ts';

describe('printable', () => {
  test.each([
    ['\x1b[31mred', '\\u001b[31mred'],
    ['a\nb\tc\rd', 'a\\u000ab\\u0009c\\u000dd'],
    ['\x7f\x9b', '\\u007f\\u009b'],
    ['abc\u202Edcb', 'abc\\u202edcb'],
    ['x\u2028y', 'x\\u2028y'],
    ['\uD800', '\\ud800'],
    ['tag \u{E0041}', 'tag \\udb40\\udc41'],
  ])('%j becomes visible', (text, shown) => {
    expect(printable(text)).toBe(shown);
  });

  test.each(['plain', "x'; touch /tmp/pwned; '$(id)", 'Grüße, 日本語, 👩‍🚀', 'C:\\path'])(
    '%j stays',
    (text) => {
      expect(printable(text)).toBe(text);
    },
  );

  test('whatever comes in, one printable line comes out, and twice is once', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const shown = printable(text);
        expect(shown).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\u202A-\u202E\u2066-\u2069]/u);
        expect(printable(shown)).toBe(shown);
        expect(JSON.parse(JSON.stringify(text).split('\n').map(printable).join('\n'))).toBe(text);
      }),
    );
  });
});
