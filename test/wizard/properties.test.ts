import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Action } from '../../src/wizard/actions.ts';
import { judge } from '../../src/wizard/judge.ts';
import { lineWidth } from '../../src/wizard/lines.ts';
import { press } from '../../src/wizard/press.ts';
import { reduce } from '../../src/wizard/reducer.ts';
import { countHere, highlighted, listHere, rowsHere, type State } from '../../src/wizard/state.ts';
import { choiceSteps, places } from '../../src/wizard/steps.ts';
import { frameOf, type Screen } from '../../src/wizard/view/frame.ts';
import { fixturePresets } from '../support/fixture-presets.ts';
import { catalog, presets } from '../support/plans.ts';
import { context, contextWith, flags, opened, screen } from './context.ts';

const named = [
  'up',
  'down',
  'left',
  'right',
  'enter',
  'esc',
  'shift+tab',
  'pageup',
  'pagedown',
  'home',
  'end',
  'backspace',
  'delete',
  'ctrl+u',
  'tab',
];
const key = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...named) },
  { weight: 3, arbitrary: fc.constantFrom(...'frapsdwbzxoc/?y<123456n[]jkgG ') },
  { weight: 1, arbitrary: fc.constantFrom('é', '日', '🚀', '\u202e', '4', '.') },
);
const size: fc.Arbitrary<Screen> = fc.record({
  columns: fc.integer({ min: 1, max: 220 }),
  rows: fc.integer({ min: 1, max: 60 }),
  unicode: fc.boolean(),
});
const world = contextWith(
  { 'startup.sh': '#!/bin/bash\nmine\n', 'JOURNAL.md': '# Journal\n' },
  { world: { catalog, presets: [...presets, ...fixturePresets] } },
);
const start = fc.constantFrom(
  () => opened({ app: 'ollama' }, { app: 'flag' }, world),
  () => opened({ ...flags.draft, app: 'vllm' }, flags.origins, world),
  () => opened(),
  () => opened({ app: 'fluxgym' }, { app: 'flag' }),
  () => opened(flags.draft, flags.origins),
  () => opened({ ...flags.draft, gpu: 'NVIDIA GeForce RTX 5090', install: 'system' }, flags.origins),
);

/** Presses keys; the menus of ink-select-input are moved as it would report. */
function walk(state: State, keys: readonly string[], on: Screen): State {
  return keys.reduce((now, one) => {
    const after = press(world, now, one, on);
    if (after !== now || !frameOf(world, now, on).menu) return after;
    const { place } = now;
    const count = countHere(world, now);
    const { highlight } = listHere(now);
    if (one === 'down')
      return reduce(world, now, { kind: 'highlight', place, index: (highlight + 1) % count });
    return one === 'enter' ? reduce(world, now, { kind: 'choose', place, id: null }) : after;
  }, state);
}

describe('whatever is pressed', () => {
  it('nothing breaks, the highlight stays on a row, and the frame fits the screen', () => {
    fc.assert(
      fc.property(start, fc.array(key, { maxLength: 30 }), size, (make, keys, on) => {
        const state = walk(make(), keys, on);
        const { highlight } = listHere(state);
        expect(highlight).toBeGreaterThanOrEqual(0);
        expect(highlight).toBeLessThan(Math.max(1, countHere(world, state)));
        const frame = frameOf(world, state, on);
        const { layout } = frame;
        const rows = frame.top.length + layout.bodyHeight + frame.bottom.length;
        if (on.rows >= 5) expect(rows).toBeLessThan(on.rows);
        for (const line of [...frame.top, ...frame.bottom])
          expect(lineWidth(line)).toBeLessThanOrEqual(on.columns);
        expect(lineWidth(frame.heading)).toBeLessThanOrEqual(layout.listWidth);
        expect(frame.panel.length).toBeLessThanOrEqual(layout.panelHeight);
        expect(frame.rows.length).toBeLessThanOrEqual(layout.listHeight);
        if (frame.cursor !== null) expect(frame.cursor.y).toBeLessThan(on.rows);
      }),
      { numRuns: 100 },
    );
  });

  it('nothing is written before the review, and nothing replaced without w or b', () => {
    fc.assert(
      fc.property(
        start,
        fc.array(
          key.filter((one) => one !== 'w' && one !== 'b'),
          { maxLength: 30 },
        ),
        (make, keys) => {
          expect(walk(make(), keys, screen).result?.kind).not.toBe('write');
        },
      ),
      { numRuns: 80 },
    );
  });
});

describe('answers', () => {
  it('land on the current step only', () => {
    fc.assert(
      fc.property(start, fc.constantFrom(...places), fc.string(), (make, place, id) => {
        const state = make();
        fc.pre(place !== state.place);
        const action: Action = { kind: 'choose', place, id };
        expect(reduce(world, state, action)).toBe(state);
      }),
    );
  });

  it('forward and back again is where one was, with the answer highlighted', () => {
    fc.assert(
      fc.property(fc.constantFrom(...choiceSteps), fc.nat({ max: 400 }), (place, pick) => {
        let state = opened(flags.draft, flags.origins);
        while (state.place !== place) state = reduce(context, state, { kind: 'back' });
        const rows = rowsHere(context, state);
        const option = rows[pick % rows.length];
        fc.pre(option !== undefined && option.choice.kind === 'state');
        if (option === undefined) return;
        fc.pre(judge(context, state.answers, place, option).verdict !== 'incompatible');
        const there = reduce(context, state, { kind: 'choose', place, id: option.id });
        const back = reduce(context, there, { kind: 'back' });
        expect(back.place).toBe(place);
        expect(highlighted(context, back)?.id).toBe(option.id);
        expect(back.answers).toBe(there.answers);
      }),
      { numRuns: 60 },
    );
  });

  it('are marked as chosen by whoever chose them', () => {
    const state = opened({ gpu: 'NVIDIA L4', app: 'fluxgym' }, { gpu: 'preset', app: 'flag' });
    const marked = frameOf(context, state, screen).rows.filter(({ line }) =>
      line.some(({ text }) => text.includes('(preset)')),
    );
    expect(marked.map(({ id }) => id)).toEqual(['NVIDIA L4']);
  });
});
