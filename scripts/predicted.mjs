// Packs text a quarter smaller than brotli does. dist/ carries in it what is unpacked once a version
// (src/system/kept-code.ts keeps the text), at some 1 MB a second: the verdicts, all commands but the wizard, and what
// diagnose knows.
// One model, fed the same text, packs and unpacks:
// 1. The last 7, 4, 3 and 2 bytes, the word so far, it with the last four bytes that are in no word (where in a
//    sentence, a call or a table it stands), it with the word before, and the last two with the name before the last
//    colon (of what this is the value), each remember three bytes that followed, how often, and which was the last.
// 2. Those are asked for, the longest context's first, and before them what followed where the text recurs: is it this?
// 3. How often such counts were right is learnt; weights, learnt too, mix what all contexts say, and how far such a
//    question leans by itself, into one probability,
// 4. which is corrected by what came of such a mix for this byte after the one and the two before.
// 5. A byte that was not asked for is spelt, each bit mixed likewise of what stands before it, and of what was doubted:
//    it is none of those bytes, and how many bits it shares with each is learnt.
// It is arithmetic of whole numbers, the same on every machine. What is learnt lies in arrays of the module: V8 takes
// those for constant, and is a third faster.
import { crc32 } from 'node:zlib';

const contexts = 4 + 4;
/** What is known of a byte: what each context says, and the recurrence. */
const voices = contexts + 1;
/** So many places there are for what is found by its hash, of each kind. */
const hashBits = 20;
/** A context remembers so many bytes; the rank after them is of a byte that is not there. */
const absent = 3;
const mostQuestions = 4;
/** Recurrences so much longer than what the contexts see are asked for alone. */
const [shortest, sure, longest] = [6, 24, 60];
/** What a byte is spelt by: seven contexts, and the bytes that it is not. */
const spellers = 7 + mostQuestions;
const mostSpelt = 10;
/** Where 12-bit probabilities are corrected between: every 128th of the scale. */
const steps = 33;
/** Bytes that the decoder reads ahead; bytes that one takes where nothing was foreseen. */
const [ahead, most] = [4, 20];
/** Length and sum of the text. */
const head = 8;
const longestText = 1 << 24;

/**
 * @param {Uint8Array} text
 * @param {Uint8Array} primer a text that whoever unpacks has as well: what is learnt from it comes free
 */
export function pack(text, primer = new Uint8Array()) {
  const packed = new Uint8Array(head + most * text.length + ahead);
  const length = head + run(Buffer.concat([primer, text]), primer.length, packed.subarray(head), true);
  const view = new DataView(packed.buffer);
  view.setUint32(0, text.length, true);
  view.setUint32(4, crc32(text), true);
  return packed.slice(0, length);
}

/**
 * @param {Uint8Array} packed
 * @param {Uint8Array} primer what it was packed with
 * @throws where it is damaged
 */
export function unpack(packed, primer = new Uint8Array()) {
  const view = new DataView(packed.buffer, packed.byteOffset, packed.length);
  const length = packed.length < head ? longestText : view.getUint32(0, true);
  if (length >= longestText) throw damaged();
  const whole = Buffer.concat([primer], primer.length + length);
  run(whole, primer.length, packed.subarray(head), false);
  const text = whole.subarray(primer.length);
  if (crc32(text) !== view.getUint32(4, true)) throw damaged();
  return text;
}

const damaged = () => new Error('Decompression failed');

/** A logarithm of odds (256 are a factor of e; 2048 stands for even) as a probability, and back; of 4096 both. */
const squash = new Int32Array(4096);
const stretch = new Int32Array(4096);
/** By how much what was seen so often is moved: 65536 is all the way. */
const gain = Int32Array.from({ length: 128 }, (_, seen) => 65536 / (seen + 1.5));
/** By the counts of three bytes (4 bits each) and the rank of one among them: how often it was seen, and the others. */
const standing = new Uint16Array(1 << 14);
/** By the same: the counts when it is seen again, and from bit 12 its new rank. */
const after = new Uint16Array(1 << 14);

