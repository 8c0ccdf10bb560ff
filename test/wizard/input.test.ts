import { PassThrough } from 'node:stream';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { adaptKeys, type KeySource, splitKeys } from '../../src/wizard/input.ts';

const down = '\u001b[B';
/** A lone Esc as it is handed on. */
const esc = '\u001b[27u';

describe('splitKeys', () => {
  it.each<[string, string, string[]]>([
    ['arrows and Enter', `${down}${down}\r`, [down, down, '\r']],
    ['application mode', '\u001bOB\u001bOA', ['\u001bOB', '\u001bOA']],
    ['text', 'jj/é', ['j', 'j', '/', 'é']],
    ['Enter in text', 'ab\r', ['a', 'b', '\r']],
    ['shift+tab, pages, home', '\u001b[Z\u001b[5~\u001b[1~', ['\u001b[Z', '\u001b[5~', '\u001b[1~']],
    ['Esc before a letter', '\u001bx', [esc, 'x']],
    ['Esc before an arrow', `\u001b${down}`, [esc, down]],
    ['Esc twice, and an open end', '\u001b\u001b\u001b', [esc, esc, '\u001b']],
    ['a lone Esc', '\u001b', ['\u001b']],
    ['the beginning of a sequence', `a\u001b[1;`, ['a', '\u001b[1;']],
    ['kitty keys', '\u001b[97;5u', ['\u001b[97;5u']],
    ['a paste stays whole', 'a\u001b[200~x\ry\u001b[201~b', ['a', '\u001b[200~x\ry\u001b[201~', 'b']],
    ['an emoji', '👩‍🚀!', ['👩‍🚀', '!']],
  ])('%s', (_, text, keys) => {
    expect(splitKeys(text)).toEqual(keys);
  });

  it('loses and adds nothing', () => {
    const part = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('\u001b', '\u001b[', down, '\u001b[200~', '\u001b[201~'),
    );
    fc.assert(
      fc.property(fc.array(part), (parts) => {
        const text = parts.join('');
        expect(splitKeys(text).join('').replaceAll(esc, '\u001b')).toBe(text.replaceAll(esc, '\u001b'));
        expect(splitKeys(text)).not.toContain('');
      }),
    );
  });
});

describe('adaptKeys', () => {
  function terminal() {
    const source = Object.assign(new PassThrough(), { isTTY: true }) as unknown as KeySource & PassThrough;
    const { stream, isAlong } = adaptKeys(source);
    stream.setRawMode(true);
    const turns: string[][] = [];
    const along: boolean[] = [];
    let turn = 0;
    stream.on('readable', () => {
      for (let chunk: unknown = stream.read(); chunk !== null; chunk = stream.read()) {
        const keys = turns[turn] ?? [];
        turns[turn] = [...keys, String(chunk)];
        along.push(isAlong());
      }
    });
    /** Runs turns of the event loop until `count` keys came, each turn's keys apart. */
    const keys = async (count: number): Promise<readonly string[][]> => {
      for (let waited = 0; waited < 200 && turns.flat().length < count; waited += 1) {
        await new Promise((resolve) => setImmediate(resolve));
        turn += 1;
      }
      return turns.filter((one) => one !== undefined);
    };
    return { source, keys, along };
  }

  it('hands out one key per turn of the event loop', async () => {
    const { source, keys } = terminal();
    source.write(`${down}${down}\r`);
    expect(await keys(3)).toEqual([[down], [down], ['\r']]);
  });

  it('tells which of them nobody can have pressed for what the one before it showed', async () => {
    const { source, keys, along } = terminal();
    source.write('ab');
    source.write('c');
    await keys(3);
    await keys(4);
    source.write('d');
    await keys(4);
    expect(along).toEqual([false, true, true, false]);
  });

  it('keeps their order over several reads', async () => {
    const { source, keys } = terminal();
    source.write('ab');
    source.write('cd');
    expect((await keys(4)).flat().join('')).toBe('abcd');
  });

  it('lets Ctrl-C pass all that waits', async () => {
    const { source, keys } = terminal();
    source.write(`${'x'.repeat(500)}\u0003`);
    expect((await keys(1)).flat()).toEqual(['\u0003']);
  });

  it('hands out a paste whole that came in pieces', async () => {
    const { source, keys } = terminal();
    source.write('\u001b[200~one ');
    source.write('two\u001b[201~!');
    expect((await keys(2)).flat()).toEqual(['\u001b[200~one two\u001b[201~', '!']);
  });

  it('tells Esc from the beginning of a sequence', async () => {
    const { source, keys } = terminal();
    source.write('\u001b');
    source.write('[B');
    expect((await keys(1)).flat()).toEqual([down]);
    source.write('\u001b');
    source.write('\u001b[B');
    expect((await keys(3)).flat()).toEqual([down, esc, down]);
  });

  it('says Ctrl-C when the terminal goes away', async () => {
    const { source, keys } = terminal();
    source.end();
    expect((await keys(1)).flat()).toEqual(['\u0003']);
  });
});
