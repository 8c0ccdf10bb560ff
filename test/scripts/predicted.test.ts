import { createHash } from 'node:crypto';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const { pack, unpack } = (await import(path.join(import.meta.dirname, '../../scripts/predicted.mjs'))) as {
  readonly pack: (text: Uint8Array, primer?: Uint8Array) => Uint8Array;
  readonly unpack: (packed: Uint8Array, primer?: Uint8Array) => Buffer;
};

const line = (at: number) =>
  `pip install torch==2.${at % 11}.${(at * at) % 7} # cu12${at % 10}, step ${at}\n`;
const text = Buffer.from(Array.from({ length: 500 }, (_, at) => line(at)).join(''));

describe('text that is packed by what is predicted', () => {
  it('is the same on every machine', () => {
    expect(Buffer.from(pack(Buffer.from('no kernel image, no kernel image'))).toString('hex')).toBe(
      '2000000078fac6de913dc635b4247c883b4ab9364c06',
    );
    const packed = pack(text);
    expect([packed.length, createHash('sha256').update(packed).digest('hex')]).toEqual([
      549,
      'dae3bac1146b78e8101deef3d54c834740c20da395dc08c6bb3cec68b1563422',
    ]);
  });

  it('is what it was, whatever it is', () => {
    const some = fc.array(fc.oneof(fc.uint8Array({ maxLength: 40 }), fc.constant(text.subarray(0, 300))), {
      maxLength: 20,
    });
    fc.assert(
      fc.property(some, (parts) => {
        const whole = Buffer.concat(parts);
        expect(unpack(pack(whole)).equals(whole)).toBe(true);
      }),
      { numRuns: 50 },
    );
  });

  it('needs less behind a text that both sides have, and that very text', () => {
    const more = Buffer.from(Array.from({ length: 50 }, (_, at) => line(at + 500)).join(''));
    const packed = pack(more, text);
    expect(packed.length).toBeLessThan(pack(more).length / 2);
    expect(unpack(packed, text).equals(more)).toBe(true);
    expect(() => unpack(packed, text.subarray(1))).toThrow('Decompression failed');
  });

  it('is the same whether its primer was unpacked just before or is learnt anew', () => {
    const more = Buffer.from(line(7).repeat(3));
    const packed = pack(more, text);
    const before = pack(text);
    expect(Buffer.from(pack(more, text)).equals(packed)).toBe(true);
    unpack(before);
    expect(unpack(packed, text).equals(more)).toBe(true);
    expect(() => unpack(before.subarray(0, 300))).toThrow('Decompression failed');
    expect(unpack(packed, text).equals(more)).toBe(true);
  });

  it('is refused where it is damaged or cut', () => {
    const packed = Buffer.from(pack(text));
    for (let at = 0; at < packed.length; at += 97) {
      const damaged = Buffer.from(packed);
      damaged[at] = (damaged[at] ?? 0) ^ 0x41;
      expect(() => unpack(damaged)).toThrow('Decompression failed');
    }
    for (const length of [0, 3, 8, 9, 100, packed.length - 4])
      expect(() => unpack(packed.subarray(0, length))).toThrow('Decompression failed');
    const endless = Buffer.from(packed);
    endless.writeUInt32LE(2 ** 32 - 1, 0);
    expect(() => unpack(endless)).toThrow('Decompression failed');
  });
});