function makeTables() {
  const knots = [1, 2, 3, 6, 10, 16, 27, 45, 73, 120, 194, 310, 488, 747, 1101, 1546, 2047];
  const knot = (at) => knots[at] ?? 4095 - knots[32 - at];
  let to = 0;
  for (let x = 0; x < 4096; x++) {
    const part = x & 127;
    squash[x] = (knot(x >> 7) * (128 - part) + knot((x >> 7) + 1) * part + 64) >> 7;
    while (to <= squash[x]) stretch[to++] = x - 2048;
  }
  stretch.fill(2047, to);
  for (let state = 0; state < standing.length; state++) {
    const counts = [(state >> 2) & 15, (state >> 6) & 15, state >> 10];
    let rank = state & 3;
    const kinds = counts.filter((one) => one > 0).length;
    const own = counts[rank] ?? 0;
    const others = Math.min(counts[0] + counts[1] + counts[2] - own, 15);
    standing[state] = (own << 6) | (others << 2) | kinds;
    for (const [at, one] of counts.entries()) if (at !== rank && one > 2) counts[at] -= (one + 1) >> 2;
    if (rank === absent) {
      rank = Math.min(kinds, absent - 1);
      counts[rank] = 0;
    }
    counts[rank] = Math.min(counts[rank] + 1, 15);
    for (; rank > 0 && counts[rank - 1] <= counts[rank]; rank--)
      [counts[rank - 1], counts[rank]] = [counts[rank], counts[rank - 1]];
    after[state] = counts[0] | (counts[1] << 4) | (counts[2] << 8) | (rank << 12);
  }
}

// What is left of the interval between 0 and 1, in 32 bits, and where in it what is packed lies.
const interval = new Uint32Array(3);
let packed = new Uint8Array();
let text = new Uint8Array();
let isPacking = false;
/** What is read is known to both sides: nothing is written, and nothing read. */
let isPriming = false;
let at = 0;
function readByte() {
  if (at >= packed.length + ahead) throw damaged();
  interval[2] = (interval[2] << 8) | (at < packed.length ? packed[at] : 0);
  at++;
}
function shift() {
  do {
    if (isPacking) packed[at++] = interval[1] >>> 24;
    else readByte();
    interval[0] <<= 8;
    interval[1] = (interval[1] << 8) | 255;
  } while ((interval[0] ^ interval[1]) >>> 24 === 0);
}
/** Whether it is so, of which the probability is known; told where it is packed. */
function isSo(probability, told) {
  if (isPriming) return told;
  const low = interval[0];
  const middle = (low + Math.imul((interval[1] - low) >>> 12, probability)) >>> 0;
  const is = isPacking ? told : interval[2] <= middle;
  if (is) interval[1] = middle;
  else interval[0] = middle + 1;
  if ((interval[0] ^ interval[1]) >>> 24 === 0) shift();
  return is;
}

/** Of each place: three bytes; counts, above them which was the last, and 16 bits of the context's hash. */
const slots = new Int32Array((contexts << hashBits) * 2);
// Of the contexts of this byte: the place, what is there, and what is not ruled out yet (from bit 12: how many are).
const slot = new Int32Array(contexts);
const bytes = new Int32Array(contexts);
const counts = new Int32Array(contexts);
const open = new Int32Array(contexts);
/** The rank of what followed last, and from bit 2 how often in a row it did, but once. */
const recent = new Int32Array(contexts);
function find(context, value) {
  const hash = Math.imul(value, 0x9e3779b1);
  const here = ((context << hashBits) | (hash >>> (32 - hashBits))) * 2;
  const found = slots[here + 1];
  // All ones where it is of this context: without a branch, what several contexts wait for comes in one go.
  const known = (((found >>> 16) ^ (hash & 0xffff)) - 1) >> 31;
  const count = found & known & 0xfff;
  slots[here + 1] = (hash << 16) | (found & known & 0xffff);
  slot[context] = here;
  bytes[context] = slots[here] & known;
  counts[context] = count;
  open[context] = count;
  recent[context] = ((found & known) >> 12) & 15;
  return count !== 0;
}
const rankOf = (three, byte) =>
  (three & 255) === byte ? 0 : ((three >> 8) & 255) === byte ? 1 : three >> 16 === byte ? 2 : absent;
