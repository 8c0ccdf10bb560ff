import { deflateSync } from 'fflate/browser';
import { deflate as packed } from './assembled.ts';
import { assembly, roomFor } from './assembly.ts';

interface Deflating {
  readonly open: (text: number, size: number, out: number, hash: number, shift: number) => void;
  readonly find: () => number;
  readonly at: () => number;
  readonly put: (bits: number, size: number) => void;
  readonly write: (found: number) => number;
  readonly align: () => number;
}

/** As deflate.wat lays its memory out. */
const place = { distances: 288, words: 320, distanceWords: 608, text: 172_032 };
/** In which order the lengths of the words for lengths are written (RFC 1951, 3.2.7). */
const written = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];
const longestWord = 15;

/**
 * Packs as fflate does at its level 9, byte for byte, in a fifth of the time of its first call. The same bytes on every
 * machine, which Node's own packing does not promise.
 */
export function deflate(data: Uint8Array): Uint8Array {
  const all = assembly<Deflating>(packed);
  if (all === null) return deflateSync(data, { level: 9 });
  const { length } = data;
  const hash = Math.ceil(Math.max(8, Math.min(13, Math.log(length))) * 1.5);
  const text = place.text + 2 * 2 ** hash;
  const out = text + length + 8;
  roomFor(all, out + 2 * length + 1024);
  const { buffer } = all.memory;
  new Uint8Array(buffer).set(data, text);
  const numbers = new Int32Array(buffer, 0, place.distanceWords + 32);
  all.open(text, length, out, hash, Math.ceil(hash / 3));
  for (let from = 0, isLast = false; !isLast; from = all.at()) {
    const found = all.find();
    isLast = all.at() === length;
    block(all, numbers, found, isLast, data.subarray(from, all.at()));
    numbers.fill(0, 0, place.words);
  }
  return new Uint8Array(buffer.slice(out, all.align()));
}

/** One block: in words of its own, in those that everybody knows, or as it is, whichever is shortest. */
function block(all: Deflating, numbers: Int32Array, found: number, isLast: boolean, text: Uint8Array): void {
  const often = numbers.subarray(0, place.distances);
  const oftenApart = numbers.subarray(place.distances, place.words);
  often[256] = 1;
  const own = lengthsOf(often, longestWord);
  const ownApart = lengthsOf(oftenApart, longestWord);
  const literals = used(own, 257);
  const distances = used(ownApart, 1);
  const runs = [...runsOf(own.slice(0, literals)), ...runsOf(ownApart.slice(0, distances))];
  const oftenRun = new Int32Array(19);
  for (const { symbol } of runs) oftenRun[symbol] = (oftenRun[symbol] ?? 0) + 1;
  const runLengths = lengthsOf(oftenRun, 7);
  let told = 19;
  while (told > 4 && runLengths[written[told - 1] ?? 0] === 0) told -= 1;

  const known = Array.from({ length: 288 }, (_, symbol) =>
    symbol < 144 || symbol > 279 ? 8 : symbol < 256 ? 9 : 7,
  );
  const knownApart = new Array<number>(32).fill(5);
  // What stands behind words is the same in either.
  const size = (words: readonly number[], apart: readonly number[]) =>
    sizeOf(often, words) + sizeOf(oftenApart, apart);
  const ownSize =
    size(own, ownApart) +
    14 +
    3 * told +
    runs.reduce((sum, { symbol, more }) => sum + (runLengths[symbol] ?? 0) + more, 0);
  const knownSize = size(known, knownApart);
  const behind = moreBits(often, 257, 8, 2) + moreBits(oftenApart, 0, 4, 1);
  const asIs = (text.length + 5) * 8 - behind;

  all.put(isLast ? 1 : 0, 1);
  if (asIs <= knownSize && asIs <= ownSize) {
    all.put(0, 2);
    all.align();
    all.put(text.length, 16);
    all.put(~text.length & 0xffff, 16);
    for (const byte of text) all.put(byte, 8);
    return;
  }
  const isOwn = ownSize < knownSize;
  all.put(isOwn ? 2 : 1, 2);
  if (isOwn) {
    all.put(literals - 257, 5);
    all.put(distances - 1, 5);
    all.put(told - 4, 4);
    for (const symbol of written.slice(0, told)) all.put(runLengths[symbol] ?? 0, 3);
    const words = wordsOf(runLengths);
    for (const { symbol, bits, more } of runs) {
      const word = words[symbol] ?? 0;
      all.put(word & 0xffff, word >> 16);
      all.put(bits, more);
    }
  }
  numbers.set(wordsOf(isOwn ? own : known), place.words);
  numbers.set(wordsOf(isOwn ? ownApart : knownApart), place.distanceWords);
  all.write(found);
}

/** How many symbols are told of: up to the last that is used, and at least so many. */
function used(lengths: readonly number[], least: number): number {
  return Math.max(least, lengths.findLastIndex((length) => length > 0) + 1);
}

function sizeOf(often: Int32Array, lengths: readonly number[]): number {
  return often.reduce((sum, times, symbol) => sum + times * (lengths[symbol] ?? 0), 0);
}

