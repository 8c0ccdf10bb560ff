import type { KeyName } from '../binding.ts';
import type { Screen } from '../view/frame.ts';
import { podFrame } from './frame.ts';
import { pressPod } from './keymap.ts';
import { hearNews, type News, type PodState } from './state.ts';

/** The state of the screen, which both keys and the shell change, each at any time. */
export interface PodStore {
  readonly get: () => PodState;
  readonly subscribe: (changed: () => void) => () => void;
  readonly hear: (news: News) => void;
  /** `along`: it came before the screen showed what the key ahead of it did. */
  readonly press: (key: KeyName, screen: Screen, along: boolean) => void;
}

export function podStore(opened: PodState): PodStore {
  let state = opened;
  const listeners = new Set<() => void>();
  const become = (next: PodState) => {
    if (next === state) return;
    state = next;
    for (const changed of listeners) changed();
  };
  return {
    get: () => state,
    subscribe: (changed) => {
      listeners.add(changed);
      return () => void listeners.delete(changed);
    },
    hear: (news) => become(hearNews(state, news)),
    press: (key, screen, along) => become(pressPod(state, key, podFrame(state, screen).room, along)),
  };
}