function learn(context, byte) {
  const here = slot[context];
  const three = bytes[context];
  const known = counts[context];
  let rank = rankOf(three, byte);
  if (rank !== absent && ((known >> (rank * 4)) & 15) === 0) rank = absent;
  const state = after[(known << 2) | rank];
  const now = state >> 12;
  const row = rank === (recent[context] & 3) ? Math.min((recent[context] & 12) + 4, 12) : 0;
  slots[here + 1] = (slots[here + 1] & 0xffff0000) | (row << 12) | (state & 0x3fff);
  if (now === rank) return;
  const first = three & 255;
  const second = three & 0xff00;
  const third = three & 0xff0000;
  slots[here] =
    now === 2
      ? first | second | (byte << 16)
      : now === 1
        ? first | (byte << 8) | (second << 8)
        : rank === 1
          ? byte | (first << 8) | third
          : byte | (first << 8) | (second << 8);
}

/** By voice and what it says: how probable that is (22 bits), and how often that was seen (7). */
const chances = new Int32Array(voices << 15);
/** By which question it is, where, by the byte that it asks for, and by the one before: the sum is a voice's weight. */
const sets = (2 * contexts + 1) * 3 * mostQuestions;
const weights = new Int32Array(sets * voices);
const byteWeights = new Int32Array(256 * voices);
const beforeWeights = new Int32Array(256 * voices);
/** How far a question leans whatever is said: by its set, and by how many were doubted and both bytes. */
const setLeans = new Int32Array(sets);
const pairLeans = new Int32Array(mostQuestions << 16);
const says = new Int32Array(voices);
const inputs = new Int32Array(spellers);
const ranks = new Int32Array(contexts);
const limited = (sum) => Math.max(1, Math.min((sum >> 8) + 2048, 4095));

/**
 * What came of a mix: where a byte was asked for, by it and the byte before; where one was spelt, by what was doubted;
 * where a byte was asked for, by it and the two before.
 */
const corrected = new Uint16Array(3 * 65536 * steps);
const correction = (step, part) => (corrected[step] * (128 - part) + corrected[step + 1] * part) >> 11;
function correct(step, is, slowness) {
  const truth = is ? 0xffff : 0;
  corrected[step] += (truth - corrected[step]) >> slowness;
  corrected[step + 1] += (truth - corrected[step + 1]) >> slowness;
}

/** Whether it is this byte, after that one. */
function isThis(byte, before, set, recurs, told) {
  const own = byte * voices;
  const behind = before * voices;
  const pair = (byte << 8) | before;
  const ofSet = (set / voices) | 0;
  const ofPair = (doubts << 16) | pair;
  let sum = setLeans[ofSet] + pairLeans[ofPair];
  for (let voice = 0; voice < voices; voice++) {
    let said = -1;
    if (voice === contexts) {
      if (recurs > 0) said = (voice << 15) | recurs;
    } else if (open[voice] !== 0) {
      const rank = rankOf(bytes[voice], byte);
      ranks[voice] = rank;
      const last = recent[voice];
      const lately = ((last & 12) << 11) | (rank === (last & 3) ? 0x1000 : 0);
      const stands = standing[((open[voice] & 0xfff) << 2) | rank];
      said = (voice << 15) | lately | ((open[voice] >> 12) << 10) | stands;
    }
    says[voice] = said;
    if (said < 0) continue;
    const input = stretch[chances[said] >> 17];
    inputs[voice] = input;
    const weight = weights[set + voice] + byteWeights[own + voice] + beforeWeights[behind + voice];
    sum += Math.imul(input, weight) >> 8;
  }
  const x = limited(sum);
  const mixed = squash[x];
  const part = x & 127;
  const step = pair * steps + (x >> 7);
  const hash = Math.imul(((four & 0xffff) << 8) | byte, 0x9e3779b1) >>> 16;
  const wider = (0x20000 | hash) * steps + (x >> 7);
  const is = isSo((mixed + correction(step, part) + correction(wider, part) * 2 + 2) >> 2, told);
  correct(step, is, 6);
  correct(wider, is, 5);
  const error = ((is ? 4096 : 0) - mixed) * 3;
  setLeans[ofSet] += error >> 3;
  pairLeans[ofPair] += error >> 2;
  for (let voice = 0; voice < voices; voice++) {
    const said = says[voice];
    if (said < 0) continue;
    const change = (Math.imul(inputs[voice], error) + 8192) >> 14;
    weights[set + voice] += change;
    byteWeights[own + voice] += change;
    beforeWeights[behind + voice] += change;
    const chance = chances[said] >> 7;
    const seen = chances[said] & 127;
    const move = Math.imul(((is ? 0x3fffff : 0) - chance) >> 7, gain[seen]) >> 9;
    chances[said] = ((chance + move) << 7) | Math.min(seen + 1, 127);
    if (!is && voice < contexts && ranks[voice] !== absent)
      open[voice] = (open[voice] & ~(15 << (ranks[voice] * 4))) + 0x1000;
  }
  if (!is) doubted[doubts++] = byte;
  return is;
}

