import type { Quote } from '../../deploy/quote.ts';
import { isSpent, type PodRecord } from '../../deploy/record.ts';
import type { Ends } from '../../deploy/request.ts';
import type { Ended, Made, Round, Stopped } from '../../deploy/teller.ts';
import type { Plan } from '../../plan/plan.ts';
import type { Notice } from '../state.ts';

/** What is new, as the shell tells it. */
export type News =
  /** The clock, ms. */
  | { readonly is: 'tick'; readonly now: number }
  | { readonly is: 'told'; readonly line: string }
  | { readonly is: 'quote'; readonly quote: Quote }
  | ({ readonly is: 'made' } & Omit<Made, 'stop'>)
  | ({ readonly is: 'round' } & Round)
  | ({ readonly is: 'ended' } & Ended)
  | ({ readonly is: 'stopped' } & Stopped)
  /** What came of a key that the shell acted on. */
  | { readonly is: 'noted'; readonly notice: Notice }
  /** It could not even begin: what happened, and what to do. */
  | { readonly is: 'refused'; readonly message: string; readonly next: string }
  /** Nothing is under way any more; `isSettled`: and it is known what there is. */
  | { readonly is: 'over'; readonly isSettled: boolean };

/** What the shell is to do; a new object each time. */
export type Order =
  | { readonly do: 'rent'; readonly ends: Ends }
  | { readonly do: 'stop' }
  | { readonly do: 'open'; readonly address: string }
  | { readonly do: 'copy'; readonly text: string };

/** How the screen was left. */
export type PodResult =
  /** To the shell; a pod that is there goes on. */
  | { readonly kind: 'left' }
  /** To the review: nothing was rented. */
  | { readonly kind: 'back' }
  /** To the review, with the plan that ends a failure. */
  | { readonly kind: 'changed'; readonly plan: Plan; readonly because: string };

/** All of the screen that follows a pod, from what it would cost to its end. Plain data. */
export interface PodState {
  /** `FluxGym on RTX 4090` */
  readonly title: string;
  readonly now: number;
  /** What is asked just now; null: nothing. */
  readonly question: {
    readonly quote: Quote;
    readonly ends: Ends;
    readonly highlight: number;
  } | null;
  readonly told: readonly { readonly at: number; readonly text: string }[];
  readonly record: PodRecord | null;
  readonly address: string | null;
  readonly log: readonly string[];
  readonly ended: Ended | null;
  readonly refusal: { readonly message: string; readonly next: string } | null;
  readonly isOver: boolean;
  readonly isSettled: boolean;
  readonly view: 'main' | 'log' | 'help';
  /** Lines above the window; of the log, below it. */
  readonly scroll: number;
  /** It is asked whether to stop it: Enter does. */
  readonly confirming: boolean;
  /** It was asked to stop, and what came of it is still to come. */
  readonly isStopping: boolean;
  readonly notice: Notice | null;
  readonly order: Order | null;
  readonly result: PodResult | null;
}

export function openedPod(title: string, now: number): PodState {
  return {
    title,
    now,
    question: null,
    told: [],
    record: null,
    address: null,
    log: [],
    ended: null,
    refusal: null,
    isOver: false,
    isSettled: false,
    view: 'main',
    scroll: 0,
    confirming: false,
    isStopping: false,
    notice: null,
    order: null,
    result: null,
  };
}

/** What of a log is kept to look at. */
const mostLines = 2000;

/** The state after news. Pure. */
export function hearNews(state: PodState, news: News): PodState {
  switch (news.is) {
    case 'tick':
      // Nothing more is spent on it by the hour.
      return state.record !== null && isSpent(state.record) ? state : { ...state, now: news.now };
    case 'told':
      return withTold(state, [news.line]);
    case 'quote':
      return { ...state, question: { quote: news.quote, ends: news.quote.ends, highlight: 0 }, scroll: 0 };
    case 'made':
      return { ...state, record: news.record, address: news.address };
    case 'round':
      return {
        ...withTold(state, news.told),
        record: newer(state.record, news.record),
        log: [...state.log, ...news.lines.slice(-mostLines).map(short)].slice(-mostLines),
      };
    case 'ended': {
      const { is: _, ...ended } = news;
      return { ...state, record: newer(state.record, ended.record), ended, scroll: 0 };
    }
    case 'stopped':
      return {
        ...state,
        record: news.record,
        isStopping: false,
        notice:
          news.failed === null
            ? { tone: 'good', text: `It is stopped. ${afterStop(news.record)}` }
            : { tone: 'bad', text: `It is not stopped: ${news.failed}. Try again, or the console.` },
      };
    case 'noted':
      return { ...state, notice: news.notice };
    case 'refused':
      return { ...state, question: null, refusal: { message: news.message, next: news.next } };
    case 'over':
      return { ...state, question: null, isOver: true, isSettled: news.isSettled };
  }
}

function withTold(state: PodState, lines: readonly string[]): PodState {
  if (lines.length === 0) return state;
  const told = lines.slice(-500).map((line) => ({ at: state.now, text: short(line) }));
  return { ...state, told: [...state.told, ...told].slice(-500) };
}

/** Nobody reads more of a line, and all that is shown is laid out anew at each key. */
const short = (line: string) => (line.length > 1000 ? `${line.slice(0, 1000)} ...` : line);

/** A round that began before it was stopped knows less than the answer to that. */
function newer(before: PodRecord | null, told: PodRecord): PodRecord {
  return before !== null && isSpent(before) && !isSpent(told) ? before : told;
}

/** What is billed from then on. */
export function afterStop({ stopped }: PodRecord): string {
  return stopped === null ? 'Nothing of it is billed any more.' : `This goes on being billed: ${stopped}.`;
}

/** Whether Esc leads back to the review: there is no pod, and none may come. */
export function canGoBack({ question, record, refusal, isOver, isSettled }: PodState): boolean {
  return record === null && (question !== null || refusal !== null || (isOver && isSettled));
}
