import type { Action } from './actions.ts';
import type { Overlay, State } from './state.ts';
import { listHere } from './state.ts';
import type { Place } from './steps.ts';
import type { Glyphs } from './theme.ts';

/** What the keys mean just now. `menu`: ink-select-input has the arrows and Enter. */
export type Mode = 'list' | 'menu' | 'search' | 'field' | 'review' | 'confirm' | 'page';

/** What a key may need to know besides itself. Sizes come from the screen. */
export interface KeyContext {
  readonly mode: Mode;
  readonly place: Place;
  readonly overlay: Overlay['kind'] | null;
  readonly scroll: number;
  /** Rows that one page holds, in the list or in the open page. */
  readonly page: number;
  /** Lines of the open page, and which of them are marked. */
  readonly count: number;
  readonly changes: readonly number[];
  readonly canFix: boolean;
  readonly canAccept: boolean;
  readonly appIsOpen: boolean;
  /** Enough is answered for a script. */
  readonly canPreview: boolean;
  readonly hasDiff: boolean;
  /** The highlighted row of the review writes. */
  readonly onWrite: boolean;
  /** There is a change to undo. */
  readonly canUndo: boolean;
  /** There is something undone to bring back. */
  readonly canRedo: boolean;
  /** Another answer causes what the panel says. */
  readonly hasCause: boolean;
}

/** A key by name: `up`, `enter`, `ctrl+c`, or the character itself. */
export type KeyName = string;

/** How the footer names a key. */
export interface Hint {
  readonly key: (glyphs: Glyphs) => string;
  readonly word: string;
  /** The higher, the sooner it goes when there is no room. */
  readonly weight: number;
  /** Where the key would only say that it cannot do anything yet, the footer is silent about it. */
  readonly when?: (context: KeyContext) => boolean;
}

/** A row of the keymap. */
export interface Binding {
  readonly keys: readonly KeyName[];
  readonly modes: readonly Mode[];
  /** Narrower than the modes. */
  readonly when?: (context: KeyContext) => boolean;
  readonly action: (context: KeyContext, key: KeyName) => Action;
  /** None: it is only in the help. */
  readonly hint?: Hint;
  readonly help: string;
}

/** The mode that a state is in. */
export function modeOf(state: State, menuIsLive: boolean): Mode {
  if (state.overlay !== null) return 'page';
  if (state.editing !== null) return 'field';
  if (listHere(state).searching) return 'search';
  if (state.place === 'review') return state.confirming ? 'confirm' : 'review';
  return menuIsLive ? 'menu' : 'list';
}