/** By context and the bits so far: the probability of a 1 (12 bits), and how often that was seen (4). */
const bits = new Uint16Array((spellers - mostQuestions) << hashBits);
/** By which of the doubted, the bit, and how many they are: the probability that it is that byte's. */
const shared = new Uint16Array(mostQuestions * 8 * (mostQuestions + 1));
const bitWeights = new Int32Array(256 * spellers);
const bitBeforeWeights = new Int32Array(256 * spellers);
const bitLeans = new Int32Array((mostQuestions + 1) << 8);
const places = new Int32Array(spellers);
const bases = new Int32Array(spellers - mostQuestions);
const groups = new Int32Array(spellers - mostQuestions);
/** The bytes that it is not, and how many they are. */
const doubted = new Int32Array(mostQuestions);
let doubts = 0;
const mixedUp = (hash) => Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
function weighBit(set, behind, i, error) {
  const change = (Math.imul(inputs[i], error) + 8192) >> 14;
  bitWeights[set + i] += change;
  bitBeforeWeights[behind + i] += change;
}
function spelt(byte) {
  const first = doubts === 0 ? 0 : doubted[0];
  bases[0] = mixedUp(first);
  bases[1] = mixedUp(four & 255);
  bases[2] = mixedUp(four & 0xffff);
  bases[3] = mixedUp(word + (four & 255));
  bases[4] = mixedUp(mixedUp(word) + (marks & 0xffff));
  bases[5] = mixedUp(77);
  bases[6] = mixedUp(name + 5);
  const behind = (four & 255) * spellers;
  let node = 1;
  // Which of the doubted begin with the same bits.
  let sharing = (1 << doubts) - 1;
  // What three bits are spelt by lies side by side.
  let group = 1;
  for (let left = 7; left >= 0; left--) {
    if (left === 7 || left === 4 || left === 1) {
      group = 1;
      for (let i = 0; i < spellers - mostQuestions; i++) {
        const hash = Math.imul(bases[i] ^ Math.imul(node, 0x3d4d51cb), 0x9e3779b1);
        groups[i] = (i << hashBits) | ((hash >>> (32 - hashBits)) & ~7);
      }
    }
    const set = node * spellers;
    const lean = (doubts << 8) | node;
    let sum = bitLeans[lean];
    for (let i = 0; i < spellers - mostQuestions; i++) {
      places[i] = groups[i] | group;
      const bit = bits[places[i]];
      const input = (bit & 15) === 0 ? 0 : stretch[bit >> 4];
      inputs[i] = input;
      sum += Math.imul(input, bitWeights[set + i] + bitBeforeWeights[behind + i]) >> 8;
    }
    if (sharing !== 0)
      for (let which = 0; which < doubts; which++) {
        if (((sharing >> which) & 1) === 0) continue;
        const i = spellers - mostQuestions + which;
        places[i] = (which * 8 + left) * (mostQuestions + 1) + doubts;
        const input = stretch[shared[places[i]] >> 4];
        inputs[i] = (doubted[which] >> left) & 1 ? input : -input;
        sum += Math.imul(inputs[i], bitWeights[set + i] + bitBeforeWeights[behind + i]) >> 8;
      }
    const x = limited(sum);
    const mixed = squash[x];
    const step = (65536 | (first << 8) | node) * steps + (x >> 7);
    const is = isSo((mixed + correction(step, x & 127) + 1) >> 1, ((byte >> left) & 1) === 1);
    correct(step, is, 6);
    const error = ((is ? 4096 : 0) - mixed) * 6;
    bitLeans[lean] += error >> 4;
    for (let i = 0; i < spellers - mostQuestions; i++) {
      weighBit(set, behind, i, error);
      const bit = bits[places[i]];
      const chance = bit >> 4;
      const seen = bit & 15;
      const move = Math.imul((is ? 4095 : 0) - chance, gain[seen]) >> 16;
      bits[places[i]] = ((chance + move) << 4) | Math.min(seen + 1, mostSpelt);
    }
    if (sharing !== 0)
      for (let which = 0; which < doubts; which++) {
        if (((sharing >> which) & 1) === 0) continue;
        const i = spellers - mostQuestions + which;
        weighBit(set, behind, i, error);
        const isShared = (((doubted[which] >> left) & 1) === 1) === is;
        shared[places[i]] += ((isShared ? 0xffff : 0) - shared[places[i]]) >> 6;
        if (!isShared) sharing &= ~(1 << which);
      }
    node = (node << 1) | (is ? 1 : 0);
    group = (group << 1) | (is ? 1 : 0);
  }
  return node & 255;
}

