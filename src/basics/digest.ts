import { createHash } from 'node:crypto';
import { sha256 as packed } from './assembled.ts';
import { assembly, roomFor } from './assembly.ts';

interface Hashing {
  /** Takes the blocks up to this address. */
  readonly run: (end: number) => void;
}

/** As sha256.wat lays its memory out. */
const place = { state: 256, text: 1024 };

/** SHA-256 of UTF-8 text, in lower-case hex. To load node:crypto takes ten times as long as this. */
export function sha256(text: string): string {
  const all = assembly<Hashing>(packed);
  if (all === null) return createHash('sha256').update(text, 'utf8').digest('hex');
  const bytes = Buffer.from(text);
  // Behind the text a bit, and at the end of the block how many bits it has.
  const length = Math.ceil((bytes.length + 9) / 64) * 64;
  roomFor(all, place.text + length);
  const memory = Buffer.from(all.memory.buffer);
  memory.set(bytes, place.text);
  memory[place.text + bytes.length] = 0x80;
  memory.writeUInt32BE(Math.floor(bytes.length / 2 ** 29), place.text + length - 8);
  memory.writeUInt32BE((bytes.length * 8) >>> 0, place.text + length - 4);
  all.run(place.text + length);
  return memory
    .subarray(place.state, place.state + 32)
    .swap32()
    .toString('hex');
}

/** JSON with sorted keys and no blanks: the same value gives the same text. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
