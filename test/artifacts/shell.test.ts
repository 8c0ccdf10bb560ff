import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { asciiJson, comment, continued, quote, quoteAll, writeLines } from '../../src/basics/shell.ts';
import { bash } from '../support/bash.ts';

const nasty = fc.string({
  unit: fc.oneof(
    fc.constantFrom(
      "'",
      '"',
      '$',
      '`',
      '\\',
      '\n',
      '\t',
      '\r',
      '!',
      '#',
      '{',
      '}',
      '(',
      ')',
      ';',
      '&',
      '~',
      '*',
      ' ',
      '\u00e9',
      '\u4f60',
      '\u{1f600}',
      '\u202e',
      '\x7f',
      '\x1b',
    ),
    fc.string({ minLength: 1, maxLength: 3, unit: 'binary' }),
    fc.string({ minLength: 1, maxLength: 3, unit: 'grapheme-ascii' }),
  ),
});
// NUL cannot be in a bash word, and a lone surrogate is no text: UTF-8 has no bytes for it.
const words = fc.array(
  nasty.filter((text) => !text.includes('\0') && text.isWellFormed()),
  { minLength: 1, maxLength: 40 },
);

describe('quote', () => {
  test('bash reads back the same bytes, whatever they are', () => {
    fc.assert(
      fc.property(words, (texts) => {
        const program = `printf '%s\\0' ${texts.map(quote).join(' ')}\n`;
        expect(program).toMatch(/^[\x20-\x7e]*\n$/);
        expect(bash(program).stdout).toBe(texts.map((text) => `${text}\0`).join(''));
      }),
      { numRuns: 60 },
    );
  });

  test.each([
    ['', "''"],
    ['plain-1.0/x', 'plain-1.0/x'],
    ['two words', "'two words'"],
    ["it's", "'it'\\''s'"],
    ['~', "'~'"],
    ['$(id)', "$'$(id)'"],
    ['a\nb', "$'a\\x0ab'"],
  ])('%j is %s', (text, quoted) => expect(quote(text)).toBe(quoted));

  test('refuses NUL', () => expect(() => quote('a\0b')).toThrow('NUL'));
});

test('a comment stays one line of ASCII', () => {
  fc.assert(
    fc.property(nasty, (text) => {
      expect(comment(text)).toMatch(/^#[\x20-\x7e]*$/);
    }),
  );
});

test('lines of a file come out as they were, also when they look like the end of a heredoc', () => {
  const lines = ['END', 'END_', '$(id) `id` $HOME', '\\', "'", 'caf\u00e9'];
  for (const some of [lines, lines.slice(0, 5)]) {
    expect(bash(`file=$(mktemp)\n${writeLines('"$file"', some)}\ncat "$file"\nrm "$file"\n`).stdout).toBe(
      `${some.join('\n')}\n`,
    );
  }
});

test('JSON in ASCII is the same JSON', () => {
  fc.assert(
    fc.property(nasty, (text) => {
      expect(JSON.parse(asciiJson({ text }).join('\n'))).toEqual({ text });
    }),
  );
});

test('a command in several lines is the same command to bash', () => {
  fc.assert(
    fc.property(fc.array(nasty, { minLength: 1, maxLength: 8 }), (texts) => {
      const words = texts.map((text) => text.replaceAll('\0', ''));
      const command = `printf '%s\\0' ${quoteAll(words)}`;
      const lines = continued(command, 20);
      expect(bash(lines.join('\n')).stdout).toBe(bash(command).stdout);
    }),
    { numRuns: 40 },
  );
  const lines = continued("a --gpu 'RTX A6000' --image b/c --yes", 20);
  expect(lines).toEqual(['a --gpu \\', "'RTX A6000' \\", '--image b/c --yes']);
});