// The last eight bytes; what of the word so far, of the one before and of that before the last colon is known; the last
// four bytes that are in no word; where the bytes recur, and how many of them.
let four = 0;
let eight = 0;
let word = 0;
let lastWord = 0;
let name = 0;
let marks = 0;
let from = 0;
let alike = 0;
const last = new Int32Array(1 << hashBits);
function recur(end) {
  const hash = Math.imul(four, 0x2f0b4c47) ^ Math.imul(eight & 0xffff, 0x3d4d51cb);
  const place = Math.imul(hash ^ (hash >>> 15), 0x9e3779b1) >>> (32 - hashBits);
  if (alike === 0 && last[place] > 0) {
    from = last[place];
    while (alike < 40 && alike < from && text[from - 1 - alike] === text[end - 1 - alike]) alike++;
    if (alike < shortest) alike = 0;
  }
  last[place] = end;
}
function asked(end, told) {
  const before = four & 255;
  let top = contexts;
  find(7, Math.imul(name + 77, 0x2c1b3c6d) ^ Math.imul(four & 0xffff, 0x2f0b4c47));
  find(6, word ^ Math.imul(lastWord + (marks & 0xff), 0x2c1b3c6d));
  find(5, word + Math.imul(marks, 0x3d4d51cb));
  find(4, word ^ (before << 24));
  if (find(3, four & 0xffff)) top = 3;
  if (find(2, four & 0xffffff)) top = 2;
  if (find(1, four)) top = 1;
  if (find(0, Math.imul(four, 0x2f0b4c47) ^ Math.imul(eight & 0xffffff, 0x3d4d51cb))) top = 0;
  recur(end);
  doubts = 0;
  // Weights of their own: the longest context known, whether more than one byte followed it, how long what recurs is.
  const kind = top < contexts && counts[top] > 15 ? contexts + 1 + top : top;
  let set = (kind * 3 + (alike > 15 ? 2 : alike > 0 ? 1 : 0)) * mostQuestions * voices;
  const lastSet = set + mostQuestions * voices;
  if (alike > 0) {
    const byte = text[from];
    if (isThis(byte, before, set, alike < 16 ? alike : 16 + (alike >> 3), told === byte)) return byte;
    set += voices;
  }
  for (let context = top; context < contexts; context++)
    for (let left = open[context] & 0xfff; left !== 0 && set < lastSet; left = open[context] & 0xfff) {
      const rank = (left & 15) !== 0 ? 0 : (left & 0xf0) !== 0 ? 1 : 2;
      const byte = (bytes[context] >> (rank * 8)) & 255;
      if (isThis(byte, before, set, 0, told === byte)) return byte;
      set += voices;
    }
  return spelt(told);
}
/** How certain a long recurrence is, by the byte before and the one foreseen. */
const certain = new Uint16Array(65536);
function isCertain(byte, told) {
  const pair = ((four & 255) << 8) | byte;
  const chance = certain[pair];
  const is = isSo(chance >> 4, told === byte);
  certain[pair] += is ? (0xffff - chance) >> 4 : -(chance >> 4);
  return is;
}
function nextByte(end, told) {
  let byte = text[from];
  if (alike < sure || !isCertain(byte, told)) {
    if (alike >= sure) alike = 0;
    byte = asked(end, told);
    for (let context = 0; context < contexts; context++) learn(context, byte);
    if (alike > 0 && byte !== text[from]) alike = 0;
  }
  if (alike > 0) {
    if (alike < longest) alike++;
    from++;
  }
  const isInWord = (byte >= 97 && byte <= 122) || (byte >= 65 && byte <= 90) || (byte >= 48 && byte <= 57);
  if (isInWord) word = Math.imul(word + (byte | 32), 0x2f0b4c47);
  else {
    if (word !== 0) lastWord = word;
    word = 0;
    if (byte === 58) name = lastWord;
    marks = (marks << 8) | byte;
  }
  eight = (eight << 8) | (four >>> 24);
  four = (four << 8) | byte;
  return byte;
}

