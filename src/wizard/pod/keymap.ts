import { isSpent } from '../../deploy/record.ts';
import type { Hint, KeyName } from '../binding.ts';
import { moves } from '../list/state.ts';
import type { Notice } from '../state.ts';
import { questionRows } from './question.ts';
import { afterStop, canGoBack, type Order, type PodState } from './state.ts';

/** What of the screen a key has to know: lines that can be scrolled, and how many a page has. */
export interface PodRoom {
  readonly count: number;
  readonly page: number;
}

interface PodBinding {
  readonly keys: readonly KeyName[];
  readonly when: (state: PodState) => boolean;
  readonly press: (state: PodState, key: KeyName, room: PodRoom) => PodState;
  readonly hint?: Hint;
  readonly help: string;
}

const isAsking = ({ question, view, confirming }: PodState) =>
  question !== null && view === 'main' && !confirming;
const isRunning = ({ record }: PodState) => record !== null && !isSpent(record);
const order = (state: PodState, what: Order): PodState => ({ ...state, order: what });
const warn = (state: PodState, text: string, keys?: string): PodState => {
  const notice: Notice = { tone: 'warn', text, ...(keys === undefined ? {} : { keys }) };
  return { ...state, notice };
};

/** Every key of the screen that follows a pod, once: footer and help are drawn from this table, too. */
export const podKeymap: readonly PodBinding[] = [
  {
    keys: ['enter'],
    when: ({ confirming }) => confirming,
    press: (state) => order({ ...state, isStopping: true }, { do: 'stop' }),
    help: 'where it is asked whether to stop the pod: stop it',
  },
  {
    keys: ['esc'],
    when: ({ confirming }) => confirming,
    press: (state) => state,
    help: 'where it is asked whether to stop the pod: do not',
  },
  {
    keys: ['enter'],
    when: isAsking,
    press: choose,
    hint: { key: (glyphs) => glyphs.keys.enter, word: 'choose', weight: 0 },
    help: 'choose the highlighted row: nothing is rented before Enter on the one that says so',
  },
  {
    keys: ['up', 'down', 'j', 'k'],
    when: isAsking,
    press: highlight,
    hint: { key: (glyphs) => glyphs.keys.upDown, word: 'move', weight: 4 },
    help: 'move the highlight',
  },
  {
    keys: Object.keys(moves),
    when: (state) => !isAsking(state) || state.view !== 'main',
    press: scroll,
    hint: { key: (glyphs) => glyphs.keys.upDown, word: 'scroll', weight: 6 },
    help: 'scroll; Space and PgDn a page, g and G to the ends',
  },
  {
    keys: ['pageup', 'pagedown', ' '],
    when: isAsking,
    press: scroll,
    help: 'what else stands below the question',
  },
  {
    keys: ['f'],
    when: ({ ended, view }) => ended !== null && ended.change !== null && view === 'main',
    press: (state) => {
      const { ended } = state;
      if (ended === null || ended.change === null) return state;
      const because = ended.report[0] ?? ended.why;
      return { ...state, result: { kind: 'changed', plan: ended.change, because } };
    },
    hint: { key: () => 'f', word: 'change the plan', weight: 1 },
    help: 'to the review, with the plan changed as the diagnosis says',
  },
  {
    keys: ['u'],
    when: ({ address }) => address !== null,
    press: (state) => (state.address === null ? state : order(state, { do: 'open', address: state.address })),
    hint: { key: () => 'u', word: 'open', weight: 2 },
    help: "open the app's address in your browser",
  },
  {
    keys: ['y'],
    when: ({ address }) => address !== null,
    press: (state) => (state.address === null ? state : order(state, { do: 'copy', text: state.address })),
    hint: { key: () => 'y', word: 'copy', weight: 5 },
    help: "copy the app's address, where the terminal allows it (OSC 52)",
  },
  {
    keys: ['l'],
    when: ({ record }) => record !== null,
    press: (state) => ({ ...state, view: state.view === 'log' ? 'main' : 'log', scroll: 0 }),
    hint: { key: () => 'l', word: 'log', weight: 3 },
    help: 'the log of the container; again, and it is closed',
  },
  {
    keys: ['t'],
    when: isRunning,
    press: (state) => {
      if (state.isStopping) return warn(state, 'It is asked to stop already.');
      const after = state.record === null ? '' : afterStop(state.record);
      return { ...warn(state, `Stop the pod? ${after}`, 'Enter stops it, Esc does not.'), confirming: true };
    },
    hint: { key: () => 't', word: 'stop', weight: 2 },
    help: 'stop the pod; Enter then does, and no other key',
  },
  {
    keys: ['?'],
    when: () => true,
    press: (state) => ({ ...state, view: state.view === 'help' ? 'main' : 'help', scroll: 0 }),
    hint: { key: () => '?', word: 'keys', weight: 7 },
    help: 'these keys',
  },
  {
    keys: ['esc', 'left', 'shift+tab', 'q'],
    when: ({ view }) => view !== 'main',
    press: (state) => ({ ...state, view: 'main', scroll: 0 }),
    hint: { key: () => 'esc', word: 'close', weight: 0 },
    help: 'close the page',
  },
  {
    keys: ['esc', 'left', 'shift+tab'],
    when: ({ view }) => view === 'main',
    press: (state) => {
      if (canGoBack(state)) return { ...state, result: { kind: 'back' } };
      return warn(
        state,
        state.record === null ? 'It is being asked for.' : 'The pod is there, and goes on.',
        'Ctrl-C leaves it so, t stops it.',
      );
    },
    hint: { key: () => 'esc', word: 'back', weight: 1 },
    help: 'back to the review, as long as nothing is rented',
  },
  {
    keys: ['ctrl+c'],
    when: () => true,
    press: (state) => ({ ...state, result: { kind: 'left' } }),
    hint: { key: (glyphs) => `${glyphs.keys.ctrl}C`, word: 'leave', weight: 0 },
    help: 'leave; a pod that is there goes on, and is billed',
  },
];

