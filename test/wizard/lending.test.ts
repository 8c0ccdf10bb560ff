import { describe, expect, it } from 'vitest';
import { reduce } from '../../src/wizard/reducer.ts';
import { scriptOf } from '../../src/wizard/review/files.ts';
import type { State } from '../../src/wizard/state.ts';
import type { Edited } from '../../src/wizard/types.ts';
import { context, flags, opened, pressed } from './context.ts';

/** `e`: the startup script in an editor, before it is written. */

const review = () => pressed(opened(flags.draft, flags.origins), ['enter']);
const script = (state: State) => scriptOf(context, state.answers)?.content ?? '';

/** Presses `e`, and the editor ends so. */
function edited(state: State, end: (text: string) => Edited): State {
  const lending = pressed(state, ['e']);
  const { lent } = lending;
  if (lent === null) throw new Error('nothing was given to an editor');
  return reduce(context, lending, { kind: 'edited', lent, edited: end(lent.text) });
}
const saved =
  (change: (text: string) => string) =>
  (text: string): Edited => ({
    kind: 'saved',
    text: change(text),
  });
const mine = saved((text) => `${text}echo mine\n`);

describe('what was saved is what will be written', () => {
  it('as it is, with the start command and the journal that go with it', () => {
    const before = review();
    const after = edited(before, mine);
    expect(script(after)).toBe(`${script(before)}echo mine\n`);
    const result = pressed(after, ['home', 'enter']).result;
    expect(result).toMatchObject({ kind: 'write', edited: script(after) });
  });

  it('opens again as it was left, and is undone with z', () => {
    const after = edited(review(), mine);
    expect(pressed(after, ['e']).lent?.text).toBe(script(after));
    expect(script(pressed(after, ['z']))).toBe(script(review()));
    expect(script(pressed(after, ['z', 'Z']))).toBe(script(after));
  });

  it('taking the change out again leaves no edit', () => {
    const after = edited(
      edited(review(), mine),
      saved((text) => text.replace('echo mine\n', '')),
    );
    expect(after.answers.edit).toBeUndefined();
    expect(pressed(after, ['home', 'enter']).result).toMatchObject({ edited: null });
  });

  it('rests under other answers, says so, and holds again under the old ones', () => {
    const after = edited(review(), mine);
    const other = reduce(context, pressed(after, ['1', '/', '5', '0', '9', '0']), {
      kind: 'choose',
      place: 'gpu',
      id: null,
    });
    expect(other.answers.draft.gpu).toBe('NVIDIA GeForce RTX 5090');
    expect(scriptOf(context, other.answers)).toMatchObject({ own: 'rests' });
    expect(script(other)).not.toContain('echo mine');
    expect(script(pressed(other, ['z']))).toBe(script(after));
  });
});

describe('nothing is taken that could not run, or that nobody saved', () => {
  it.each<[string, (text: string) => Edited, RegExp]>([
    ['the same text', saved((text) => text), /Nothing was saved; startup\.sh is as it was/],
    ['an empty file', saved(() => ' \n'), /Not taken: it was empty/],
    ['CR line ends', saved((text) => text.replaceAll('\n', '\r\n')), /Not taken: it has CR line ends/],
    ['no text', saved((text) => `${text}\0`), /Not taken: it is no UTF-8 text/],
    ['another first line', saved((text) => `\n${text}`), /Not taken: its first line/],
    [
      'an editor that fails',
      () => ({ kind: 'failed', why: 'It failed.' }),
      /^It failed\. startup\.sh is as it was/,
    ],
  ])('%s', (_, end, notice) => {
    const before = review();
    const after = edited(before, end);
    expect(after.answers).toBe(before.answers);
    expect(after.notice?.text).toMatch(notice);
    expect(after.lent).toBeNull();
  });

  it('of an editor that was opened for something else', () => {
    const before = review();
    const stale = { name: 'startup.sh', text: 'a', made: 'a' };
    const end = { kind: 'saved', text: '#!b' } as const;
    expect(reduce(context, before, { kind: 'edited', lent: stale, edited: end })).toBe(before);
  });
});

it('while the editor has the terminal no key does anything here', () => {
  const lending = pressed(review(), ['e']);
  expect(pressed(lending, ['down', 'w', 'esc', 'ctrl+c'])).toBe(lending);
});

it('without a script there is nothing to edit', () => {
  expect(pressed(opened(), ['e']).lent).toBeNull();
});