/** Nothing is known yet. */
function restart() {
  // Large, and empty the first time.
  if (after[0] === 0) makeTables();
  else for (const all of [slots, last]) all.fill(0);
  for (const all of [weights, bitWeights]) all.fill(20000);
  for (const all of [byteWeights, beforeWeights, setLeans, pairLeans, bitBeforeWeights, bitLeans])
    all.fill(0);
  for (let says = 0; says < chances.length; says++) {
    const own = (says >> 6) & 15;
    const seen = own + ((says >> 2) & 15);
    chances[says] =
      Math.floor(((own * 4 + 1) * 0x3fffff) / (seen * 4 + 3 + (says & 3) + ((says >> 10) & 3))) << 7;
  }
  for (const all of [bits, shared]) all.fill(32768);
  certain.fill(62000);
  const uncorrected = Uint16Array.from({ length: steps }, (_, i) => squash[Math.min(i * 128, 4095)] * 16);
  for (let i = 0; i < corrected.length; i += steps) corrected.set(uncorrected, i);
  four = eight = word = lastWord = name = marks = from = alike = 0;
}

/** What was read last, to its end. */
const nothing = Buffer.alloc(0);
let learnt = nothing;

/** Reads the text behind the primer and writes what is packed, or the other way round; returns how much is packed. */
function run(ofText, behind, ofPacked, packing) {
  // Who diagnoses first of all unpacks the commands just before: what was learnt of them is still known.
  const isKnown = learnt.length <= behind && learnt.equals(ofText.subarray(0, learnt.length));
  const known = isKnown ? learnt.length : 0;
  learnt = nothing;
  text = ofText;
  packed = ofPacked;
  isPacking = packing;
  if (known === 0) restart();
  isPriming = true;
  for (let end = known; end < behind; end++) nextByte(end, text[end]);
  isPriming = false;
  interval.set([0, 0xffffffff, 0]);
  at = 0;
  if (!isPacking) for (let i = 0; i < ahead; i++) readByte();
  for (let end = behind; end < text.length; end++) {
    const byte = nextByte(end, text[end]);
    if (!isPacking) text[end] = byte;
  }
  if (isPacking) packed[at++] = interval[1] >>> 24;
  learnt = text;
  return at;
}
