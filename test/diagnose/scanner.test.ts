import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { printable } from '../../src/basics/printable.ts';
import { createDecoder, NotText } from '../../src/diagnose/decode.ts';
import { diagnoseText } from '../../src/diagnose/diagnose-text.ts';
import { loadFacts } from '../../src/diagnose/facts/load.ts';
import { createFinder } from '../../src/diagnose/find-texts.ts';
import { interpret } from '../../src/diagnose/interpret.ts';
import { signatures } from '../../src/diagnose/registry.ts';
import { createScanner } from '../../src/diagnose/scanner.ts';

const facts = await loadFacts();
const classes = (text: string) => diagnoseText(text).map((diagnosis) => diagnosis.class);
const filler = 'step 1 of 9: loss 0.123 lr 1e-4 all is well with the world\n';

describe('createFinder', () => {
  it('finds what indexOf finds, in any case', () => {
    const texts = ['error', 'rror:', 'No module', 'module named'];
    const find = createFinder(texts);
    const alphabet = fc.constantFrom('e', 'r', 'o', 'R', ':', ' ', 'No', ' module', ' named', 'E');
    fc.assert(
      fc.property(fc.array(alphabet, { maxLength: 60 }), (parts) => {
        const text = parts.join('');
        const expected = texts.flatMap((wanted, which) =>
          [...Array(text.length).keys()]
            .filter((at) => text.slice(at, at + wanted.length).toLowerCase() === wanted.toLowerCase())
            .map((at) => ({ at, which })),
        );
        const found = [...find(text, 0, text.length)];
        const key = ({ at, which }: { at: number; which: number }) => `${at} ${which}`;
        expect(found.map(key).sort()).toEqual(expected.map(key).sort());
      }),
    );
  });
});

describe('createScanner', () => {
  const log = signatures.flatMap(({ matches }) => matches.slice(0, 1)).join(`\n${filler.repeat(40)}`);

  it('gives the same however the log is cut', () => {
    const whole = interpret(feed(log, log.length), facts);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 70_000 }), (size) => {
        expect(interpret(feed(log.repeat(1), size), facts)).toEqual(whole);
      }),
      { numRuns: 15 },
    );
    expect(whole.length).toBeGreaterThan(5);
  });

  it('gives the line and its number', () => {
    const [found] = diagnoseText(
      `${filler.repeat(5000)}OSError: [Errno 28] No space left on device\r\n${filler}`,
    );
    expect(found).toMatchObject({
      class: 'disk-full',
      line: 5001,
      evidence: 'OSError: [Errno 28] No space left on device',
    });
  });

  it('reads through colours, progress bars, frames and prefixes', () => {
    expect(classes('\u001b[31mERROR\u001b[0m: No \u001b[1mspace left\u001b[0m on device')).toEqual([
      'disk-full',
    ]);
    expect(classes('\u001b[31mOSError: No space left on device\u001b[0m')).toEqual(['disk-full']);
    expect(classes(' 10%|█  \r 20%|██ \rKilled')).toEqual(['killed-oom']);
    expect(classes('2026-11-22T10:00:00.123456Z Killed')).toEqual(['killed-oom']);
    expect(classes('app-1  | Killed')).toEqual(['killed-oom']);
    expect(classes('│ ModuleNotFoundError: No module named ‘ftfy’                │')).toEqual([
      'module-not-found',
    ]);
  });

  it('shows nothing in evidence or commands that a terminal or a shell could act on', () => {
    const [found] = diagnoseText("ModuleNotFoundError: No module named 'x;reboot'\u0007\u202e");
    expect(found?.evidence).toContain('\\u0007\\u202e');
    expect(found?.fix.join('\n')).not.toContain('reboot');
    const [port] = diagnoseText('OSError: Port 7860 is in use.');
    expect(port?.fix.join('\n')).toContain(':7860');
  });

  it('never fails and never says nonsense for any text', () => {
    const scraps = signatures.flatMap(({ match, matches }) => [
      ...match.map((one) => (typeof one === 'string' ? one : one.text)),
      ...matches,
    ]);
    const part = fc.oneof(
      fc.constantFrom(...scraps),
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.constantFrom('\n', '\r', '\r\n', ' ', '\u001b['),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 60 }), (parts) => {
        const text = parts.join('');
        for (const { line, evidence, fix, cause } of diagnoseText(text)) {
          expect(line).toBeLessThanOrEqual(text.split('\n').length);
          expect(evidence.length).toBeLessThanOrEqual(2000);
          expect(printable(`${cause}${fix.join()}`)).toBe(`${cause}${fix.join()}`);
        }
      }),
      { numRuns: 200 },
    );
  });

  it.each(signatures.flatMap(({ id, matches }) => matches.slice(0, 1).map((match) => [id, match] as const)))(
    'reads a line of a hundred thousand characters made of %s',
    (_, match) => {
      const scanner = createScanner();
      const block = match.replaceAll('\n', ' ').repeat(Math.ceil(20_000 / match.length));
      for (let count = 0; count < 5; count++) scanner.push(block);
      expect(scanner.end().lines).toBe(1);
    },
  );
});

