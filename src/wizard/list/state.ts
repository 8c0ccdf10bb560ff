/** A list's own state: which row is highlighted, and what is searched for. Its rows are derived elsewhere. */
export interface ListState {
  readonly highlight: number;
  readonly query: string;
  readonly searching: boolean;
  /** Which of the list's orders, counted on and on; 0 is the usual one. */
  readonly order: number;
  /**
   * Grows whenever the highlight is set by anything but ink-select-input, which keeps a highlight of
   * its own and has to be mounted anew to take over another.
   */
  readonly revision: number;
}

export const emptyList: ListState = { highlight: 0, query: '', searching: false, order: 0, revision: 0 };

export type Move = 'up' | 'down' | 'page-up' | 'page-down' | 'home' | 'end';

/** The keys that move, on every screen. */
export const moves: Readonly<Record<string, Move>> = {
  up: 'up',
  k: 'up',
  down: 'down',
  j: 'down',
  pageup: 'page-up',
  pagedown: 'page-down',
  ' ': 'page-down',
  home: 'home',
  g: 'home',
  end: 'end',
  G: 'end',
};

/** Moves the highlight without wrapping around; it stays within `count` rows. */
export function moveList(list: ListState, move: Move, count: number, page: number): ListState {
  const steps: Readonly<Record<Move, number>> = {
    up: -1,
    down: 1,
    'page-up': -page,
    'page-down': page,
    home: -count,
    end: count,
  };
  return highlightAt(list, list.highlight + steps[move], count);
}

/** Puts the highlight on a row. */
export function highlightAt(list: ListState, index: number, count: number): ListState {
  const highlight = Math.max(0, Math.min(index, count - 1));
  return { ...list, highlight, revision: list.revision + 1 };
}
