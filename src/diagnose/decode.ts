/** Bytes as they come from a file or a pipe, turned into text. */
export interface Decoder {
  /** Throws NotText where the bytes are no text. */
  readonly push: (bytes: Uint8Array) => string;
  readonly end: () => string;
}

/** What was given is no text: a picture, an archive, a core file. */
export class NotText extends Error {
  constructor() {
    super('it is binary, not a text log');
    this.name = 'NotText';
  }
}

const looked = 4096;

/**
 * Decodes UTF-8 (bytes that are not become U+FFFD) and UTF-16 (by its mark, or by every other byte being
 * zero, as PowerShell writes it). Binary is told by its first 4 KiB: zero bytes, or many control codes that no terminal knows.
 */
export function createDecoder(): Decoder {
  let head: Uint8Array = new Uint8Array(0);
  let decoder: InstanceType<typeof TextDecoder> | null = null;

  const start = () => {
    const begin = head.subarray(0, looked);
    const encoding = encodingOf(begin);
    if (encoding === 'utf-8' && isBinary(begin)) throw new NotText();
    decoder = new TextDecoder(encoding);
    const text = decoder.decode(head, { stream: true });
    head = new Uint8Array(0);
    return text;
  };
  return {
    push: (bytes) => {
      if (decoder !== null) return decoder.decode(bytes, { stream: true });
      head = joined(head, bytes);
      return head.length < looked ? '' : start();
    },
    end: () => {
      const begun = decoder === null ? start() : '';
      return begun + (decoder?.decode() ?? '');
    },
  };
}

function encodingOf(begin: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if (begin[0] === 0xff && begin[1] === 0xfe) return 'utf-16le';
  if (begin[0] === 0xfe && begin[1] === 0xff) return 'utf-16be';
  const zeros = (from: number) => begin.filter((byte, at) => at % 2 === from && byte === 0).length;
  const half = begin.length / 2;
  if (half >= 4 && zeros(1) > half * 0.7 && zeros(0) === 0) return 'utf-16le';
  if (half >= 4 && zeros(0) > half * 0.7 && zeros(1) === 0) return 'utf-16be';
  return 'utf-8';
}

function isBinary(begin: Uint8Array): boolean {
  // A few stray zeros (a truncated file on a full disk, a rotated log) do not make a log binary.
  const zeros = begin.filter((byte) => byte === 0).length;
  const controls = begin.filter((byte) => byte < 32 && !printableControls.has(byte)).length;
  return zeros > begin.length * 0.02 || controls > begin.length * 0.04;
}

// Backspace, tab, line ends, vertical tab, form feed, escape: terminals write all of them.
const printableControls = new Set([0, 8, 9, 10, 11, 12, 13, 27]);

function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  if (a.length === 0) return b;
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}