/** The keys that work now, in the footer. */
export function podHints(state: PodState, canScroll: boolean): readonly Hint[] {
  return podKeymap.flatMap(({ when, hint }) => {
    if (hint === undefined || !when(state)) return [];
    const isIdle = (hint.word === 'back' && !canGoBack(state)) || (hint.word === 'scroll' && !canScroll);
    return isIdle ? [] : [hint];
  });
}

/**
 * A key on this screen. Pure; one that means nothing now changes nothing. `along`: it came before the screen
 * showed what the key ahead of it did; then it rents nothing and stops nothing, since nobody can have seen what it answers.
 */
export function pressPod(state: PodState, key: KeyName, room: PodRoom, along: boolean): PodState {
  if (state.result !== null) return state;
  const binding = podKeymap.find(({ keys, when }) => keys.includes(key) && when(state));
  // Any other key is a no to what was asked.
  if (binding === undefined) return state.confirming ? { ...state, notice: null, confirming: false } : state;
  const pressed = binding.press({ ...state, notice: null, confirming: false }, key, room);
  const isBinding = pressed.order !== state.order && ['rent', 'stop'].includes(pressed.order?.do ?? '');
  return along && isBinding ? state : pressed;
}

function highlight(state: PodState, key: KeyName): PodState {
  const { question } = state;
  if (question === null) return state;
  const count = questionRows(question.quote, question.ends).length;
  const by = moves[key] === 'up' ? -1 : 1;
  const at = Math.min(Math.max(question.highlight + by, 0), count - 1);
  return { ...state, question: { ...question, highlight: at } };
}

function choose(state: PodState): PodState {
  const { question } = state;
  if (question === null) return state;
  const row = questionRows(question.quote, question.ends)[question.highlight];
  if (row === undefined) return state;
  if (row.does === 'back') return { ...state, result: { kind: 'back' } };
  if (row.does === 'rent') return order({ ...state, question: null }, { do: 'rent', ends: question.ends });
  return { ...state, question: { ...question, ends: row.does } };
}

/** A log is read from its end. */
function scroll(state: PodState, key: KeyName, { count, page }: PodRoom): PodState {
  const down = state.view === 'log' ? -1 : 1;
  const by = {
    up: -down,
    down,
    'page-up': -down * page,
    'page-down': down * page,
    home: -down * count,
    end: down * count,
  };
  const most = Math.max(0, count - page);
  return { ...state, scroll: Math.min(Math.max(state.scroll + by[moves[key] ?? 'down'], 0), most) };
}
