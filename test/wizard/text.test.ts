import fc from 'fast-check';
import { expect, it } from 'vitest';
import { split } from '../../src/wizard/lines.ts';
import { editText, type TextEdit, textState } from '../../src/wizard/text.ts';

const edit: fc.Arbitrary<TextEdit> = fc.oneof(
  fc.record({ kind: fc.constant('insert' as const), text: fc.string({ unit: 'binary', maxLength: 8 }) }),
  fc.record({ kind: fc.constantFrom('backspace', 'delete', 'left', 'right', 'home', 'end', 'clear') }),
) as fc.Arbitrary<TextEdit>;

it.each<[string, TextEdit[], string, number]>([
  ['typed at the end', [{ kind: 'insert', text: 'x' }], 'abcx', 4],
  ['typed in the middle', [{ kind: 'left' }, { kind: 'insert', text: 'x' }], 'abxc', 3],
  ['backspace', [{ kind: 'backspace' }], 'ab', 2],
  ['backspace at the start', [{ kind: 'home' }, { kind: 'backspace' }], 'abc', 0],
  ['delete', [{ kind: 'home' }, { kind: 'delete' }], 'bc', 0],
  ['emptied', [{ kind: 'clear' }], '', 0],
  ['an emoji is one character', [{ kind: 'insert', text: '👩‍🚀' }, { kind: 'backspace' }], 'abc', 3],
  [
    'line ends and control characters are dropped',
    [{ kind: 'insert', text: 'd\r\n\u001be\u202e' }],
    'abcde',
    5,
  ],
])('%s', (_, edits, text, cursor) => {
  expect(edits.reduce(editText, textState('abc'))).toEqual({ text, cursor });
});

it('stays one short line with the cursor in it, whatever is typed', () => {
  fc.assert(
    fc.property(fc.array(edit, { maxLength: 30 }), (edits) => {
      const { text, cursor } = edits.reduce(editText, textState(''));
      expect(text).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}]/u);
      expect(cursor).toBeGreaterThanOrEqual(0);
      expect(cursor).toBeLessThanOrEqual(split(text).length);
      expect(split(text).length).toBeLessThanOrEqual(400);
    }),
  );
});
