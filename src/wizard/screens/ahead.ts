import type { KeyName } from '../binding.ts';
import { moves } from '../list/state.ts';
import { press } from '../press.ts';
import type { State } from '../state.ts';
import type { WizardContext } from '../types.ts';
import { type Frame, frameOf, type Screen } from '../view/frame.ts';
import { type PaintedRow, rowsOf } from './painter.ts';

interface Drawn {
  readonly frame: Frame;
  readonly rows: readonly PaintedRow[];
}

/** What keys lead to and states look like, the next one ahead of its key. */
export interface Ahead {
  readonly press: typeof press extends (context: WizardContext, ...given: infer Given) => State
    ? (...given: Given) => State
    : never;
  readonly draw: (state: State, screen: Screen) => Drawn;
  /** For when a frame is on the screen, and nothing else is to be done. */
  readonly think: (state: State, screen: Screen) => void;
}

/**
 * A key that moves through a list mostly comes again: what it leads to then is worked out before it does, most of what
 * an answer to it takes. Nothing stale is ever shown: what is kept is what `press` and `frameOf` give for this very state
 * and screen, and they look at nothing else.
 */
export function thinkingAhead(context: WizardContext, color: boolean): Ahead {
  let last: KeyName = '';
  let next: {
    readonly from: State;
    readonly to: State;
    readonly screen: Screen;
    readonly drawn: Drawn;
  } | null = null;
  const draw = (state: State, screen: Screen): Drawn => {
    const frame = frameOf(context, state, screen);
    return { frame, rows: rowsOf(frame, color, screen.unicode) };
  };
  return {
    press: (state, key, screen, along) => {
      const known = key === last && next?.from === state && next.screen === screen ? next.to : null;
      last = key;
      return known ?? press(context, state, key, screen, along);
    },
    draw: (state, screen) =>
      next?.to === state && next.screen === screen ? next.drawn : draw(state, screen),
    think: (from, screen) => {
      if (!Object.hasOwn(moves, last)) return;
      const to = press(context, from, last, screen);
      // The review looks at files, and they may be others by then.
      const isMove = to !== from && to.answers === from.answers && to.place !== 'review';
      next = isMove ? { from, to, screen, drawn: draw(to, screen) } : null;
    },
  };
}