/** How many bits stand behind words, beginning with symbol `first`: one more each 4 or 2 symbols, and none behind the last length. */
function moreBits(often: Int32Array, first: number, none: number, fine: number): number {
  return often.reduce((sum, times, symbol) => {
    const at = symbol - first;
    const isLongest = first > 0 && at === 28;
    return at < none || isLongest ? sum : sum + times * ((at >> fine) - 1);
  }, 0);
}

/** Huffman's lengths of words, by symbol: 0 where it never comes; none longer than `longest`. */
function lengthsOf(often: Int32Array, longest: number): number[] {
  const lengths = new Array<number>(often.length).fill(0);
  const symbols = [...often.keys()].filter((symbol) => often[symbol] !== 0);
  const timesOf = (symbol: number) => often[symbol] ?? 0;
  const leaves = symbols.toSorted((a, b) => timesOf(a) - timesOf(b));
  const count = leaves.length;
  if (count < 2) {
    for (const symbol of leaves) lengths[symbol] = 1;
    return lengths;
  }
  // The leaves, and behind them what is made of the two that come least, again and again.
  const weights = leaves.map(timesOf);
  const parents: number[] = [];
  let leaf = 0;
  let pair = count;
  const least = () => {
    const isLeaf = leaf < count && (pair === weights.length || (weights[leaf] ?? 0) <= (weights[pair] ?? 0));
    return isLeaf ? leaf++ : pair++;
  };
  while (weights.length < 2 * count - 1) {
    const one = least();
    const other = least();
    parents[one] = weights.length;
    parents[other] = weights.length;
    weights.push((weights[one] ?? 0) + (weights[other] ?? 0));
  }
  const depths: number[] = [];
  for (let node = weights.length - 1; node >= 0; node -= 1) {
    const depth = node === weights.length - 1 ? 0 : (depths[parents[node] ?? 0] ?? 0) + 1;
    depths[node] = depth;
    if (node < count) lengths[leaves[node] ?? 0] = depth;
  }
  const lengthOf = (symbol: number) => lengths[symbol] ?? 0;
  if (Math.max(...lengths) > longest) {
    limit(
      lengths,
      symbols.toSorted((a, b) => lengthOf(b) - lengthOf(a) || timesOf(a) - timesOf(b)),
      longest,
    );
  }
  return lengths;
}

/** Shortens what is too long, and makes room for it among the longest of the others; `symbols`: longest first. */
function limit(lengths: number[], symbols: readonly number[], longest: number): void {
  const deepest = lengths[symbols[0] ?? 0] ?? 0;
  const lengthAt = (at: number) => lengths[symbols[at] ?? 0] ?? 0;
  const add = (at: number, by: number) => {
    lengths[symbols[at] ?? 0] = lengthAt(at) + by;
  };
  let at = 0;
  let over = 0;
  for (; lengthAt(at) > longest; at += 1) {
    over += 2 ** (deepest - longest) - 2 ** (deepest - lengthAt(at));
    lengths[symbols[at] ?? 0] = longest;
  }
  over >>= deepest - longest;
  while (over > 0) {
    if (lengthAt(at) < longest) {
      over -= 2 ** (longest - lengthAt(at) - 1);
      add(at, 1);
    } else at += 1;
  }
  for (; at >= 0 && over !== 0; at -= 1) {
    if (lengthAt(at) === longest) {
      add(at, -1);
      over += 1;
    }
  }
}

/** The words of such lengths, as they are written: their bits turned round, and from bit 16 how many. */
function wordsOf(lengths: readonly number[]): number[] {
  const next = new Array<number>(longestWord + 2).fill(0);
  for (const length of lengths) if (length > 0) next[length + 1] = (next[length + 1] ?? 0) + 1;
  for (let length = 1; length <= longestWord; length += 1)
    next[length + 1] = ((next[length] ?? 0) + (next[length + 1] ?? 0)) << 1;
  return lengths.map((length) => {
    if (length === 0) return 0;
    let rest = next[length] ?? 0;
    next[length] = rest + 1;
    let turned = 0;
    for (let bit = 0; bit < length; bit += 1) {
      turned = (turned << 1) | (rest & 1);
      rest >>= 1;
    }
    return turned | (length << 16);
  });
}

interface Run {
  readonly symbol: number;
  readonly bits: number;
  readonly more: number;
}

/** Lengths as they are told: a length, the one before so often again (16), or so many times none (17, 18). */
function runsOf(lengths: readonly number[]): readonly Run[] {
  const runs: Run[] = [];
  for (let at = 0, end = 0; at < lengths.length; at = end) {
    const length = lengths[at] ?? 0;
    for (end = at; end < lengths.length && lengths[end] === length; ) end += 1;
    let left = end - at;
    const tell = (symbol: number, bits: number, more: number, times: number) => {
      runs.push({ symbol, bits, more });
      left -= times;
    };
    if (length === 0) {
      while (left > 138) tell(18, 127, 7, 138);
      if (left > 10) tell(18, left - 11, 7, left);
      else if (left > 2) tell(17, left - 3, 3, left);
    } else if (left > 3) {
      tell(length, 0, 0, 1);
      while (left > 6) tell(16, 3, 2, 6);
      if (left > 2) tell(16, left - 3, 2, left);
    }
    while (left > 0) tell(length, 0, 0, 1);
  }
  return runs;
}
