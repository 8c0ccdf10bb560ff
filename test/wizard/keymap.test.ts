import { describe, expect, it } from 'vitest';
import type { KeyContext } from '../../src/wizard/binding.ts';
import { actionFor, keymap } from '../../src/wizard/keymap.ts';
import { keyNames } from '../../src/wizard/keys.ts';
import { lineWidth } from '../../src/wizard/lines.ts';
import { glyphsFor } from '../../src/wizard/theme.ts';
import { footerLine, keyHelp, noticeLines } from '../../src/wizard/view/footer.ts';

const base: KeyContext = {
  mode: 'list',
  place: 'gpu',
  overlay: null,
  scroll: 0,
  page: 10,
  count: 100,
  changes: [],
  canFix: true,
  canAccept: true,
  appIsOpen: true,
  canPreview: true,
  hasDiff: true,
  onWrite: true,
  canUndo: true,
  canRedo: true,
  hasCause: true,
};
const modes = ['list', 'menu', 'search', 'field', 'review', 'confirm', 'page'] as const;

describe('keys', () => {
  it.each(modes)('%s: Ctrl-C leaves and Esc goes back', (mode) => {
    expect(actionFor({ ...base, mode }, 'ctrl+c')).toEqual({ kind: 'cancel' });
    expect(actionFor({ ...base, mode }, 'esc')).toEqual({ kind: 'back' });
  });

  it.each(modes)('%s: no key means two things', (mode) => {
    const context = {
      ...base,
      mode,
      place: mode === 'review' || mode === 'confirm' ? ('review' as const) : base.place,
    };
    const keys = keymap
      .filter(({ modes: ours, when }) => ours.includes(mode) && (when?.(context) ?? true))
      .flatMap((one) => one.keys);
    expect(keys.length).toBe(new Set(keys).size);
  });

  it.each(['search', 'field'] as const)('%s: letters are text, not commands', (mode) => {
    for (const letter of 'frap?/qy 3') {
      expect(actionFor({ ...base, mode }, letter)).toEqual({
        kind: 'text',
        edit: { kind: 'insert', text: letter },
      });
    }
    expect(actionFor({ ...base, mode }, 'tab')).toEqual(mode === 'search' ? { kind: 'complete' } : null);
  });

  it('menu: the arrows, j, k and Enter are left to ink-select-input', () => {
    for (const key of ['up', 'down', 'j', 'k', 'enter'])
      expect(actionFor({ ...base, mode: 'menu' }, key)).toBeNull();
  });
});

it('text that comes as one piece is as many keys, with Enter where a line ends', () => {
  const none = { ctrl: false, meta: false, shift: false } as Parameters<typeof keyNames>[1];
  expect(keyNames('jj\rx', none)).toEqual(['j', 'j', 'enter', 'x']);
  expect(keyNames('\r\r', none)).toEqual(['enter', 'enter']);
});

describe('footer', () => {
  const text = (width: number, unicode = true, context: KeyContext = base) =>
    footerLine(context, width, glyphsFor(unicode))
      .map((one) => one.text)
      .join('');

  it('names only what works', () => {
    expect(text(200)).toContain('f fix');
    expect(text(200, true, { ...base, canFix: false })).not.toContain('f fix');
    expect(text(200, true, { ...base, place: 'python' })).not.toContain('/ search');
  });

  it.each([30, 40, 60, 80, 100, 200])('in %i columns keeps Enter and fits', (width) => {
    expect(lineWidth(footerLine(base, width, glyphsFor(true)))).toBeLessThanOrEqual(width);
    expect(text(width)).toContain('⏎ choose');
  });

  it.each([200, 80, 40])('what came of a key is told whole in %i columns', (width) => {
    const notice = {
      tone: 'bad',
      text: `Not written. ${'An error stands. '.repeat(5)}`,
      keys: 'f fixes it',
    } as const;
    const lines = noticeLines(notice, width, glyphsFor(true));
    const told = lines
      .map((line) =>
        line
          .map((one) => one.text)
          .join('')
          .trim(),
      )
      .join(' ');
    expect(told.replace(/^\S+ +/, '')).toBe(`${notice.text}f fixes it`.replace(/ +/g, ' '));
    for (const line of lines) expect(lineWidth(line)).toBeLessThanOrEqual(width);
  });

  it('is ASCII where there is no Unicode', () => {
    expect(text(200, false)).toMatch(/^[\x20-\x7e]*$/);
    expect(
      keyHelp(base, 100, glyphsFor(false))
        .flat()
        .map((one) => one.text)
        .join(''),
    ).toMatch(/^[\x20-\x7e]*$/);
  });
});

describe('the help of the keys', () => {
  const help = (keys: KeyContext, width: number) =>
    keyHelp(keys, width, glyphsFor(true)).map((line) => line.map(({ text }) => text).join(''));

  it('begins with those of the screen, and names every key once', () => {
    const lines = help({ ...base, mode: 'review', place: 'review' }, 200);
    const others = lines.indexOf('Keys of the others');
    expect(lines[0]).toBe('Keys of this screen');
    expect(lines.slice(0, others).join('\n')).toContain('write the files');
    expect(lines.slice(0, others).join('\n')).not.toContain('another order of the list');
    for (const { help: text } of keymap) expect(lines.join('\n')).toContain(text);
  });

  it('says each whole, however narrow', () => {
    const lines = help(base, 60);
    for (const line of lines) expect(line.length).toBeLessThanOrEqual(60);
    const said = lines.map((line) => line.slice(25).trim()).join(' ');
    for (const { help: text } of keymap) expect(said).toContain(text);
  });
});
