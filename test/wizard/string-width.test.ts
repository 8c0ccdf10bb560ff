import fc from 'fast-check';
import stringWidth from 'string-width';
import { expect, test } from 'vitest';
import { quickStringWidth } from '../../src/wizard/string-width.ts';

const signs = [
  ...' ~azAZ09│─┬┴✓✗❯·…↑↓←→⏎▌‐—•‧',
  '\u001b[36m',
  '\u001b[39m',
  '\u001b[1;2m',
  '\u001b[2K',
  '\u001b',
];
const others = [
  'é',
  'e\u0301',
  '\ufe0f',
  '\u200d',
  '\u20e3',
  '漢',
  '👍',
  '👨‍👩‍👧',
  '한',
  'ｱ',
  '\t',
  '\n',
  '\u0007',
  '\u2028',
];

test.each([
  ['what the wizard draws', fc.array(fc.constantFrom(...signs))],
  ['that, among what it may meet', fc.array(fc.constantFrom(...signs, ...others))],
  ['anything', fc.array(fc.string({ unit: 'binary' }))],
])('says what string-width says: %s', (_, parts) => {
  fc.assert(
    fc.property(parts, (texts) => {
      const text = texts.join('');
      expect(quickStringWidth(text)).toBe(stringWidth(text));
    }),
    { numRuns: 2000 },
  );
});

test('counts every sign it counts as string-width does, before a variation selector as well', () => {
  for (let code = 0x20; code <= 0x3000; code += 1) {
    const sign = String.fromCodePoint(code);
    for (const text of [sign, `a${sign}b`, `${sign}\ufe0f`, `${sign}\u0301`])
      expect([code, quickStringWidth(text)]).toEqual([code, stringWidth(text)]);
  }
});
