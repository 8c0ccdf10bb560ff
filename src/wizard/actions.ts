import type { Move } from './list/state.ts';
import type { Lent } from './state.ts';
import type { Place } from './steps.ts';
import type { TextEdit } from './text.ts';
import type { Edited } from './types.ts';

/**
 * Everything that can happen. What answers something names the place it was meant for, so that a key
 * which arrives late (a second Enter in one burst) cannot answer another question.
 */
export type Action =
  | { readonly kind: 'move'; readonly move: Move; readonly page: number }
  /** ink-select-input moved its own highlight. */
  | { readonly kind: 'highlight'; readonly place: Place; readonly index: number }
  /** `id`: of the row that was highlighted; null: whichever is. */
  | { readonly kind: 'choose'; readonly place: Place; readonly id: string | null }
  | { readonly kind: 'back' }
  | { readonly kind: 'fix' }
  | { readonly kind: 'recommend' }
  | { readonly kind: 'accept' }
  /** `text`: what the search begins with. */
  | { readonly kind: 'search'; readonly text: string }
  /** In a search: the highlighted name, or the nearest to what was typed, in its place. */
  | { readonly kind: 'complete' }
  /** The next of the orders that the list has. */
  | { readonly kind: 'reorder' }
  | { readonly kind: 'text'; readonly edit: TextEdit }
  | { readonly kind: 'submit' }
  | { readonly kind: 'start-from-app' }
  /** On the start: the app's choices one after the other, instead of its review. */
  | { readonly kind: 'walk' }
  | { readonly kind: 'undo' }
  | { readonly kind: 'redo' }
  /** To the answer that causes what the panel says. */
  | { readonly kind: 'cause' }
  | { readonly kind: 'jump'; readonly step: Place }
  | { readonly kind: 'open'; readonly overlay: 'explain' | 'preview' | 'diff' }
  /** Sizes come from the screen: `count` lines in a window of `page`. */
  | { readonly kind: 'scroll'; readonly move: Move; readonly page: number; readonly count: number }
  | { readonly kind: 'scroll-to'; readonly line: number }
  /** The next or previous option under the preview; on the review, the next or previous file. */
  | { readonly kind: 'neighbour'; readonly by: 1 | -1 }
  | { readonly kind: 'save-as' }
  | { readonly kind: 'write' }
  /** What it would cost to rent a pod of it now; once that is agreed to, the files are written, too. */
  | { readonly kind: 'deploy' }
  /** Of files that are there: over them, or beside. */
  | { readonly kind: 'replace'; readonly beside: boolean }
  /** The start command, or what the highlighted row of the form holds, to the terminal's clipboard. */
  | { readonly kind: 'copy' }
  /** The startup script, to the person's editor. */
  | { readonly kind: 'edit' }
  /** The editor that was opened for this has ended. */
  | { readonly kind: 'edited'; readonly lent: Lent; readonly edited: Edited }
  | { readonly kind: 'cancel' };
