import { PassThrough } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { clock, nodeSystem, outputTo } from '../../src/system/node.ts';
import { isInteractive, wantsColour, wantsUnicode } from '../../src/system/terminal.ts';
import { fakeSystem } from '../support/fake-system.ts';

describe('wantsColour', () => {
  test.each<[tty: boolean, env: Record<string, string>, flag: boolean, colour: boolean]>([
    [true, {}, false, true],
    [false, {}, false, false],
    [true, {}, true, false],
    [true, { NO_COLOR: '1' }, false, false],
    [true, { NO_COLOR: '' }, false, true],
    [true, { TERM: 'dumb' }, false, false],
    [false, { FORCE_COLOR: '1' }, false, true],
    [false, { FORCE_COLOR: '' }, false, true],
    [true, { FORCE_COLOR: '0' }, false, false],
    [true, { FORCE_COLOR: 'false' }, false, false],
    [true, { FORCE_COLOR: '1', NO_COLOR: '1' }, false, false],
    [true, { FORCE_COLOR: '1', TERM: 'dumb' }, false, true],
    [true, { FORCE_COLOR: '1' }, true, false],
  ])('terminal %s, %j, --no-color %s: %s', (tty, env, flag, colour) => {
    expect(wantsColour(fakeSystem({ tty, env }), flag)).toBe(colour);
  });
});

describe('wantsUnicode', () => {
  test.each<[env: Record<string, string>, unicode: boolean]>([
    [{ LANG: 'en_GB.UTF-8' }, true],
    [{ LANG: 'C.utf8' }, true],
    [{ LANG: 'en_GB.UTF-8', LC_ALL: 'C' }, false],
    [{ LANG: 'C', LC_CTYPE: 'UTF-8', LC_ALL: '' }, true],
    [{}, false],
    [{ LANG: 'en_GB.UTF-8', TERM: 'linux' }, false],
  ])('%j: %s', (env, unicode) => {
    expect(wantsUnicode(fakeSystem({ env }))).toBe(unicode);
  });
});

test('only a terminal on both ends can be asked', () => {
  expect(isInteractive(fakeSystem({ tty: true }))).toBe(true);
  expect(isInteractive({ ...fakeSystem({ tty: true }), stdinIsTty: false })).toBe(false);
  expect(isInteractive({ ...fakeSystem(), stdinIsTty: true })).toBe(false);
});

describe('nodeSystem', () => {
  test('the moment of a reproducible build', () => {
    expect(clock({ SOURCE_DATE_EPOCH: '1795305600' }).toISOString()).toBe('2026-11-22T00:00:00.000Z');
    for (const env of [{}, { SOURCE_DATE_EPOCH: 'soon' }, { SOURCE_DATE_EPOCH: '' }]) {
      expect(clock(env).getTime()).toBeGreaterThan(Date.UTC(2020, 0));
    }
  });

  test('a size even where the terminal states none', () => {
    expect(outputTo(new PassThrough())).toMatchObject({ isTty: false, columns: 80, rows: 24 });
    expect(
      outputTo(Object.assign(new PassThrough(), { isTTY: true as const, columns: 0, rows: 50 })),
    ).toMatchObject({ isTty: true, columns: 80, rows: 50 });
    expect(nodeSystem().cwd).toBe(process.cwd());
  });

  test('whoever stops reading ends the output quietly', () => {
    const stream = new PassThrough();
    const output = outputTo(stream);
    output.write('read');
    stream.emit('error', Object.assign(new Error('write EPIPE'), { code: 'EPIPE' }));
    output.write('not read');
    expect(String(stream.read())).toBe('read');
  });
});