describe('an exception that was being handled', () => {
  // By itself the missing compiler would be the stronger cause.
  const tried =
    'Traceback (most recent call last):\n  File "build.py", line 3, in <module>\nOSError: CUDA_HOME environment variable is not set. Please set it to your CUDA install root.\n';
  const ended =
    'Traceback (most recent call last):\n  File "app.py", line 9, in <module>\nOSError: [Errno 28] No space left on device\n';
  const handling = '\nDuring handling of the above exception, another exception occurred:\n\n';
  const cause = '\nThe above exception was the direct cause of the following exception:\n\n';

  it.each([
    ['gives way to the one that ended the program', `${tried}${handling}${ended}`, 'disk-full'],
    [
      'stays where it is the direct cause of the next',
      `${tried}${cause}${ended}`,
      'nvcc-or-cuda-home-missing',
    ],
    ['stays where the next is not of its chain', `${tried}${filler}${ended}`, 'nvcc-or-cuda-home-missing'],
    [
      'stays where nothing is known of the next',
      `${tried}${handling}Traceback (most recent call last):\nMyError: odd\n`,
      'nvcc-or-cuda-home-missing',
    ],
    ['does not take the one after it down too', `${ended}${handling}${tried}`, 'nvcc-or-cuda-home-missing'],
  ])('%s', (_, text, first) => {
    expect(classes(text)[0]).toBe(first);
  });
});

describe('createDecoder', () => {
  const read = (bytes: Uint8Array, size = 1000) => {
    const decoder = createDecoder();
    let text = '';
    for (let at = 0; at < bytes.length; at += size) text += decoder.push(bytes.subarray(at, at + size));
    return text + decoder.end();
  };
  const log = `${filler}ModuleNotFoundError: No module named 'ftfy' ▇\n`.repeat(100);

  it('reads UTF-8, and UTF-16 with or without its mark', () => {
    expect(read(Buffer.from(log, 'utf8'), 7)).toBe(log);
    expect(read(Buffer.from(`\uFEFF${log}`, 'utf16le'), 7)).toBe(log);
    expect(read(Buffer.from(filler.repeat(100), 'utf16le'), 7)).toBe(filler.repeat(100));
    expect(read(Buffer.from(`\uFEFF${log}`, 'utf16le').swap16(), 7)).toBe(log);
  });

  it('replaces bytes that are no UTF-8', () => {
    expect(read(Buffer.concat([Buffer.from('caf'), Buffer.from([0xe9, 10])]))).toBe('caf\uFFFD\n');
  });

  it('knows random bytes for what they are', () => {
    // xorshift: the same "random" bytes at every run, spread over all values.
    let state = 2463534242;
    const bytes = Uint8Array.from({ length: 2000 }, () => {
      state ^= state << 13;
      state ^= state >>> 17;
      state ^= state << 5;
      return state & 0xff;
    });
    const decoder = createDecoder();
    decoder.push(bytes);
    expect(() => decoder.end()).toThrow(NotText);
  });

  it('refuses binary, and never fails otherwise', () => {
    expect(() => read(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13, 0, 0, 1, 2, 3]))).toThrow(NotText);
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 9000 }), fc.integer({ min: 1, max: 5000 }), (bytes, size) => {
        try {
          diagnoseText(read(bytes, size));
        } catch (error) {
          expect(error).toBeInstanceOf(NotText);
        }
      }),
    );
  });
});

function feed(text: string, size: number) {
  const scanner = createScanner();
  for (let at = 0; at < text.length; at += size) scanner.push(text.slice(at, at + size));
  return scanner.end();
}
