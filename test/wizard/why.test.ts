import { describe, expect, it } from 'vitest';
import { hear, opening } from '../../src/wizard/plain/hear.ts';
import { filesOf } from '../../src/wizard/review/files.ts';
import { reviewRowHere, type State } from '../../src/wizard/state.ts';
import { formatWalk, readWalk } from '../../src/wizard/walk/record.ts';
import { catalog, presets } from '../support/plans.ts';
import { contextWith, flags, opened, pressed, type } from './context.ts';

/** The one question that nobody has to answer: why it is made. It stands below the row that writes. */

const context = contextWith(
  {},
  { journalPreview: (plan, _origins, _edited, why) => `## 1 · ${plan.name}\n\n${why ?? 'no word'}\n` },
);
const review = () => pressed(opened(flags.draft, flags.origins, context), ['enter'], context);
const on = (state: State, ...keys: readonly string[]) => pressed(state, keys, context);
const said = (text: string, state = review()) => on(state, 'down', 'enter', ...type(text), 'enter');
const entry = (state: State) => {
  const made = filesOf(context, state.answers);
  return made.ok ? made.files.at(-1)?.content : undefined;
};

describe('why it is made', () => {
  it('is asked below the row that writes, and whoever writes passes over it', () => {
    expect(reviewRowHere(context, on(review(), 'down'))).toEqual({ kind: 'why', why: null });
    expect(on(review(), 'enter').result).toMatchObject({ kind: 'write', why: null });
  });

  it('what is typed goes into the entry as it is shown, and no other file changes', () => {
    const state = said(' to try: $(id) ');
    expect(entry(state)).toContain('to try: $(id)');
    const files = (one: State) => {
      const made = filesOf(context, one.answers);
      return made.ok ? made.files.slice(0, -1).map(({ content }) => content) : [];
    };
    expect(files(state)).toEqual(files(review()));
    expect(reviewRowHere(context, state)?.kind, 'Enter now writes').toBe('write');
    expect(on(state, 'enter').result).toMatchObject({ why: 'to try: $(id)' });
  });

  it('is changed, taken back and undone; left with Esc, it is as it was', () => {
    const state = said('one');
    expect(said(' more', state).answers.why).toBe('one more');
    expect(on(state, 'down', 'enter', 'ctrl+u', 'enter').answers).not.toHaveProperty('why');
    expect(on(state, 'z').answers).not.toHaveProperty('why');
    expect(on(state, 'down', 'enter', 'x', 'esc').answers.why).toBe('one');
    expect(said('', review()).answers).not.toHaveProperty('why');
  });

  it('stands there where a flag said it, and on another app, too', () => {
    const state = opened({}, {}, context, 'as the flag says');
    const started = on(state, 'enter');
    expect(started.place).toBe('review');
    expect(on(started, 'enter').result).toMatchObject({ why: 'as the flag says' });
  });

  it('is asked in plain mode, where an empty line passes over it', () => {
    const start = review();
    const asked = hear(context, { state: start, from: 0 }, '2');
    expect(asked.said.join(' ')).toContain('Why do you make it?');
    expect(hear(context, asked, '').state.answers).not.toHaveProperty('why');
    const told = hear(context, asked, 'for the demo');
    expect(told.state.answers.why).toBe('for the demo');
    expect(told.said.join('\n')).toContain('2. Why you make it: for the demo');
    expect(opening(context, start).said.join('\n')).toContain('2. Why do you make it? Not said');
  });

  it('is kept with a walk that is interrupted; a token never is', () => {
    const kept = (why: string) =>
      readWalk(
        formatWalk({
          id: 'a',
          when: '2026-11-22T11:40:00.000Z',
          preset: null,
          place: 'review',
          answers: { ...flags, why },
        }),
        { catalog, presets },
        [],
      )?.answers.why;
    expect(kept('for the demo')).toBe('for the demo');
    expect(kept('with hf_abcdefghijklmnopqrst')).toBeUndefined();
  });
});
