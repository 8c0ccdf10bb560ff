import { inflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { deflateSync } from 'fflate/browser';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { deflate } from '../../src/basics/deflate.ts';

const packedBy = (pack: (data: Uint8Array) => Uint8Array, data: Uint8Array) =>
  Buffer.from(pack(data)).toString('base64');
const same = (data: Uint8Array) => {
  const ours = deflate(data);
  expect(Buffer.from(ours).toString('base64')).toBe(packedBy((one) => deflateSync(one, { level: 9 }), data));
  expect(inflateRawSync(ours).equals(data)).toBe(true);
};

describe('packed as fflate does, byte for byte, and unpacked by zlib', () => {
  it.each([
    ['nothing', ''],
    ['a byte', 'a'],
    ['two bytes', 'ab'],
    ['one byte over and over', 'a'.repeat(3000)],
    ['no byte twice', String.fromCharCode(...Array.from({ length: 128 }, (_, index) => index))],
  ])('%s', (_, text) => same(Buffer.from(text)));

  it('words as people write them', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('set -e', 'echo', ' ', '\n', 'pip', '"$VENV"', 'é', '0', 'x')),
        (words) => same(Buffer.from(words.join(''))),
      ),
    );
  });

  it('any bytes', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 600 }), same));
  });

  it.each([
    ['of few kinds', 4, 300_000],
    ['of all kinds', 256, 150_000],
    ['of which some come seldom', 90, 200_000],
  ])('many bytes %s', (_, kinds, length) => {
    let seed = 7;
    const next = () => {
      seed = (Math.imul(seed, 1_103_515_245) + 12_345) & 0x7fffffff;
      return seed >> 8;
    };
    same(
      Uint8Array.from({ length }, () =>
        kinds === 90 ? Math.floor(Math.sqrt(next() % 8100)) : next() % kinds,
      ),
    );
  });

  it('words whose lengths must be cut', () => {
    let [one, other] = [1, 1];
    const all: string[] = [];
    for (let index = 0; index < 21; index += 1) {
      all.push(String.fromCharCode(65 + index).repeat(one));
      [one, other] = [other, one + other];
    }
    const letters = [...all.join('')];
    // Shuffled, or each would be one length.
    for (let at = letters.length - 1, seed = 1; at > 0; at -= 1) {
      seed = (Math.imul(seed, 1_103_515_245) + 12_345) & 0x7fffffff;
      const place = (seed >> 8) % (at + 1);
      [letters[at], letters[place]] = [letters[place] ?? '', letters[at] ?? ''];
    }
    same(Buffer.from(letters.join('')));
  });
});

describe('without WebAssembly', () => {
  afterEach(() => vi.unstubAllGlobals());

  it('it is the same', () => {
    const text = Buffer.from('one two three one two three one two '.repeat(40));
    const ours = packedBy(deflate, text);
    vi.stubGlobal('WebAssembly', undefined);
    expect(packedBy(deflate, text)).toBe(ours);
  });
});
